import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';

import type { Appearance, HitRegion, Language } from '../src/bindings';
import { desk, map } from './desk';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What an independent checker finds on the page, or in one part of it: rules of WCAG 2.2 up to AA, and best practices. */
export async function findings(part?: string): Promise<string[]> {
  await desk.page.evaluate(axe);
  // A colour on its way from one state to the other has the contrast of neither.
  await desk.page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map((one) => one.finished)).then(() => undefined);
  });
  const violations = await desk.page.evaluate(
    async ([only, rules]) => {
      const { axe: checker } = window as unknown as { axe: { run(on: unknown, options: object): Promise<AxeResults> } };
      const found = await checker.run(only ?? document, { runOnly: rules, resultTypes: ['violations'] });
      return found.violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html}`),
      );
    },
    [part, RULES] as const,
  );
  return violations;
}

/** Shows the map in a look and a language, as if the user had chosen them before. */
export async function show(appearance: Appearance, language: Language): Promise<void> {
  await desk.call('prefer', { language, appearance, text_size: null });
  await desk.page.reload({ waitUntil: 'commit' });
  // Whatever the app shows first, this map is the one that is looked at.
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
}

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await desk.page.keyboard.press(key);
  await desk.settled();
}

/** Clicks on something of the map that is in view. */
export async function click(wanted: (hit: HitRegion) => boolean, button: 'left' | 'right' = 'left'): Promise<void> {
  await press('Shift+Digit1');
  const { x, y } = await desk.place(map, wanted);
  await desk.page.mouse.click(x, y, { button });
  await desk.settled();
}
