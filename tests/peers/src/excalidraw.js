import '@excalidraw/excalidraw/index.css';
import { convertToExcalidrawElements, Excalidraw, newElementWith } from '@excalidraw/excalidraw';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

import { CARDS, fit, offer } from './peer.js';

const elements = convertToExcalidrawElements(
  CARDS.map(({ id, x, y, w, h, fill, text }) => ({
    type: 'rectangle',
    id,
    x,
    y,
    width: w,
    height: h,
    backgroundColor: fill,
    fillStyle: 'solid',
    roughness: 0,
    strokeWidth: 1,
    label: { text, fontSize: 12 },
  })),
);

let api;
const ready = new Promise((resolve) => {
  const excalidrawAPI = (given) => {
    api = given;
    setTimeout(() => {
      api.updateScene({ elements });
      resolve();
    }, 300);
  };
  createRoot(document.getElementById('root')).render(createElement(Excalidraw, { excalidrawAPI }));
});
const look = (scrollX, scrollY, zoom) => api.updateScene({ appState: { scrollX, scrollY, zoom: { value: zoom } } });

offer({
  ready,
  zoomOne: () => look(20, 20, 1),
  zoomFit: () => {
    const { x, y, zoom } = fit();
    look(x / zoom, y / zoom, zoom);
  },
  pan: (dx, dy) => {
    const { scrollX, scrollY, zoom } = api.getAppState();
    look(scrollX - dx / zoom.value, scrollY - dy / zoom.value, zoom.value);
  },
  zoomBy: (factor) => {
    const { scrollX, scrollY, zoom } = api.getAppState();
    look(scrollX, scrollY, zoom.value * factor);
  },
  write: (at, text) => {
    const written = (element) =>
      element.containerId === CARDS[at].id ? newElementWith(element, { text, originalText: text }) : element;
    api.updateScene({ elements: api.getSceneElements().map(written) });
  },
});
