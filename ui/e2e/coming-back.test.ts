import { describe, expect, it } from 'vitest';

import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

describe('who comes back from a map', () => {
  /** Where every card and its picture stand, once all of them are drawn. */
  async function standing(): Promise<string[]> {
    const { page } = desk;
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-testid=map-card]')].every((one) => one.querySelector('.thumbnail canvas')),
    );
    return page.evaluate(() =>
      [...document.querySelectorAll('[data-testid=map-card], [data-testid=map-card] canvas')].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [one.tagName, x, y, width, height]
          .map((part) => (typeof part === 'number' ? part.toFixed(1) : part))
          .join(' ');
      }),
    );
  }

  async function openAndBack(meanwhile: () => Promise<void>): Promise<string[]> {
    await desk.page.dblclick(`[data-map="${map}"]`);
    await desk.settled();
    await meanwhile();
    await desk.page.click('[data-testid=back]');
    await desk.page.waitForSelector(`[data-map="${map}"]`);
    return standing();
  }

  it.each([
    ['in the window of before', 1280, 720],
    ['in one that was made narrow meanwhile', 900, 640],
    ['in one that was made wide meanwhile', 1900, 1000],
  ])('finds the home as if it had just begun, %s', async (_, width, height) => {
    const { page } = desk;
    await page.setViewportSize({ width: 1280, height: 720 });
    await desk.library();
    await page.waitForSelector(`[data-map="${map}"]`);
    const before = await standing();
    const back = await openAndBack(() => page.setViewportSize({ width, height }));
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector('[data-testid=library], [data-testid=back]');
    if ((await page.locator('[data-testid=back]').count()) > 0) await page.click('[data-testid=back]');
    await page.waitForSelector(`[data-map="${map}"]`);
    expect(back).toEqual(await standing());
    if (width === 1280) expect(back).toEqual(before);
    else expect(back).not.toEqual(before);
    expect(desk.faults).toEqual([]);
  });
});
