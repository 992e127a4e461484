import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { WHOLE } from '../src/document/sharing';
import { desk, onOneMap } from './desk';
import { card, library, make, mine, onThreeMaps, run } from './home-maps';
import { drop, folder } from './passed-on';

onOneMap(1280, 720);

onThreeMaps();

/** Waits until what a selector names has the keyboard. */
async function hasKeyboard(selector: string): Promise<void> {
  await desk.page.waitForFunction((one) => document.activeElement?.matches(one) === true, selector);
}

async function middle(selector: string): Promise<{ x: number; y: number }> {
  await desk.page.locator(selector).scrollIntoViewIfNeeded();
  const box = await desk.page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not there`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('the field for a title', () => {
  beforeEach(async () => {
    await desk.page.click(card(mine[2]));
    await desk.page.keyboard.press('F2');
    await hasKeyboard('[data-testid=name-field]');
    await desk.page.keyboard.type('Un altro titolo');
  });

  it('keeps what was typed when another field is clicked, which then has the keyboard', async () => {
    const { page } = desk;
    const named = page.waitForResponse((response) => response.url().endsWith('/rpc/name_map'));
    const read = page.waitForResponse((response) => response.url().endsWith('/rpc/library'));
    await page.click('[data-testid=search-maps]');
    await Promise.all([named, read]);
    await page.keyboard.type('rim');
    await page.keyboard.press('Backspace');
    expect(await page.inputValue('[data-testid=search-maps]')).toBe('ri');
    await hasKeyboard('[data-testid=search-maps]');
    expect((await library()).order).toContain(mine[2]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      (one) => document.querySelector(one)?.textContent?.includes('Un altro titolo') === true,
      card(mine[2]),
    );
  });

  it('gives the keyboard back to the list with Enter', async () => {
    await desk.page.keyboard.press('Enter');
    await hasKeyboard('[data-testid=map-list]');
  });

  it('gives it to the search with Ctrl+F', async () => {
    await desk.page.keyboard.press('Control+f');
    await hasKeyboard('[data-testid=search-maps]');
    await desk.page.waitForFunction(
      (one) => document.querySelector(one)?.textContent?.includes('Un altro titolo') === true,
      card(mine[2]),
    );
    await hasKeyboard('[data-testid=search-maps]');
  });
});

it('what is asked about deleting for ever is what is deleted, whatever another window does meanwhile', async () => {
  const { page } = desk;
  const maps = mine.slice(0, 2);
  const others = (await library('Bin')).order.length;
  await desk.call('shelve', { maps, mark: 'Binned', on: true });
  await page.click('[data-testid=shelf-Bin]');
  await page.waitForSelector(card(mine[1]));
  await page.click('[data-testid=empty-bin]');
  await page.waitForSelector('[data-testid=delete-maps]');
  const asked = await page.textContent('[data-testid=delete-maps] h2');
  expect(asked).toContain(String(others + 2));
  await desk.call('shelve', { maps: [mine[2] ?? ''], mark: 'Binned', on: true });
  await desk.call('shelve', { maps: [mine[0] ?? ''], mark: 'Binned', on: false });
  await page.waitForSelector(card(mine[2]), { state: 'attached' });
  expect(await page.textContent('[data-testid=delete-maps] h2')).toBe(asked);
  await page.click('[data-testid=delete-for-ever]');
  await page.waitForSelector(card(mine[1]), { state: 'detached' });
  expect((await library('Bin')).order).toEqual([mine[2]]);
  expect((await library()).order).toContain(mine[0]);
  await desk.call('delete_maps', { maps: mine.slice(2) });
});

describe('Escape ends a drag', () => {
  it('of maps, and nothing is chosen or collected', async () => {
    const { page } = desk;
    const { collection } = await desk.call('name_collection', { collection: null, name: `Sportelli ${run}` });
    const target = `[data-collection="${collection}"]`;
    await page.waitForSelector(target);
    const to = await middle(target);
    await desk.drag(await middle(card(mine[1])), to);
    await page.waitForSelector(`${target}[data-over]`);
    await page.keyboard.press('Escape');
    await page.waitForSelector(`${target}[data-over]`, { state: 'detached' });
    // Back over another map, which the click that ends it does not choose.
    const back = await middle(card(mine[2]));
    await page.mouse.move(back.x, back.y);
    await page.mouse.up();
    expect((await library('All', collection)).order).toEqual([]);
    expect(await page.getAttribute(card(mine[1]), 'aria-selected')).toBe('true');
    expect(await page.getAttribute(card(mine[2]), 'aria-selected')).toBe('false');
    // The next one is a drag like any other.
    await desk.drag(await middle(card(mine[1])), to);
    await page.mouse.up();
    await page.waitForFunction((one) => document.querySelector(`${one} .count`)?.textContent === '1', target);
    await desk.call('remove_collection', { collection });
    expect(desk.faults).toEqual([]);
  });

  it('of a collection, which stays where it stood', async () => {
    const { page } = desk;
    const made: string[] = [];
    for (const name of ['Uno', 'Due']) {
      made.push((await desk.call('name_collection', { collection: null, name: `${name} ${run}` })).collection);
    }
    const [first, second] = made.map((one) => `[data-collection="${one}"]`);
    await page.waitForSelector(second ?? '');
    const order = async (): Promise<string[]> => (await library()).collections.map((one) => one.collection);
    const before = await order();
    const from = await middle(second ?? '');
    const to = await middle(first ?? '');
    await desk.drag(from, { x: to.x, y: to.y - 12 });
    await page.waitForSelector('li.before');
    await page.keyboard.press('Escape');
    await page.waitForSelector('li.before', { state: 'detached' });
    await page.mouse.move(from.x, from.y);
    await page.mouse.up();
    expect(await order()).toEqual(before);
    expect(await page.getAttribute(second ?? '', 'aria-current')).toBe('false');
    // The next one is a move like any other, to where the line stands.
    await desk.drag(from, { x: to.x, y: to.y - 12 });
    await page.mouse.up();
    const [upper, lower] = made;
    await expect
      .poll(order)
      .toEqual(before.filter((one) => one !== lower).flatMap((one) => (one === upper ? [lower, one] : [one])));
    expect(await page.getAttribute(first ?? '', 'aria-current')).toBe('false');
    for (const collection of made) await desk.call('remove_collection', { collection });
    expect(desk.faults).toEqual([]);
  });
});

it('a copy stands in the collection of its original, in view and under its own title', async () => {
  const { page } = desk;
  const { collection } = await desk.call('name_collection', { collection: null, name: `Export ${run}` });
  const many = await Promise.all(Array.from({ length: 70 }, (_, number) => make(`Corsia ${run} ${String(number)}`)));
  await desk.call('collect', { maps: many, collection, into: true });
  await desk.call('name_map', { map: many[0] ?? '', title: `Zattera ${run}` });
  await desk.library();
  await page.click(`[data-collection="${collection}"]`);
  await page.click('main [aria-haspopup]');
  await page.getByRole('menuitemradio', { name: 'Title' }).click();
  await page.click('[data-testid=map-card]');
  await page.keyboard.press('End');
  await page.waitForSelector(`${card(many[0])}[aria-selected=true]`);
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+d');
  await page.waitForFunction(() => document.querySelector('[data-testid=toast]')?.textContent?.includes('70'));
  const copy = page.locator('[data-testid=map-card][aria-selected=true]', { hasText: `Zattera ${run} (copy)` });
  await copy.waitFor();
  expect((await copy.boundingBox())?.y).toBeLessThan(720);
  expect((await library('All', collection)).order).toHaveLength(140);
  const { maps } = await desk.call('remove_collection', { collection });
  await desk.call('shelve', { maps, mark: 'Binned', on: true });
  await desk.call('delete_maps', { maps });
  await page.evaluate(() => localStorage.removeItem('percorso.home'));
  expect(desk.faults).toEqual([]);
});

it('a long title that is written from right to left keeps its beginning', async () => {
  const { page } = desk;
  await desk.call('name_map', { map: mine[2] ?? '', title: 'رحلة العميل من أول اتصال إلى التوصية '.repeat(6) });
  for (const form of ['grid', 'list']) {
    await page.click(`[data-testid=form-${form}]`);
    const title = page.locator(`${card(mine[2])} .title[dir], ${card(mine[2])} .title [dir]`);
    await title.filter({ hasText: 'رحلة' }).waitFor();
    // The ellipsis stands at the end, which is on the left.
    expect(await title.evaluate((one) => getComputedStyle(one).direction), form).toBe('rtl');
    const first = await title.evaluate((one) => {
      const range = document.createRange();
      range.setStart(one.firstChild ?? one, 0);
      range.setEnd(one.firstChild ?? one, 4);
      const [letters, box] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
      return letters.left >= box.left - 1 && letters.right <= box.right + 1;
    });
    expect(first, form).toBe(true);
  }
  await page.click('[data-testid=form-grid]');
});

it('who comes back from a map that was found goes on from the search', async () => {
  const { page } = desk;
  await page.click('[data-testid=search-maps]');
  await page.keyboard.type(run);
  // Enter goes to what all of the words have found.
  await page.waitForSelector('[data-testid=found-list][aria-busy=false] [data-testid=found-map]');
  await page.keyboard.press('Enter');
  await desk.settled();
  await page.click('[data-testid=back]');
  await page.waitForSelector('[data-testid=found-map]');
  await hasKeyboard('[data-testid=search-maps]');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('[data-testid=found-list]') === null);
  expect(await page.inputValue('[data-testid=search-maps]')).toBe('');
  expect(desk.faults).toEqual([]);
});

it('what is typed on a map while another one is being opened is kept, and then the other one is shown', async () => {
  const { page } = desk;
  const [open, next] = [mine[0] ?? '', mine[1] ?? ''];
  // A file of a map that is gone comes in as a map of its own, which the message offers to open.
  const path = join(folder, 'notte.journey');
  await desk.call('export', { map: next, path, contents: WHOLE });
  await desk.call('shelve', { maps: [next], mark: 'Binned', on: true });
  await desk.call('delete_maps', { maps: [next] });
  await page.dblclick(card(open));
  await desk.settled();
  await drop([path]);
  let release = (): void => undefined;
  const held = new Promise<void>((go) => (release = go));
  let arrived = (): void => undefined;
  const answered = new Promise<void>((go) => (arrived = go));
  await page.route('**/rpc/open_part', async (route) => {
    const response = await route.fetch();
    arrived();
    await held;
    await route.fulfill({ response });
  });
  await page.locator('[data-testid=toast] button', { hasText: 'Open' }).first().click();
  await answered;
  const { x, y, hit } = await desk.cell(open, 0, 0);
  await page.mouse.dblclick(x, y);
  const text = `Aspetta in piedi ${run}`;
  await page.keyboard.type(text);
  release();
  await page.waitForFunction(() => document.title.includes('Notte a Rovereto'));
  await desk.settled();
  await page.unroute('**/rpc/open_part');
  const { hits } = await desk.scene(open);
  expect(hits.filter((one) => one.kind === 'Card' && one.lane === hit.lane).map((one) => one.name)).toContain(text);
});

it('a library from which the last map has gone begins anew', async () => {
  const { page } = desk;
  for (const { collection } of (await library()).collections) await desk.call('remove_collection', { collection });
  const path = join(folder, 'ottanta.journey');
  await desk.call('export', { map: mine[0] ?? '', path, contents: WHOLE });
  const rest = (await library()).order.filter((one) => one !== mine[0]);
  await desk.call('shelve', { maps: [...rest, ...(await library('Archived')).order], mark: 'Binned', on: true });
  await desk.call('delete_maps', { maps: (await library('Bin')).order });
  await desk.library();
  await page.click(card(mine[0]));
  await page.keyboard.press('Delete');
  await page.waitForSelector('[data-testid=toast] button');
  await page.click('[data-testid=shelf-Bin]');
  await page.click(card(mine[0]));
  await page.keyboard.press('Delete');
  await page.click('[data-testid=delete-for-ever]');
  await hasKeyboard('.empty h1');
  // Nothing brings back what is gone for ever.
  expect(await page.locator('[data-testid=toast] button', { hasText: 'Undo' }).count()).toBe(0);
  // What is dropped here is shown.
  await drop([path], '.empty');
  await page.waitForSelector('[data-testid=map-card]');
  expect((await library()).order).toHaveLength(1);
  expect(await page.getAttribute('[data-testid=shelf-All]', 'aria-current')).toBe('true');
  expect(desk.faults).toEqual([]);
});
