import { beforeEach, expect, it } from 'vitest';

import type { HitRegion } from '../src/bindings';
import { desk, map, onFreshMaps } from './desk';

// What is typed while Rust has not answered yet.
onFreshMaps();

/** Lets the answers to `apply` through, which are held back. */
let release: () => Promise<void>;
/** The cell in which it is typed. */
let cell: HitRegion;
beforeEach(async () => {
  const { page } = desk;
  const place = await desk.cell(map, 1, 1);
  cell = place.hit;
  await page.mouse.click(place.x, place.y);
  await desk.settled();
  let open = (): void => undefined;
  const gate = new Promise<void>((done) => (open = done));
  await page.route('**/rpc/apply', async (route) => {
    await gate;
    await route.continue();
  });
  release = async () => {
    open();
    await page.unrouteAll({ behavior: 'wait' });
    await desk.settled();
  };
});

const field = (): Promise<string> => desk.page.inputValue('[data-testid=editor]');
const cards = async (): Promise<string[]> => {
  const { hits } = await desk.scene(map);
  const here = (hit: HitRegion): boolean => hit.kind === 'Card' && hit.lane === cell.lane && hit.step === cell.step;
  return hits.filter(here).map((hit) => hit.name);
};

it('stays in its place until the map shows it', async () => {
  const { page } = desk;
  await page.keyboard.type('First');
  await page.keyboard.press('Enter');
  expect(await field()).toBe('First');
  await release();
  expect(await field()).toBe('');
  expect(await cards()).toEqual(['First']);
});

it('goes to the next card from its first letter on, however early it is typed', async () => {
  const { page } = desk;
  await page.keyboard.type('First');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Second');
  expect(await field()).toBe('Second');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('третья');
  expect(await field()).toBe('третья');
  await page.keyboard.press('Escape');
  await release();
  expect(await cards()).toEqual(['First', 'Second', 'третья']);
});

it('is not kept twice when Enter is pressed twice', async () => {
  const { page } = desk;
  await page.keyboard.type('Once');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await release();
  expect(await cards()).toEqual(['Once']);
  expect(await page.locator('[data-testid=editor]').count()).toBe(0);
});

it('comes back with the reason when it cannot be kept', async () => {
  const { page } = desk;
  await page.unrouteAll({ behavior: 'wait' });
  await page.route('**/rpc/apply', (route) =>
    route.fulfill({ status: 500, json: { code: 'DiskFull', message: 'the disk is full', detail: null } }),
  );
  await page.keyboard.type('Kept');
  await page.keyboard.press('Enter');
  await page.getByText('The disk is full').first().waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  expect(await field()).toBe('Kept');
  await page.keyboard.press('Enter');
  await desk.settled();
  expect(await cards()).toEqual(['Kept']);
  desk.faults.length = 0;
});
