import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { Appearance, Language } from '../src/bindings';
import { TestDesk } from './desk';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let desk: TestDesk;
let map: string;

beforeAll(async () => {
  desk = await TestDesk.open(1280, 720);
  map = await desk.fresh('five-stages');
});
afterEach(async () => {
  await desk.call('prefer', { language: 'en', appearance: 'light' });
});
afterAll(async () => {
  await desk.close();
});

/** What an independent checker finds on the page as it is: rules of WCAG 2.2 up to AA, and best practices. */
async function findings(): Promise<string[]> {
  await desk.page.evaluate(axe);
  const { violations } = await desk.page.evaluate(() =>
    (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html}`));
}

/** Shows the map in a look and a language, as if the user had chosen them before. */
async function show(appearance: Appearance, language: Language): Promise<void> {
  await desk.call('prefer', { language, appearance });
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.page.waitForSelector('[data-testid=back], [data-testid=library]');
  if ((await desk.page.locator('[data-testid=library]').count()) > 0) await desk.page.click(`[data-map="${map}"]`);
  await desk.settled();
}

describe('an independent checker finds nothing', () => {
  for (const appearance of ['light', 'dark', 'contrast'] as const) {
    for (const language of ['en', 'it'] as const) {
      it(`in the workspace, ${appearance}, ${language}`, async () => {
        await show(appearance, language);
        expect(await findings()).toEqual([]);
        const cell = await desk.cell(map, 0, 0);
        await desk.page.mouse.click(cell.x, cell.y);
        expect(await findings()).toEqual([]);
        await desk.page.keyboard.type('Reads this aloud');
        await desk.page.waitForSelector('[data-testid=editor]');
        expect(await findings()).toEqual([]);
        await desk.page.keyboard.press('Escape');
        await desk.settled();
        expect(await findings()).toEqual([]);
        expect(desk.faults).toEqual([]);
      });
    }
    it(`in the library and the dialogs, ${appearance}`, async () => {
      await show(appearance, 'en');
      for (const testid of ['export', 'find']) {
        await desk.page.click(`[data-testid=${testid}]`);
        await desk.page.waitForSelector('dialog[open]');
        expect(await findings()).toEqual([]);
        await desk.page.keyboard.press('Escape');
        await desk.page.waitForSelector('dialog[open]', { state: 'detached' });
      }
      await desk.library();
      expect(await findings()).toEqual([]);
      await desk.page.click(`[data-map="${map}"]`);
      await desk.settled();
    });
  }
});
