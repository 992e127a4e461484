import { expect, it } from 'vitest';

import type { HitRegion } from '../src/bindings';
import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

/** A line that is painted a second time may come out another shade by its rounding; a trace is darker than that. */
const SHADES = 4;
/** Round edges that are cut by the area painted again are smoothed otherwise in a few dots; the shortest trace has more. */
const FEW = 100;

/**
 * Keeps the pixels of the map and of what lies over it in the page, and tells how many values of each differ from those
 * that were kept before by more than rounding.
 */
async function look(): Promise<number[]> {
  return desk.page.evaluate((shades) => {
    const kept = window as unknown as { pixels?: Uint8ClampedArray[] };
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('[data-testid=map-host] canvas')];
    const now = canvases.map((canvas) => {
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('a canvas without a context');
      return pen.getImageData(0, 0, canvas.width, canvas.height).data;
    });
    const before = kept.pixels ?? [];
    kept.pixels = now;
    return now.map((values, at) => {
      const others = before[at];
      if (others?.length !== values.length) return Infinity;
      let differing = 0;
      for (let place = 0; place < values.length; place += 1) {
        if (Math.abs((values[place] ?? 0) - (others[place] ?? 0)) > shades) differing += 1;
      }
      return differing;
    });
  }, SHADES);
}

/** What is seen has to be what would be seen if all of it were painted anew, as another size of the window makes it. */
async function expectNoTraces(when: string): Promise<void> {
  await desk.settled();
  await look();
  const size = desk.page.viewportSize() ?? { width: 1440, height: 900 };
  await desk.page.setViewportSize({ ...size, width: size.width - 40 });
  await desk.settled();
  await desk.page.setViewportSize(size);
  await desk.settled();
  const [inMap = Infinity, over = Infinity] = await look();
  expect(inMap, `values of the map that were left ${when}`).toBeLessThan(FEW);
  expect(over, `values of what lies over it that were left ${when}`).toBeLessThan(FEW);
}

const isCard = (hit: HitRegion): boolean => hit.kind === 'Card';

it('leaves no traces when a card is written, grows its lane, and is taken back', async () => {
  const { page } = desk;
  const cell = await desk.cell(map, 1, 1);
  await page.mouse.click(cell.x, cell.y);
  await page.keyboard.type('A first card');
  await page.keyboard.press('Enter');
  await expectNoTraces('while the next card is begun');
  await page.keyboard.type('and a second with words that go on over several lines of the card');
  await page.keyboard.press('Escape');
  await expectNoTraces('after the lane has grown');
  await page.keyboard.press('Control+z');
  // What the pointer is over would be noticed only when the window changes.
  await page.mouse.move(2, 2);
  await expectNoTraces('after undo');
});

it('leaves no traces of what was pointed at and selected', async () => {
  const { page } = desk;
  for (const [lane, step] of [
    [1, 0],
    [2, 1],
  ] as const) {
    const cell = await desk.cell(map, lane, step);
    await page.mouse.click(cell.x, cell.y);
    await page.keyboard.type(`Card ${lane}`);
    await page.keyboard.press('Escape');
    await desk.settled();
  }
  const card = await desk.place(map, isCard);
  await page.mouse.move(card.x, card.y, { steps: 4 });
  await expectNoTraces('over a card');
  await page.mouse.click(card.x, card.y);
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  await page.mouse.move(card.x + 300, card.y + 120, { steps: 6 });
  await expectNoTraces('after the selection went round');
  await page.keyboard.press('Control+a');
  await expectNoTraces('with all selected');
  await page.keyboard.press('Escape');
  await expectNoTraces('with nothing selected');
});

it('leaves no traces of a card that was carried away, nor under a strip that stays in view', async () => {
  const { page } = desk;
  const cell = await desk.cell(map, 1, 0);
  await page.mouse.click(cell.x, cell.y);
  await page.keyboard.type('Carried');
  await page.keyboard.press('Escape');
  await desk.settled();
  await page.mouse.move(700, 500);
  await page.mouse.wheel(60, 40);
  await desk.settled();
  const card = await desk.place(map, isCard);
  const goal = await desk.cell(map, 2, 2);
  await desk.drag(card, goal);
  await page.mouse.up();
  await expectNoTraces('after the drop');
});
