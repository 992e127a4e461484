import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import type { PosterChoices } from '../src/bindings';
import { FIRST_CHOICES } from '../src/host/first-choices';
import { findings, show } from './checker';
import { desk, map, onFreshMaps } from './desk';
import { changeTheMap, choose, drawn, inParts, leave, open, part, unfold } from './poster-dialog';

const written: string[] = [];

onFreshMaps();
afterEach(async () => {
  await leave();
  for (const path of written.splice(0)) rmSync(path, { force: true });
});

const kept = (): Promise<PosterChoices> => desk.call('poster_choices', { map });

/** Prints the map past the dialog. */
async function print(name: string, change: Partial<PosterChoices>): Promise<string> {
  const path = join(tmpdir(), `percorso-${map}-${name}.pdf`);
  written.push(path);
  await desk.call('export_poster', { map, choices: { ...FIRST_CHOICES, ...change }, path });
  return path;
}

describe('what changed since a print', () => {
  it('begins without a print when there is none, and says where the code stands', async () => {
    await open();
    await desk.page.click('[data-product=Changes]', { force: true });
    await desk.page.locator(part('no-prints')).waitFor();
    expect(await desk.page.locator(part('export')).isEnabled()).toBe(false);
    expect(await desk.page.inputValue(part('since'))).toBe('');
    // As somebody types it whose poster another computer printed, with letters for digits.
    await desk.page.fill(part('since'), 'k7qm 3xol');
    const nothing = desk.page.locator(part('nothing'));
    await expect.poll(() => nothing.textContent()).toContain('K7QM-3X01');
    expect(await nothing.textContent()).toContain('this computer');
    expect(await desk.page.getAttribute(part('since'), 'aria-invalid')).toBe('true');
  });

  it('is chosen from the prints of the map, by keys alone', async () => {
    await print('wall', { paper: 'A0', theme: 'Workshop', tiles: { paper: 'A3', overlap_mm: 10 } });
    await print('cards', { product: 'Cards', paper: 'A4' });
    await changeTheMap();
    await print('desk', { paper: 'A2' });
    const [second, first] = (await desk.call('poster_prints', { map })).prints;
    await open();
    await desk.page.focus('[data-product=Map]');
    for (let turn = 0; turn < 4; turn += 1) await desk.page.keyboard.press('ArrowDown');
    const list = desk.page.locator(part('prints'));
    await list.waitFor();
    expect(await list.locator('label').count()).toBe(2);
    expect(await list.textContent()).toContain('A0 · Workshop · in parts');
    // The last one is as the map is, so the one before is what stickers are wanted for.
    expect(await list.locator('input:checked').getAttribute('data-print')).toBe(first?.code);
    await drawn();
    expect(await desk.page.locator(part('export')).isEnabled()).toBe(true);
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await kept()).since).toBe(second?.code);
    await expect.poll(() => desk.page.textContent(part('nothing'))).toContain('Nothing has changed');
    // What is typed takes the list along.
    await desk.page.fill(part('since'), first?.code.toLowerCase().replace('-', ' ') ?? '');
    await drawn();
    expect(await list.locator('input:checked').getAttribute('data-print')).toBe(first?.code);
    expect(desk.faults).toEqual([]);
  });

  it.each(['light', 'dark', 'contrast'] as const)('is clean in the %s look', async (appearance) => {
    await print('wall', { paper: 'A1' });
    await changeTheMap();
    await print('later', { paper: 'A1' });
    await show(appearance, 'it');
    await open();
    await desk.page.click('[data-product=Changes]', { force: true });
    await desk.page.locator(part('prints')).waitFor();
    await drawn();
    expect(await findings('dialog')).toEqual([]);
    await show('light', 'en');
  });
});

describe('a poster in parts for a print shop', () => {
  it('is panels, all on pages of one size, with their trim and bleed in the file', async () => {
    await open();
    await desk.page.selectOption(part('paper'), 'A2');
    await inParts();
    await desk.page.click(`${part('shop')} button`);
    await desk.page.fill(part('overlap'), '0');
    await expect.poll(async () => (await kept()).print_shop).toEqual({ bleed_mm: 3, marks: true });
    await expect.poll(async () => (await kept()).tiles).toEqual({ paper: 'A4', overlap_mm: 0 });
    await drawn();
    expect(await desk.page.textContent(part('preview'))).toContain('323 × 236 mm');
    const { pages } = await desk.call('preview_poster', { map, choices: await kept() });
    expect(pages.map(({ label }) => label).slice(0, 2)).toEqual(['Overview', 'A1']);
    expect(new Set(pages.map(({ width_mm, height_mm }) => `${width_mm} ${height_mm}`)).size).toBe(1);
    const path = await print('panels', await kept());
    const file = readFileSync(path, 'latin1');
    expect(file.startsWith('%PDF')).toBe(true);
    // What was chosen comes back, and without the shop there are sheets of the printer at hand again.
    await desk.page.click(`${part('shop')} button`);
    await expect.poll(() => desk.page.textContent(part('preview'))).toMatch(/210 × 297 mm|297 × 210 mm/);
  });

  it('is one page with bleed when it is whole', async () => {
    await open();
    await unfold('printing');
    await desk.page.click(`${part('shop')} button`);
    await desk.page.fill(part('bleed'), '5');
    await expect.poll(() => desk.page.textContent(part('preview'))).toContain('871 × 624 mm');
    await choose('In parts');
    await desk.page.waitForSelector(part('strip'));
    await choose('Whole');
    await expect.poll(async () => (await kept()).tiles).toBeNull();
    expect((await kept()).print_shop).toEqual({ bleed_mm: 5, marks: true });
  });
});

describe('a page larger than a picture can be', () => {
  it('is drawn sharply where it is looked at, and nowhere else', async () => {
    await open();
    await desk.page.selectOption(part('paper'), 'A0');
    await expect.poll(() => desk.page.textContent(part('preview'))).toContain('1189 × 841 mm');
    await drawn();
    const close = desk.page.locator(`${part('preview')} [data-close]`);
    expect(await close.count()).toBe(0);
    await desk.page.focus(`${part('preview')} [data-room]`);
    await desk.page.keyboard.press('1');
    await close.waitFor();
    await drawn();
    const sharp = (): Promise<boolean> =>
      close.evaluate(
        (one: HTMLImageElement) =>
          Math.abs(one.naturalWidth - one.getBoundingClientRect().width * devicePixelRatio) < 1,
      );
    expect(await sharp()).toBe(true);
    const covers = (): Promise<boolean> =>
      close.evaluate((one) => {
        const room = one.closest('[data-room]')?.getBoundingClientRect() ?? new DOMRect();
        const drawnTo = one.getBoundingClientRect();
        const sheet = one.parentElement?.getBoundingClientRect() ?? new DOMRect();
        const least = (a: number, b: number): boolean => a <= b + 1;
        return (
          least(drawnTo.left, Math.max(room.left, sheet.left)) &&
          least(drawnTo.top, Math.max(room.top, sheet.top)) &&
          least(Math.min(room.right, sheet.right), drawnTo.right) &&
          least(Math.min(room.bottom, sheet.bottom), drawnTo.bottom)
        );
      });
    expect(await covers()).toBe(true);
    await desk.page.evaluate(() => document.querySelector('[data-room]')?.scrollTo(99_999, 99_999));
    await expect.poll(covers).toBe(true);
    await desk.page.keyboard.press('+');
    await expect.poll(sharp).toBe(true);
    await desk.page.keyboard.press('0');
    await close.waitFor({ state: 'detached' });
  });
});
