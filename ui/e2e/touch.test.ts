import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Point } from '../src/bindings';
import { TestDesk } from './desk';

let desk: TestDesk;
let map: string;
let fingers: CDPSession;

beforeAll(async () => {
  desk = await TestDesk.open();
  fingers = await desk.page.context().newCDPSession(desk.page);
});
afterAll(async () => {
  await desk.close();
});
beforeEach(async () => {
  map = await desk.fresh('five-stages');
  desk.faults.length = 0;
});

/** Tells the page where fingers are now, in their order. */
async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', ...places: Point[]): Promise<void> {
  const touchPoints = places.map(({ x, y }, id) => ({ x, y, id }));
  await fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
}

/** Fingers go from some places to others in a few steps, and are lifted. */
async function glide(from: Point[], to: Point[]): Promise<void> {
  await touch('touchStart', ...from);
  for (let step = 1; step <= 8; step += 1) {
    const share = step / 8;
    const between = from.map(({ x, y }, at) => ({
      x: x + ((to[at]?.x ?? x) - x) * share,
      y: y + ((to[at]?.y ?? y) - y) * share,
    }));
    await touch('touchMove', ...between);
  }
  await touch('touchEnd');
  await desk.settled();
}

interface Camera extends Point {
  zoom: number;
  left: number;
  top: number;
}

async function camera(): Promise<Camera> {
  return desk.page.evaluate(() => {
    const host = document.querySelector<HTMLElement>('[data-testid=map-host]');
    const box = host?.getBoundingClientRect();
    const { x, y, zoom } = host?.dataset ?? {};
    return { x: Number(x), y: Number(y), zoom: Number(zoom), left: box?.left ?? 0, top: box?.top ?? 0 };
  });
}

/** What of the map lies under a place of the page. */
function under(at: Point, { x, y, zoom, left, top }: Camera): Point {
  return { x: x + (at.x - left) / zoom, y: y + (at.y - top) / zoom };
}

async function revision(): Promise<number> {
  return (await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' })).state.revision;
}

describe('two fingers', () => {
  it('that part bring the map nearer, about the middle between them', async () => {
    const middle = { x: 760, y: 480 };
    const apart = (by: number): Point[] => [
      { x: middle.x - by, y: middle.y - by / 2 },
      { x: middle.x + by, y: middle.y + by / 2 },
    ];
    // A map that is smaller than the window stands at its top, wherever the fingers are; from here on it is larger.
    await glide(apart(60), apart(120));
    const before = await camera();
    await glide(apart(60), apart(120));
    const after = await camera();
    expect(after.zoom / before.zoom).toBeCloseTo(2, 1);
    const [was, is] = [under(middle, before), under(middle, after)];
    expect(Math.hypot(was.x - is.x, was.y - is.y)).toBeLessThan(3);
    await glide(apart(120), apart(60));
    expect((await camera()).zoom / before.zoom).toBeCloseTo(1, 1);
    expect(desk.faults).toEqual([]);
  });

  it('that go together move the map with them, and change nothing on it', async () => {
    const card = await desk.place(map, (hit) => hit.kind === 'Card');
    const kept = await revision();
    const before = await camera();
    // The first finger lies on a card: it goes with the map all the same.
    const [from, by] = [[card, { x: card.x + 150, y: card.y + 60 }], { x: -160, y: -40 }];
    await glide(
      from,
      from.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })),
    );
    const after = await camera();
    expect(after.zoom).toBeCloseTo(before.zoom, 3);
    expect((after.x - before.x) * after.zoom).toBeCloseTo(-by.x, -1);
    expect(await revision()).toBe(kept);
    expect(desk.faults).toEqual([]);
  });
});

describe('one finger', () => {
  it('moves the map', async () => {
    const kept = await revision();
    const before = await camera();
    const cell = await desk.cell(map, 1, 3);
    await glide([cell], [{ x: cell.x - 180, y: cell.y }]);
    const after = await camera();
    expect((after.x - before.x) * after.zoom).toBeCloseTo(180, -1);
    expect(after.zoom).toBe(before.zoom);
    expect(await revision()).toBe(kept);
    expect(desk.faults).toEqual([]);
  });

  it('that taps selects what it taps', async () => {
    const card = await desk.place(map, (hit) => hit.kind === 'Card');
    await touch('touchStart', card);
    await touch('touchEnd');
    await desk.settled();
    const picked = desk.page.locator('[data-testid=grid] [role=option][aria-selected=true]');
    expect(await picked.getAttribute('data-id')).toBe(card.hit.id);
    expect(desk.faults).toEqual([]);
  });
});
