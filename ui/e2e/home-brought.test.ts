import { join } from 'node:path';

import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { LibraryView, MapShelf } from '../src/bindings';
import { WHOLE } from '../src/document/sharing';
import { desk, onOneMap } from './desk';
import { drop, folder } from './passed-on';

onOneMap(1280, 720);

// What is made or brought while the home shows something else is in sight, and chosen.

/** Tells the names of one test from those of every other. */
let run = '';
let files: string[] = [];
let titles: string[] = [];
let collection = '';

async function library(shelf: MapShelf = 'All', within: string | null = null): Promise<LibraryView> {
  return desk.call('library', { shelf, collection: within, status: null, actor: null, sort: 'Changed' });
}

async function make(title: string): Promise<string> {
  const { map } = await desk.call('create', { template: 'five-stages', language: 'en' });
  await desk.call('name_map', { map: map ?? '', title });
  return map ?? '';
}

async function takeAway(maps: string[]): Promise<void> {
  await desk.call('shelve', { maps, mark: 'Binned', on: true });
  await desk.call('delete_maps', { maps });
}

/** The card of a map with this title, which is chosen. */
const chosen = (title: string) => desk.page.locator('[data-map][aria-selected=true]', { hasText: title });

/** Waits until these maps are chosen, and no others, and one of them at least is in view. */
async function seen(...maps: string[]): Promise<void> {
  for (const title of maps) await chosen(title).waitFor();
  expect(await desk.page.locator('[data-map][aria-selected=true]').count()).toBe(maps.length);
  const boxes = await Promise.all(maps.map((title) => chosen(title).boundingBox()));
  expect(boxes.some((box) => box !== null && box.y >= 0 && box.y + box.height <= 720)).toBe(true);
}

/** Waits until a part of the rail is what is shown. */
async function shows(part: string): Promise<void> {
  await desk.page.waitForSelector(`${part}[aria-current=true]`);
}

beforeAll(async () => {
  await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
});

beforeEach(async () => {
  run = String(Date.now());
  titles = [`Il primo ${run}`, `Il secondo ${run}`];
  files = [];
  // Maps that the library knows no more: their files become maps of their own.
  for (const title of titles) {
    const map = await make(title);
    const path = join(folder, `${title}.journey`);
    await desk.call('export', { map, path, contents: WHOLE });
    await takeAway([map]);
    files.push(path);
  }
  ({ collection } = await desk.call('name_collection', { collection: null, name: `Raccolta ${run}` }));
  await desk.library();
  await desk.page.waitForSelector(`[data-collection="${collection}"]`);
  desk.faults.length = 0;
});

afterEach(async () => {
  await desk.call('remove_collection', { collection });
});

describe('map files that are dropped', () => {
  const dropped = (): Promise<void> => drop(files, '[data-testid=library]');

  it.each(['Bin', 'Archived', 'Recent'])('on the shelf %s are shown among all maps', async (shelf) => {
    await desk.page.click(`[data-testid=shelf-${shelf}]`);
    await shows(`[data-testid=shelf-${shelf}]`);
    await dropped();
    await shows('[data-testid=shelf-All]');
    await seen(...titles);
    expect(desk.faults).toEqual([]);
  });

  it('on a search are shown among all maps, and the search is over', async () => {
    const { page } = desk;
    await page.fill('[data-testid=search-maps]', 'nothing of the kind');
    await page.waitForSelector('[data-testid=shelf-All][aria-current=false]');
    await dropped();
    await shows('[data-testid=shelf-All]');
    await seen(...titles);
    expect(await page.inputValue('[data-testid=search-maps]')).toBe('');
    expect(desk.faults).toEqual([]);
  });

  it('on a collection stand in it, also when only maps of another status were shown', async () => {
    const { page } = desk;
    await page.click(`[data-collection="${collection}"]`);
    await page
      .getByRole('radio', { name: 'Live' })
      .or(page.getByRole('button', { name: 'Live' }))
      .first()
      .click();
    await dropped();
    await shows(`[data-collection="${collection}"]`);
    await seen(...titles);
    expect((await library('All', collection)).order).toHaveLength(2);
    expect(desk.faults).toEqual([]);
  });

  it('on an open map are shown when the library is asked for', async () => {
    const { page } = desk;
    const map = await make(`Archiviata ${run}`);
    await desk.call('shelve', { maps: [map], mark: 'Archived', on: true });
    await page.click('[data-testid=shelf-Archived]');
    await page.dblclick(`[data-map="${map}"]`);
    await desk.settled();
    await drop(files);
    await page.getByTestId('toast').getByRole('button', { name: 'library' }).click();
    await shows('[data-testid=shelf-All]');
    await seen(...titles);
  });
});

it('the copy of an archived map is shown among all maps', async () => {
  const { page } = desk;
  const map = await make(`Archiviata ${run}`);
  await desk.call('shelve', { maps: [map], mark: 'Archived', on: true });
  await page.click('[data-testid=shelf-Archived]');
  await page.click(`[data-map="${map}"]`);
  await page.keyboard.press('Control+d');
  await shows('[data-testid=shelf-All]');
  await seen(`Archiviata ${run} (copy)`);
  expect(desk.faults).toEqual([]);
});

it('a map that is made in a collection is found there afterwards, one that is made in the bin among all maps', async () => {
  const { page } = desk;
  for (const [from, to] of [
    [`[data-collection="${collection}"]`, `[data-collection="${collection}"]`],
    ['[data-testid=shelf-Bin]', '[data-testid=shelf-All]'],
  ]) {
    const before = (await library()).order;
    await page.click(from ?? '');
    await shows(from ?? '');
    await page.keyboard.press('Control+Shift+n');
    await desk.settled();
    await page.click('[data-testid=back]');
    await shows(to ?? '');
    const [made = ''] = (await library()).order.filter((map) => !before.includes(map));
    await page.waitForSelector(`[data-map="${made}"][aria-selected=true]`);
  }
  expect((await library('All', collection)).order).toHaveLength(1);
  expect(desk.faults).toEqual([]);
});
