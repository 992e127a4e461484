import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { RecoveryView } from '../src/bindings';
import { desk, onOneMap } from './desk';
import { card, hasKeyboard, library, make, mine, onThreeMaps, run } from './home-maps';
import { drop, folder } from './passed-on';

// What other windows and programs do to the library between two moves of the hand.

onOneMap(1280, 720);

onThreeMaps();

const FIELD = '[data-testid=name-field]';
const LIST = '[data-testid=map-list]';
const toast = (text: string) => desk.page.locator('[data-testid=toast]', { hasText: text });

/** Another window puts a map into the bin, and this one learns of it. */
async function binned(map: string | undefined): Promise<void> {
  await desk.call('shelve', { maps: [map ?? ''], mark: 'Binned', on: true });
  await desk.page.waitForSelector(card(map), { state: 'detached' });
}

/** Another window gives a map a title, and this one shows it. */
async function renamed(map: string | undefined, title: string): Promise<void> {
  await desk.call('name_map', { map: map ?? '', title });
  await desk.page.locator(card(map), { hasText: title }).waitFor();
}

const titleOf = async (map: string | undefined): Promise<string | undefined> =>
  (await library()).maps.find((one) => one.map === map)?.title;

describe('a menu that another window has taken the map from', () => {
  for (const hand of ['keyboard', 'pointer']) {
    it(`does nothing to another map, opened by the ${hand}`, async () => {
      const { page } = desk;
      await page.click(card(mine[0]), hand === 'pointer' ? { button: 'right' } : {});
      if (hand === 'keyboard') await page.keyboard.press('Shift+F10');
      await page.waitForSelector('[data-entry=home-bin]');
      await binned(mine[0]);
      const { order } = await library();
      await page.click('[data-entry=home-bin]');
      await toast('not here any more').waitFor();
      expect((await library()).order).toEqual(order);
      expect(await page.locator('[data-map][aria-selected=true]').count()).toBe(0);
      expect(desk.faults).toEqual([]);
    });
  }
});

describe('a title that is typed', () => {
  beforeEach(async () => {
    await desk.page.click(card(mine[1]));
    await desk.page.keyboard.press('F2');
    await hasKeyboard(FIELD);
  });

  it('ends when its map goes, and what is typed on bins nothing', async () => {
    const { page } = desk;
    await page.keyboard.type('Mezzo tit');
    const { order } = await library();
    await binned(mine[1]);
    await toast('The title was not kept').waitFor();
    await hasKeyboard(LIST);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Delete');
    expect((await library()).order).toEqual(order.filter((map) => map !== mine[1]));
    expect((await library('Bin')).maps.find(({ map }) => map === mine[1])?.title).toBe(`Notte a Rovereto ${run}`);
    expect(desk.faults).toEqual([]);
  });

  it('leaves that of another window alone where it was not touched', async () => {
    await desk.call('name_map', { map: mine[1] ?? '', title: `Altrove ${run}` });
    await desk.page.locator(card(mine[1]), { hasText: 'Altrove' }).waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector(FIELD, { state: 'detached' });
    expect(await titleOf(mine[1])).toBe(`Altrove ${run}`);
  });

  it('stays with what was typed where another window gave one, until Enter says so again', async () => {
    const { page } = desk;
    await page.keyboard.type('Il mio titolo');
    await renamed(mine[1], `Altrove ${run}`);
    // Leaving the field is no word for it.
    await page.click('[data-testid=search-maps]');
    await toast(`named it “Altrove ${run}”`).waitFor();
    await hasKeyboard(FIELD);
    expect(await page.inputValue(FIELD)).toBe('Il mio titolo');
    await page.click('[data-testid=search-maps]');
    await hasKeyboard('[data-testid=search-maps]');
    expect(await titleOf(mine[1])).toBe(`Altrove ${run}`);
    await page.focus(FIELD);
    await page.keyboard.press('Enter');
    await page.locator(card(mine[1]), { hasText: 'Il mio titolo' }).waitFor();
    await hasKeyboard(LIST);
    expect(await titleOf(mine[1])).toBe('Il mio titolo');
    expect(desk.faults).toEqual([]);
  });
});

it('the keyboard comes to the list and chooses nothing, and Enter opens the map that it stands on', async () => {
  const { page } = desk;
  await page.locator('[data-testid=form-list]').focus();
  await page.keyboard.press('Tab');
  while (!(await page.evaluate((list) => document.activeElement?.matches(list) === true, LIST)))
    await page.keyboard.press('Tab');
  const at = await page.getAttribute(LIST, 'aria-activedescendant');
  expect(at).toBe(`map-${(await library()).order[0] ?? ''}`);
  expect(await page.locator('[data-map][aria-selected=true]').count()).toBe(0);
  await page.keyboard.press('Enter');
  await desk.settled();
  expect(desk.faults).toEqual([]);
});

it('a map that gets another title is in sight where it stands by then', async () => {
  const { page } = desk;
  const more: string[] = [];
  for (let number = 0; number < 16; number += 1) more.push(await make(`Altra ${number} ${run}`));
  await page.click(card(more.at(-1)));
  await page.keyboard.press('End');
  const last = (await library()).order.at(-1);
  await page.waitForSelector(`${card(last)}[aria-selected=true]`);
  await page.keyboard.press('F2');
  await hasKeyboard(FIELD);
  const before = await titleOf(last);
  await page.keyboard.type(`Zeta ${run}`);
  await page.keyboard.press('Enter');
  await page.locator(`${card(last)}[aria-selected=true]`, { hasText: `Zeta ${run}` }).waitFor();
  await page.waitForFunction((one) => {
    const box = document.querySelector(one)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
  }, card(last));
  await desk.call('name_map', { map: last ?? '', title: before ?? '' });
  await desk.call('shelve', { maps: more, mark: 'Binned', on: true });
  await desk.call('delete_maps', { maps: more });
  expect(desk.faults).toEqual([]);
});

it('a long title without a space stays within what is found', async () => {
  const { page } = desk;
  await desk.call('name_map', { map: mine[0] ?? '', title: `Parola${run}${'lunghissima'.repeat(30)}` });
  await page.click('[data-testid=search-maps]');
  await page.keyboard.type(`Parola${run}`);
  await page.waitForSelector('[data-testid=found-list][aria-busy=false] [data-testid=found-map]');
  expect(await page.getByTestId('home').evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  const over = (box: Element): boolean =>
    [...box.querySelectorAll('div')].every((one) => one.scrollWidth <= one.clientWidth);
  expect(await page.getByTestId('found-map').first().evaluate(over)).toBe(true);
  await page.keyboard.press('Escape');
});

it('with more pinned maps than have room the keyboard goes on to the next one that is shown', async () => {
  const { page } = desk;
  const pinned: string[] = [];
  for (let number = 0; number < 10; number += 1) pinned.push(await make(`Appuntata ${number} ${run}`));
  await desk.call('shelve', { maps: pinned, mark: 'Pinned', on: true });
  const { order, first } = await library();
  await page.waitForSelector(card(order[0]));
  await page.waitForSelector(card(order[9]), { state: 'detached' });
  await page.click(card(order[7]));
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector(`${card(order[first])}[aria-selected=true]`);
  await desk.call('shelve', { maps: pinned, mark: 'Binned', on: true });
  await desk.call('delete_maps', { maps: pinned });
  expect(desk.faults).toEqual([]);
});

it('a collection that another window takes away while it is shown leaves all maps in its place', async () => {
  const { page } = desk;
  const { collection } = await desk.call('name_collection', { collection: null, name: `Via ${run}` });
  await page.click(`[data-collection="${collection}"]`);
  await page.waitForSelector('[data-testid=empty]');
  await desk.call('remove_collection', { collection });
  await page.waitForSelector('[data-testid=shelf-All][aria-current=true]');
  await page.waitForSelector(card(mine[0]));
  expect(await page.locator('[data-testid=toast]').count()).toBe(0);
  expect(desk.faults).toEqual([]);
});

it('Enter opens the place that is marked, wherever it stands in what is found by then', async () => {
  const { page } = desk;
  const word = `Quaderno${run}`;
  const [first, second] = [await make(`${word} uno`), await make(`${word} due`)];
  await page.click('[data-testid=search-maps]');
  await page.keyboard.type(word);
  await page.locator('[data-testid=found-list][aria-busy=false] [data-testid=found-map]').nth(1).waitFor();
  const options = page.locator('[data-testid=found-list] [role=option]');
  const places = await options.count();
  expect(places).toBeGreaterThan(1);
  await page.keyboard.press('ArrowDown');
  const marked = page.locator('[role=option][aria-selected=true]');
  await marked.waitFor();
  const title = await page.locator('[data-testid=found-map]', { has: marked }).getAttribute('aria-label');
  // A map that was changed last comes before it.
  const third = await make(`${word} tre`);
  await page.waitForFunction(
    (before) => document.querySelectorAll('[data-testid=found-list][aria-busy=false] [role=option]').length > before,
    places,
  );
  expect(await page.locator('[data-testid=found-map]', { has: marked }).getAttribute('aria-label')).toBe(title);
  await page.keyboard.press('Enter');
  await page.waitForFunction((one) => document.title.startsWith(one ?? ''), title);
  await desk.settled();
  await page.click('[data-testid=back]');
  await hasKeyboard('[data-testid=search-maps]');
  await page.keyboard.press('Escape');
  await desk.call('shelve', { maps: [first, second, third], mark: 'Binned', on: true });
  expect(desk.faults).toEqual([]);
});

it('files that cannot be read are told in one message, whole on the page', async () => {
  const { page } = desk;
  const paths = Array.from({ length: 14 }, (_, at) => join(folder, `guasto-${at}-${run}.journey`));
  for (const path of paths) writeFileSync(path, 'nothing that anybody wrote');
  await drop(paths, LIST);
  const told = toast('guasto-0-');
  await told.waitFor();
  expect(await page.locator('[data-testid=toast]').count()).toBe(1);
  const text = await told.innerText();
  for (let at = 0; at < paths.length; at += 1) expect(text).toContain(`guasto-${at}-${run}.journey`);
  expect(text).not.toContain('open map');
  const box = await told.boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  await page.mouse.move(640, (box?.y ?? 0) + 60);
  await page.mouse.wheel(0, 2_000);
  await page.waitForFunction(() => {
    const lines = document.querySelector('[data-testid=toast] p');
    return lines !== null && lines.scrollTop + lines.clientHeight >= lines.scrollHeight - 1;
  });
  await told.getByRole('button').click();
  await told.waitFor({ state: 'detached' });
});

describe('a library that turns out to be damaged', () => {
  const recovery: RecoveryView = {
    maps: [],
    nameless: false,
    last_edits: true,
    pieces: false,
    kept: '/home/ada/library-damaged.sqlite',
  };
  let whole = false;

  afterEach(async () => {
    await desk.page.unrouteAll({ behavior: 'wait' });
    desk.faults.length = 0;
  });

  /** Lets some calls answer as if the file were damaged, until it is saved. */
  async function damage(...names: string[]): Promise<void> {
    const { page } = desk;
    whole = false;
    for (const name of names) {
      await page.route(`**/rpc/${name}`, (route) =>
        whole ? route.fallback() : route.fulfill({ status: 400, json: { code: 'LibraryDamaged', message: '' } }),
      );
    }
    await page.route('**/rpc/recover', (route) => {
      whole = true;
      return route.fulfill({ json: { recovery } });
    });
    await page.route('**/rpc/recovery', (route) => route.fulfill({ json: { recovery: whole ? recovery : null } }));
    await page.route('**/rpc/dismiss_recovery', (route) => route.fulfill({ json: {} }));
  }

  it('at the start offers to save what can be read, and shows what came back', async () => {
    const { page } = desk;
    await damage('welcome');
    await page.reload({ waitUntil: 'commit' });
    await page.getByText('The library is damaged').first().waitFor();
    await page.click('[data-testid=recover]');
    await page.getByTestId('recovery').waitFor();
    await page.click('[data-testid=recovery-read]');
    await page.waitForSelector('[data-testid=library], [data-testid=map-host]');
  });

  it('later offers the same beside the message', async () => {
    const { page } = desk;
    await damage('shelve');
    await page.click(card(mine[0]));
    await page.keyboard.press('Delete');
    await toast('The library is damaged').getByText('Save what can be read').click();
    await page.getByTestId('recovery').waitFor();
    await page.click('[data-testid=recovery-read]');
    await page.waitForSelector(card(mine[0]));
  });
});
