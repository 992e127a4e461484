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
  await move(from, to);
  await touch('touchEnd');
  await desk.settled();
}

/** Fingers that are down go on from some places to others. */
async function move(from: Point[], to: Point[]): Promise<void> {
  for (let step = 1; step <= 8; step += 1) {
    const share = step / 8;
    const between = from.map(({ x, y }, at) => ({
      x: x + ((to[at]?.x ?? x) - x) * share,
      y: y + ((to[at]?.y ?? y) - y) * share,
    }));
    await touch('touchMove', ...between);
  }
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

describe('a piece of the shelves', () => {
  const row = '[data-piece="Touchpoints:newsletter"]';
  const pieces = '[data-testid=pieces]';

  beforeEach(async () => {
    await desk.page.setViewportSize({ width: 1440, height: 900 });
    if ((await desk.page.locator(pieces).count()) === 0) await desk.page.keyboard.press('Control+i');
    await desk.page.click('[data-shelf=Touchpoints]');
    await desk.settled();
  });

  async function onRow(): Promise<Point> {
    await desk.page.locator(row).scrollIntoViewIfNeeded();
    const box = await desk.page.locator(row).boundingBox();
    if (box === null) throw new Error('the piece is not shown');
    return { x: box.x + 60, y: box.y + box.height / 2 };
  }

  const scrolled = (): Promise<number> =>
    desk.page.evaluate(() => document.querySelector('#piece-list')?.scrollTop ?? -1);

  async function landed(): Promise<boolean> {
    return (await desk.scene(map)).hits.some((hit) => hit.kind === 'Card' && hit.name === 'Newsletter');
  }

  async function touchpoint(step: number): Promise<Point> {
    const { lanes } = await desk.call('contents', { map });
    return desk.cell(
      map,
      lanes.findIndex((lane) => lane.kind === 'Touchpoints'),
      step,
    );
  }

  it('goes along with a finger that goes sideways', async () => {
    await glide([await onRow()], [await touchpoint(1)]);
    await expect.poll(landed).toBe(true);
    expect(desk.faults).toEqual([]);
  });

  it('stays where it is while a finger scrolls its list', async () => {
    const kept = await revision();
    const from = await onRow();
    await desk.page.evaluate(() => document.querySelector('#piece-list')?.scrollTo(0, 0));
    await glide([from], [{ x: from.x + 6, y: from.y - 160 }]);
    await expect.poll(scrolled).toBeGreaterThan(90);
    expect(await desk.page.locator(`${pieces} .held`).count()).toBe(0);
    expect(await revision()).toBe(kept);
    expect(desk.faults).toEqual([]);
  });

  it('is held by a finger that rests on it, and goes anywhere then', async () => {
    const from = await onRow();
    const before = await scrolled();
    await touch('touchStart', from);
    await desk.page.waitForSelector(`${row}.held`);
    // Up first, as if to scroll: what is held is not left for that.
    const up = { x: from.x, y: from.y - 120 };
    await move([from], [up]);
    expect(await scrolled()).toBe(before);
    const to = await touchpoint(2);
    await move([up], [to]);
    // A second finger on the map means nothing meanwhile.
    const other = { x: to.x + 200, y: to.y + 150 };
    await touch('touchStart', to, other);
    await touch('touchMove', to);
    expect(await landed()).toBe(false);
    await touch('touchEnd');
    await expect.poll(landed).toBe(true);
    const { hits } = await desk.scene(map);
    const steps = hits.filter((hit) => hit.kind === 'Step').sort((a, b) => a.rect.x - b.rect.x);
    expect(hits.find((hit) => hit.kind === 'Card' && hit.name === 'Newsletter')?.step).toBe(steps[2]?.id);
    expect(desk.faults).toEqual([]);
  });

  it('goes along with a pen, upwards too', async () => {
    const from = await onRow();
    const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point): Promise<unknown> => {
      const held = { button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, pointerType: 'pen' } as const;
      return fingers.send('Input.dispatchMouseEvent', { type, x, y, ...held, clickCount: 1 });
    };
    await pen('mousePressed', from);
    await pen('mouseMoved', { x: from.x + 2, y: from.y - 20 });
    expect(await desk.page.locator(`${row}.held`).count()).toBe(0);
    await pen('mouseMoved', { x: from.x + 2, y: from.y - 40 });
    await desk.page.waitForSelector(`${row}.held`);
    const to = await touchpoint(1);
    await pen('mouseMoved', to);
    await pen('mouseReleased', to);
    await expect.poll(landed).toBe(true);
    expect(desk.faults).toEqual([]);
  });

  it('stays on its shelf when the finger is lifted where it rested', async () => {
    const kept = await revision();
    const from = await onRow();
    await touch('touchStart', from);
    await desk.page.waitForSelector(`${row}.held`);
    await touch('touchEnd');
    await desk.page.waitForSelector(`${row}:not(.held)`);
    expect(await revision()).toBe(kept);
  });

  it('stays on its shelf when the shelves are put away before it is held', async () => {
    const { page } = desk;
    const from = await onRow();
    await touch('touchStart', from);
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-testid=close-pieces]')?.click());
    await page.waitForSelector(pieces, { state: 'detached' });
    // A clock that is started later and runs longer strikes after the one of the finger.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
    const to = await touchpoint(1);
    await move([from], [to]);
    await touch('touchEnd');
    await desk.settled();
    expect(await landed()).toBe(false);
    // Nothing waits for a place: a finger that taps selects.
    const card = await desk.place(map, (hit) => hit.kind === 'Card');
    await touch('touchStart', card);
    await touch('touchEnd');
    await desk.settled();
    expect(await landed()).toBe(false);
    expect(desk.faults).toEqual([]);
  });

  it('shows the map below it in a narrow window, only once it is held', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 900, height: 700 });
    await page.keyboard.press('Control+i');
    await page.waitForSelector(pieces);
    const from = await onRow();
    await glide([from], [{ x: from.x, y: from.y - 160 }]);
    await expect.poll(scrolled).toBeGreaterThan(90);
    const start = await scrolled();
    await glide([from], [{ x: from.x, y: from.y + 90 }]);
    await expect.poll(scrolled).toBeLessThan(start);
    expect(await page.locator(pieces).count()).toBe(1);
    const again = await onRow();
    await touch('touchStart', again);
    await page.waitForSelector(pieces, { state: 'detached' });
    const to = await touchpoint(0);
    await move([again], [{ x: again.x, y: again.y - 60 }]);
    await move([{ x: again.x, y: again.y - 60 }], [to]);
    await touch('touchEnd');
    await expect.poll(landed).toBe(true);
    expect(desk.faults).toEqual([]);
  });
});
