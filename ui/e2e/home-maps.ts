import { afterAll, beforeAll, beforeEach } from 'vitest';

import type { LibraryView, MapShelf } from '../src/bindings';
import { desk } from './desk';

// Maps of the library's home, made past the interface.

/** Maps of the test that runs, so that those of others are told from them. */
export let mine: string[] = [];
/** Tells the names of one test from those of every other. */
export let run = '';

/** What shows a map in the home. */
export const card = (id: string | undefined): string => `[data-map="${id ?? ''}"]`;

export async function library(shelf: MapShelf = 'All', collection: string | null = null): Promise<LibraryView> {
  return desk.call('library', { shelf, collection, status: null, actor: null, sort: 'Changed' });
}

export async function make(title: string): Promise<string> {
  const { map: made } = await desk.call('create', { template: 'five-stages', language: 'en' });
  await desk.call('name_map', { map: made ?? '', title });
  return made ?? '';
}

/** Waits until what a selector names has the keyboard. */
export async function hasKeyboard(selector: string): Promise<void> {
  await desk.page.waitForFunction((one) => document.activeElement?.matches(one) === true, selector);
}

/** Shows three new maps in the home before each test of a file. `ready` prepares the library before they are made. */
export function onThreeMaps(ready?: () => Promise<void>): void {
  const plain = () => desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
  beforeAll(plain);
  beforeEach(async () => {
    run = String(Date.now());
    await ready?.();
    mine = [await make('Ottanta passi'), await make(`Notte a Rovereto ${run}`), await make('La carta d’identità')];
    await desk.library();
    await desk.page.waitForSelector(card(mine[2]));
    desk.faults.length = 0;
  });
  afterAll(plain);
}
