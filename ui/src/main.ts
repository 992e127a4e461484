import './styles/tokens.css';
import './styles/shape.css';
import './styles/fonts.css';
import './styles/base.css';

import { mount } from 'svelte';

import { findHost } from './host';
import App from './views/App.svelte';

async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (target === null) return;
  // While developing, `?memory` shows a small map that lives in the page alone.
  const memory = import.meta.env.DEV && location.search.includes('memory');
  const host = memory ? (await import('./host/memory')).memoryHost() : findHost();
  mount(App, { target, props: { host } });
}

void start();
