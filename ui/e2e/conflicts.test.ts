import { Buffer } from 'node:buffer';

import { beforeEach, describe, expect, it } from 'vitest';

import { findings, press, show } from './checker';
import { desk, map, onFreshMaps } from './desk';

/** Lays what two people made of a card into a map file, and brings that in. */
async function disputed(): Promise<{ id: string; first: string; second: string }> {
  const first = '7c0nf00000001';
  const second = '7c0nf00000002';
  const head = (name: string, id: string): string => `${name}(id: "${id}", order: "V", `;
  const card = (id: string, text: string, step: string): string =>
    `Card(id: "${id}", lane: "7c0nf0000000a", step: "${step}", order: "V", text: "${text}", content: Action)`;
  const conflict = (id: string, of: string, sides: string[]): string =>
    `Conflict(id: "${id}", of: "${of}", sides: [${sides.join(', ')}])`;
  const id = `7c0nf${String(Date.now() % 1e8).padStart(8, '0')}`;
  const file = `(format: 2, elements: [
    About(id: "${id}", title: "Brought together"),
    ${head('Stage', '7c0nf0000000s')}name: "Wonder"),
    Step(id: "7c0nf0000000t", stage: "7c0nf0000000s", order: "V", name: "Hears"),
    ${head('Lane', '7c0nf0000000a')}kind: Actions, name: "Actions"),
    ${card(first, 'Asks Anna', '7c0nf0000000t')},
    ${card(second, 'Waits', '7c0nf0000000t')},
    ${conflict('7c0nf0000000x', first, [
      `(by: "Anna", element: ${card(first, 'Asks Anna', '7c0nf0000000t')})`,
      `(by: "Bo", element: ${card(first, 'Asks Bo', '7c0nf0000000t')})`,
    ])},
    ${conflict('7c0nf0000000y', second, [
      `(by: "Anna", element: ${card(second, 'Waits', '7c0nf0000000t')})`,
      `(by: "Bo")`,
    ])},
  ])`;
  await desk.call('import', { path: null, bytes: Buffer.from(file).toString('base64') });
  return { id, first, second };
}

let opened: Awaited<ReturnType<typeof disputed>>;

onFreshMaps();
beforeEach(async () => {
  opened = await disputed();
  await desk.library();
  await desk.page.dblclick(`[data-map="${opened.id}"]`);
  await desk.settled();
});

const texts = async (): Promise<string[]> => {
  const { hits } = await desk.scene(opened.id);
  return hits.filter((hit) => hit.kind === 'Card').map((hit) => hit.name);
};
const focused = (): Promise<string | null> =>
  desk.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);

describe('what two people made of the same card', () => {
  it('opens by a click on the sign and is settled by keys, one after the other', async () => {
    const { page } = desk;
    await expect.poll(() => page.textContent('[data-testid=conflict-bar]')).toContain('2 conflicts');
    const sign = await desk.place(opened.id, (hit) => hit.kind === 'Conflict' && hit.id === '7c0nf0000000x');
    await page.mouse.click(sign.x, sign.y);
    await page.waitForSelector('[data-testid=conflict]');
    await expect.poll(focused).toBe('conflict');
    expect(await page.textContent('[data-testid=side-1]')).toContain('Asks Anna');
    expect(await page.textContent('[data-testid=side-2]')).toContain('Asks Bo');
    await page.keyboard.press('2');
    await desk.settled();
    expect(await texts()).toContain('Asks Bo');
    // The next one comes by itself: one side deleted it.
    await expect.poll(() => page.textContent('[data-testid=side-2]')).toContain('Deleted it');
    expect(await page.locator('[data-testid=keep-both]').count()).toBe(0);
    await page.keyboard.press('2');
    await desk.settled();
    expect(await texts()).toEqual(['Asks Bo']);
    await expect.poll(() => page.locator('[data-testid=conflict], [data-testid=conflict-bar]').count()).toBe(0);
    await expect.poll(() => desk.said()).toContain('No conflicts left');
    // The keyboard is back on the map: undo is a key away.
    await press('Control+z');
    await press('Control+z');
    await expect.poll(() => page.textContent('[data-testid=conflict-bar]')).toContain('2 conflicts');
    expect((await texts()).sort()).toEqual(['Asks Anna', 'Waits']);
    expect(desk.faults).toEqual([]);
  });

  it('stays side by side when both are kept', async () => {
    const { page } = desk;
    await page.keyboard.press('F8');
    await page.waitForSelector('[data-testid=keep-both]');
    await expect.poll(focused).toBe('conflict');
    await page.keyboard.press('b');
    await desk.settled();
    expect((await texts()).sort()).toEqual(['Asks Anna', 'Asks Bo', 'Waits']);
  });

  it('is left by Escape, which settles nothing and gives the keyboard back', async () => {
    const { page } = desk;
    await page.click('[data-testid=next-conflict]');
    await page.waitForSelector('[data-testid=conflict]');
    await expect.poll(focused).toBe('conflict');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('[data-testid=conflict]').count()).toBe(0);
    await expect.poll(focused).toBe('grid');
    // It can be opened again from the card itself.
    await page.keyboard.press('Alt+Enter');
    await page.waitForSelector('[data-testid=conflict]');
    expect(await texts()).toEqual(expect.arrayContaining(['Asks Anna', 'Waits']));
  });

  it('is in order for an independent checker, in both languages and in the dark', async () => {
    for (const [appearance, language] of [
      ['light', 'en'],
      ['dark', 'it'],
    ] as const) {
      await show(appearance, language);
      await desk.library();
      await desk.page.dblclick(`[data-map="${opened.id}"]`);
      await desk.settled();
      await desk.page.keyboard.press('F8');
      await desk.page.waitForSelector('[data-testid=keep-both]');
      expect(await findings(), appearance).toEqual([]);
    }
    await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
    expect(map).not.toBe('');
  });
});
