import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { Language } from '../src/bindings';
import { TestDesk } from './desk';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const example = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../examples/${name}.journey`, import.meta.url)), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'reader-'));

let desk: TestDesk;
let page: Page;
let faults: string[];

beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  await page.close();
  expect(faults).toEqual([]);
});

/** Writes a copy of a map file and opens it as somebody does who got it by mail: from the disk. */
async function open(file: string, language: Language, size = { width: 1280, height: 720 }): Promise<void> {
  const bytes = Buffer.from(file).toString('base64');
  const { map } = await desk.call('import', { path: null, bytes } as never);
  if (map === null) throw new Error('no map was read');
  const path = join(folder, 'copy.html');
  await desk.call('export_reader', { map, choices: { language, notes: true, sources: true }, path });
  const browser = desk.page.context().browser();
  if (browser === null) throw new Error('the browser is gone');
  page = await browser.newPage();
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) faults.push(`asked for ${request.url()}`);
  });
  await page.setViewportSize(size);
  await page.goto(pathToFileURL(path).href);
}

const view = (): Locator => page.locator('.window');
const panel = (): Locator => page.locator('#panel');
const card = (name: string): Locator => page.getByRole('button', { name }).first();
const scrolled = (): Promise<number[]> => view().evaluate((window) => [window.scrollLeft, window.scrollTop]);
const zoom = async (): Promise<number> => parseInt((await page.textContent('[data-do=real]')) ?? '', 10);

async function findings(): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { axe: checker } = window as unknown as { axe: { run(on: unknown, how: object): Promise<AxeResults> } };
    const { violations } = await checker.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html}`));
  }, RULES);
}

describe('a copy to read', () => {
  it('shows hostile texts as texts', async () => {
    const hostile =
      '</script></style><script>window.taken = 1</script><img src=x onerror=window.taken=2> {{script}} \u202egnorw ';
    const file = example('spudnik').replace(
      / (title|goal|name|caption|quote|text|note|source|channel|label): "/g,
      (start) => start + hostile,
    );
    await open(file, 'en');
    await expect.poll(() => page.locator('[data-card]').count()).toBeGreaterThan(60);
    for (const key of ['i', 'Escape', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    const seen = await page.evaluate(() => ({
      taken: 'taken' in window,
      pictures: document.querySelectorAll('img').length,
      scripts: document.scripts.length,
      handlers: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some((a) => /^on/.test(a.name)))
        .length,
    }));
    expect(seen).toEqual({ taken: false, pictures: 0, scripts: 2, handlers: 0 });
    expect(await panel().locator('h2').textContent()).toContain('<img src=x');
  });

  it('runs nothing that was put into the file afterwards', async () => {
    await open(example('spudnik'), 'en');
    const path = join(folder, 'changed.html');
    const html = readFileSync(join(folder, 'copy.html'), 'utf8');
    writeFileSync(path, html.replace('</body>', '<script>window.taken = 1</script><p style="color:red">x</p></body>'));
    await page.goto(pathToFileURL(path).href);
    expect(await page.evaluate(() => 'taken' in window)).toBe(false);
    expect(faults.filter((fault) => fault.includes('Content Security Policy')).length).toBeGreaterThan(0);
    faults = [];
  });

  it('is pulled with the mouse, and a pull is no click', async () => {
    await open(example('spudnik'), 'en');
    const box = await card('Fills a sheet').boundingBox();
    if (box === null) throw new Error('the card is not in view');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x - 280, box.y - 130, { steps: 6 });
    await page.mouse.up();
    expect(await scrolled()).toEqual([300, 150]);
    expect(await panel().isVisible()).toBe(false);
    // Lane heads and stages stay where they are.
    const heads = await page.locator('.corner').boundingBox();
    const window = await view().boundingBox();
    expect([heads?.x, heads?.y]).toEqual([window?.x, window?.y]);
    // The next click is one again.
    await card('Watches with the owner').click();
    expect(await panel().isVisible()).toBe(true);
  });

  it('grows under the pointer, with keys and with buttons, and fits', async () => {
    await open(example('spudnik'), 'en');
    const before = await zoom();
    const named = card('Fills a sheet');
    const was = await named.boundingBox();
    if (was === null) throw new Error('the card is not in view');
    await page.mouse.move(was.x + 1, was.y + 1);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await expect.poll(zoom).toBeGreaterThan(before);
    const is = await named.boundingBox();
    expect(Math.abs((is?.x ?? 0) - was.x)).toBeLessThan(3);
    expect(Math.abs((is?.y ?? 0) - was.y)).toBeLessThan(3);
    await page.keyboard.press('1');
    expect(await zoom()).toBe(100);
    await page.keyboard.press('+');
    expect(await zoom()).toBe(125);
    await page.getByRole('button', { name: 'Zoom out' }).click();
    expect(await zoom()).toBe(100);
    await page.keyboard.press('0');
    const room = await view().evaluate((window) => [
      window.scrollWidth <= window.clientWidth,
      window.scrollHeight <= window.clientHeight,
    ]);
    expect(room).toEqual([true, true]);
  });

  it('finds words without accents and capitals, and goes from place to place', async () => {
    await open(example('spudnik.it'), 'it');
    await page.keyboard.press('/');
    await page.keyboard.type('PERCHE zzz');
    expect(await page.textContent('.count')).toBe('Nessun risultato');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('DEMO');
    expect(await page.textContent('.count')).toMatch(/^1 di \d+$/);
    const count = await page.locator('[data-card].hit').count();
    expect(count).toBeGreaterThan(1);
    const first = await page.locator('[data-card].now').getAttribute('data-card');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.count')).toBe(`2 di ${String(count)}`);
    expect(await page.locator('[data-card].now').getAttribute('data-card')).not.toBe(first);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    expect(await page.textContent('.count')).toBe(`${String(count)} di ${String(count)}`);
    // What is found is in view, and leaving the field leads there.
    const last = page.locator('[data-card].now');
    const [box, window] = [await last.boundingBox(), await view().boundingBox()];
    if (box === null || window === null) throw new Error('nothing is shown');
    expect(box.x >= window.x && box.x + box.width <= window.x + window.width).toBe(true);
    const at = await last.getAttribute('data-card');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.card)).toBe(at);
    expect(await page.locator('.hit').count()).toBe(0);
  });

  it('is read with the keyboard alone', async () => {
    await open(example('spudnik'), 'en');
    const here = (): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await page.keyboard.press('ArrowRight');
    expect(await here()).toContain('Ships thirty lorries');
    await page.keyboard.press('ArrowRight');
    expect(await here()).toContain('Says yes to twelve shops');
    await page.keyboard.press('End');
    const end = await here();
    expect((await scrolled())[0]).toBeGreaterThan(0);
    await page.keyboard.press('ArrowRight');
    expect(await here()).toBe(end);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    expect(await here()).toContain('Abroad? Next');
    await page.keyboard.press('Enter');
    expect(await panel().locator('h2').textContent()).toContain('Abroad? Next');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('Escape');
    expect(await panel().isVisible()).toBe(false);
    expect(await here()).toContain('Abroad? Next');
  });

  it('tells of a card, and its links lead on', async () => {
    await open(example('spudnik'), 'en');
    await card('Our stand at the fair in Lyon').click();
    const told = (await panel().textContent()) ?? '';
    for (const said of [
      'Touchpoint',
      'Meets Lyon',
      '4 minutes',
      'Strengthens',
      'Fair diary and badge list',
      '22 January 2026',
    ])
      expect(told).toContain(said);
    expect(told).toContain('one person’s head');
    const link = panel().locator('.links button').first();
    const to = await link.locator('.to').textContent();
    await link.click();
    expect(await panel().locator('h2').textContent()).toBe(to);
    expect(await page.locator('[data-card][aria-current=true]').getAttribute('aria-label')).toContain(to ?? '?');
  });

  it('is dark where the system is, until the switch says otherwise', async () => {
    await open(example('spudnik'), 'en');
    const paper = (): Promise<string> => view().evaluate((window) => getComputedStyle(window).backgroundColor);
    const edge = (): Promise<string> =>
      page
        .locator('.corner text')
        .first()
        .evaluate((text) => getComputedStyle(text).fill);
    const [light, drawn] = [await paper(), await edge()];
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper();
    expect(dark).not.toBe(light);
    expect(await edge()).not.toBe(drawn);
    await page.getByRole('button', { name: 'Dark appearance', pressed: true }).click();
    expect(await paper()).toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('button', { name: 'Dark appearance', pressed: false }).click();
    expect(await paper()).toBe(dark);
    // Paper is light whatever the screen is.
    await page.emulateMedia({ media: 'print' });
    expect(await edge()).toBe(drawn);
  });

  it('prints the whole map on one page, without what only a screen needs', async () => {
    await open(example('spudnik'), 'en');
    await card('Fills a sheet').click();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(/\/Type\s*\/Pages\b[^>]*\/Count 1\b/.test(pdf) || /\/Count 1\b[^>]*\/Type\s*\/Pages\b/.test(pdf)).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await panel().isVisible()).toBe(false);
    expect(await page.locator('.find').isVisible()).toBe(false);
    expect(await page.locator('.lanes svg').isVisible()).toBe(true);
  });

  it.each([
    ['en', 'light', 1280],
    ['it', 'dark', 390],
  ] as const)('is clean to an independent checker: %s, %s, %i wide', async (language, colorScheme, width) => {
    await open(example(language === 'it' ? 'spudnik.it' : 'spudnik'), language, { width, height: 844 });
    await page.emulateMedia({ colorScheme });
    expect(await findings()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await panel().isVisible()).toBe(true);
    expect(await findings()).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
