import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Preferences } from '../src/bindings';
import { TestDesk } from './desk';

// The other half of this suite is tests/tests/likeness.rs: the same script of the page, in the other engine.
const root = new URL('../../', import.meta.url);
const SCRIPT = readFileSync(new URL('tests/src/page/likeness.js', root), 'utf8');
const SCRIPTS = 'tests/fixtures/scripts.journey';
const MAPS = [
  ...readdirSync(new URL('examples/', root))
    .filter((name) => name.endsWith('.journey'))
    .map((name) => `examples/${name}`),
  SCRIPTS,
];

interface Held {
  readonly figures: { readonly widths: object; readonly picture: object };
  readonly faults: readonly string[];
}

interface Broken {
  readonly cards: number;
  readonly differing: readonly object[];
}

let desk: TestDesk;
let before: Preferences;

beforeAll(async () => {
  desk = await TestDesk.open();
  before = (await desk.call('welcome', {})).preferences;
});

afterAll(async () => {
  await desk.call('prefer', before);
  await desk.close();
});

/** Runs one of the functions of the page's script. */
function page<T>(name: string, ...values: unknown[]): Promise<T> {
  const call = `likeness.${name}(${values.map((value) => JSON.stringify(value)).join(', ')})`;
  return desk.page.evaluate<T>(`(() => { ${SCRIPT}\nreturn ${call}; })()`);
}

/** The map's own language where the app speaks it, and English. */
function languagesOf(file: string): ['en' | 'it', ...('en' | 'it')[]] {
  return /About\([^\n]*language: "it/.test(readFileSync(new URL(file, root), 'utf8')) ? ['it', 'en'] : ['en'];
}

async function brought(file: string): Promise<string> {
  const { map } = await desk.call('import', { path: fileURLToPath(new URL(file, root)) });
  if (map === null) throw new Error(`${file} was not opened`);
  return map;
}

/** Opens the app on a map in a language, in a window that has room for all of it. */
async function show(map: string, language: 'en' | 'it'): Promise<void> {
  await desk.call('prefer', { ...before, language, appearance: 'light' });
  await desk.call('open', { map, appearance: 'light', language, form: 'Grid' });
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.page.waitForSelector('[data-testid=map-host]');
  // What comes with the map takes room as well.
  await page('settled');
  const [w, h] = await page<[number, number]>('lacking', map, language);
  const { width, height } = desk.page.viewportSize() ?? { width: 0, height: 0 };
  await desk.page.setViewportSize({ width: width + w, height: height + h });
  await page('settled');
}

it.each(MAPS)('%s is on the screen as it is on paper', async (file) => {
  const map = await brought(file);
  const [own, ...others] = languagesOf(file);
  await show(map, own);
  const { figures, faults } = await page<Held>('held', map, own, others);
  expect(faults, JSON.stringify(figures)).toEqual([]);
  process.stdout.write(`Chromium, ${file}: ${JSON.stringify(figures)}\n`);

  const [x, y] = await page<[number, number]>('aCard', map, own);
  await desk.page.mouse.click(x, y);
  await desk.page.keyboard.press('F2');
  for (const language of [own, ...others]) {
    const { cards, differing } = await page<Broken>('breaks', map, language);
    expect(cards).toBeGreaterThan(0);
    expect(differing).toEqual([]);
  }
});

it('tells mistakes of the painter', async () => {
  const map = await brought(SCRIPTS);
  await show(map, 'en');
  for (const mistake of await page<string[]>('mistakes')) {
    const { figures, faults } = await page<Held>('withMistake', map, 'en', mistake);
    expect(faults, `${mistake}: ${JSON.stringify(figures)}`).not.toEqual([]);
    process.stdout.write(`Chromium, ${mistake}: ${faults.join('; ')}\n`);
  }
});
