import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';

import type { Command } from '../src/bindings';
import { findings } from './checker';
import { desk, map, onFreshMaps } from './desk';

// Two windows of one program, on the same map and on others; map files that are dropped into a window.
onFreshMaps();

const others: Page[] = [];
afterEach(async () => {
  for (const page of others.splice(0)) await page.close();
});

/** Another window, opened as a user does: by keys. */
async function another(): Promise<Page> {
  const opening = desk.page.context().waitForEvent('page');
  await desk.page.keyboard.press('Control+Shift+O');
  const page = await opening;
  others.push(page);
  page.on('pageerror', (error) => desk.faults.push(error.message));
  await drawn(page);
  return page;
}

async function drawn(page: Page): Promise<void> {
  await page.waitForSelector('[data-testid=map-host][data-ready=true]');
}

/** Waits until a window reads a card aloud. */
async function shows(page: Page, text: string): Promise<void> {
  await page.getByTestId('grid').getByText(text).first().waitFor({ state: 'attached' });
}

/** Waits until a window reads no such card any more. */
async function showsNo(page: Page, text: string): Promise<void> {
  await page.getByTestId('grid').getByText(text).first().waitFor({ state: 'detached' });
}

/** What the map's own canvas shows, as a number that stands for its pixels. */
async function pixels(page: Page): Promise<number> {
  await drawn(page);
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=map-host] canvas');
    const pen = canvas?.getContext('2d');
    if (canvas === null || pen === null || pen === undefined) throw new Error('no canvas');
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 7;
    for (const value of data) sum = (Math.imul(sum, 31) + value) | 0;
    return sum;
  });
}

/** Carries a command out past both windows. */
async function past(command: Command): Promise<void> {
  const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  await desk.call('apply', { map, revision: state.revision, command });
}

async function write(page: Page, lane: number, step: number, text: string): Promise<void> {
  const cell = await desk.cell(map, lane, step);
  await page.mouse.click(cell.x, cell.y);
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
}

it('shows an edit of one window in the other, and has one list of what can be undone', async () => {
  const { page } = desk;
  const other = await another();
  expect(await other.title()).toBe(await page.title());
  const before = await pixels(other);
  await write(page, 1, 1, 'Written in the first window');
  await shows(other, 'Written in the first window');
  await desk.settled();
  // It is painted as well as read.
  await expect.poll(() => pixels(other)).not.toBe(before);
  const written = await pixels(other);
  await other.bringToFront();
  await other.locator('[data-testid=grid]').focus();
  await other.keyboard.press('Control+z');
  await showsNo(page, 'Written in the first window');
  await expect.poll(() => pixels(other)).not.toBe(written);
  expect(desk.faults).toEqual([]);
});

it('does not disturb what is being typed, and keeps both', async () => {
  const { page } = desk;
  const other = await another();
  const cell = await desk.cell(map, 1, 1);
  await other.bringToFront();
  await other.mouse.click(cell.x, cell.y);
  await other.keyboard.type('Half a sen');
  for (const [step, text] of ['One', 'Two', 'Three'].entries()) {
    await page.bringToFront();
    await write(page, 3, step, text);
    await shows(other, text);
  }
  await other.bringToFront();
  expect(await other.inputValue('[data-testid=editor]')).toBe('Half a sen');
  expect(await other.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('editor');
  await other.keyboard.type('tence');
  await other.keyboard.press('Escape');
  await shows(page, 'Half a sentence');
  for (const text of ['One', 'Two', 'Three']) await shows(other, text);
  const names = (await desk.scene(map)).hits.map((hit) => hit.name);
  expect(names).toEqual(expect.arrayContaining(['One', 'Two', 'Three', 'Half a sentence']));
  expect(desk.faults).toEqual([]);
});

it('does not overwrite unseen what the other window wrote: the text stays, and Enter insists', async () => {
  const { page } = desk;
  await write(page, 1, 1, 'The card');
  const other = await another();
  const place = await desk.place(map, (hit) => hit.kind === 'Card' && hit.name === 'The card');
  await other.bringToFront();
  await other.mouse.dblclick(place.x, place.y);
  await other.keyboard.press('Control+a');
  await other.keyboard.type('Mine');
  await past({ do: 'Edit', ids: [place.hit.id], field: { field: 'Name', value: 'Theirs' } });
  await shows(other, 'Theirs');
  await other.keyboard.press('Enter');
  await other.getByText('changed in another window').first().waitFor();
  expect(await other.inputValue('[data-testid=editor]')).toBe('Mine');
  await shows(page, 'Theirs');
  await other.keyboard.press('Enter');
  await shows(page, 'Mine');
});

it('keeps a text whose card is taken away meanwhile', async () => {
  const { page } = desk;
  await write(page, 1, 1, 'The card');
  const other = await another();
  const place = await desk.place(map, (hit) => hit.kind === 'Card' && hit.name === 'The card');
  await other.bringToFront();
  await other.mouse.dblclick(place.x, place.y);
  await other.keyboard.press('End');
  await other.keyboard.type(' with more to say');
  await past({ do: 'Delete', ids: [place.hit.id] });
  await other.getByText('taken away in another window').first().waitFor();
  expect(await other.inputValue('[data-testid=editor]')).toBe('The card with more to say');
  await other.keyboard.press('Enter');
  await other.getByText('in the parking lot').first().waitFor();
  const { parked } = await desk.call('contents', { map });
  expect(parked.map((card) => card.text)).toEqual(['The card with more to say']);
  await drawn(page);
});

it('shows the other map in the other window, and each goes its own way', async () => {
  const { page } = desk;
  const other = await another();
  await other.getByTestId('back').click();
  await other.waitForSelector('[data-testid=library]');
  await write(page, 1, 1, 'Only here');
  await shows(page, 'Only here');
  expect(await other.locator('[data-testid=library]').count()).toBe(1);
  await other.close();
  await write(page, 1, 2, 'Still here');
  await shows(page, 'Still here');
});

/** Lets files go over the window, as a file manager does. */
async function drop(files: { name: string; text: string }[], on: string): Promise<void> {
  const carried = await desk.page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await desk.page.dispatchEvent(on, 'dragover', { dataTransfer: carried });
  await desk.page.dispatchEvent(on, 'drop', { dataTransfer: carried });
}

const SPUDNIK = readFileSync(join(import.meta.dirname, '../../examples/spudnik.journey'), 'utf8');

it('takes a map file in that is dropped on an open map, beside it, and offers to open it', async () => {
  const { page } = desk;
  await write(page, 1, 1, 'My own');
  // Of a copy of a map that is here already the user is asked what it is for.
  await drop(
    [{ name: 'From a colleague.journey', text: SPUDNIK.replaceAll('05pdnk', '08pdnk') }],
    '[data-testid=map-host]',
  );
  await page.getByTestId('toast').getByText('From a colleague').waitFor();
  await shows(page, 'My own');
  expect(await findings()).toEqual([]);
  const opening = page.context().waitForEvent('page');
  await page.getByTestId('toast-offer').nth(1).click();
  const other = await opening;
  others.push(other);
  await drawn(other);
  expect(await other.title()).not.toBe(await page.title());
  await shows(page, 'My own');
});

it('takes several files in and tells a bad one with its place', async () => {
  const { page } = desk;
  await drop(
    [
      { name: 'One.journey', text: SPUDNIK.replaceAll('05pdnk', '06pdnk') },
      { name: 'Two.journey', text: SPUDNIK.replaceAll('05pdnk', '07pdnk') },
      { name: 'Broken.journey', text: `${SPUDNIK.slice(0, 400)}\n!!!` },
    ],
    '[data-testid=map-host]',
  );
  await page.getByTestId('toast').getByText('2 maps were added').waitFor();
  const bad = await page.getByTestId('toast').filter({ hasText: 'Broken.journey' }).innerText();
  expect(bad).toMatch(/line \d+, column \d+/);
  expect(await page.locator('[data-testid=map-host]').count()).toBe(1);
});

it('says over an open map that another window has put it into the bin, and takes it out again', async () => {
  const { page } = desk;
  const bar = page.getByTestId('bin-bar');
  await desk.call('shelve', { maps: [map], mark: 'Binned', on: true });
  await bar.getByText('This map is in the bin.').waitFor();
  expect(await findings('[data-testid=bin-bar]')).toEqual([]);
  // Work goes on below it.
  await write(page, 1, 1, 'Written in the bin');
  await shows(page, 'Written in the bin');
  await page.getByTestId('bin-restore').click();
  await bar.waitFor({ state: 'detached' });
  await page.getByText('is back').waitFor();
  const bin = await desk.call('library', {
    shelf: 'Bin',
    sort: 'Changed',
    collection: null,
    status: null,
    actor: null,
  });
  expect(bin.order).not.toContain(map);
  // Another window takes it out as well.
  await desk.call('shelve', { maps: [map], mark: 'Binned', on: true });
  await bar.waitFor();
  await desk.call('shelve', { maps: [map], mark: 'Binned', on: false });
  await bar.waitFor({ state: 'detached' });
});
