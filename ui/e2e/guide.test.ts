import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { findings, press, show } from './checker';
import { desk, onOneMap } from './desk';

onOneMap(1280, 720);

const step = (name: string): string => `[data-testid=guide-step][data-step=${name}]`;

/** Opens a list of everything that can be done, types into it and takes the first. */
async function order(words: string): Promise<void> {
  await press('Control+k');
  await desk.page.getByTestId('palette').fill(words);
  await desk.page.keyboard.press('Enter');
}

/** Answers the three questions and waits for the map. */
async function build(after = 'A call after a week'): Promise<void> {
  const { page } = desk;
  await desk.library();
  await page.click('[data-testid=start-build]');
  await page.fill('[data-testid=build-who]', 'Ada, who drives to work');
  await page.fill('[data-testid=build-first]', 'A colleague rides past on one');
  await page.fill('[data-testid=build-bought]', 'a bicycle');
  await page.fill('[data-testid=build-place]', 'The shop at the station');
  await page.fill('[data-testid=build-after]', after);
  await page.click('[data-testid=build-draw]');
  await page.waitForSelector('[data-testid=workspace]');
  await desk.settled();
}

async function isDone(name: string): Promise<boolean> {
  return (await desk.page.locator(step(name)).getAttribute('data-done')) === 'true';
}

beforeEach(async () => {
  await desk.page.setViewportSize({ width: 1280, height: 720 });
  await show('light', 'en');
  await desk.page.evaluate(() => localStorage.removeItem('percorso.panels'));
  await show('light', 'en');
  desk.faults.length = 0;
});

afterAll(async () => {
  await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
});

describe('three questions', () => {
  it('give a drawn map, with Enter from answer to answer', async () => {
    const { page } = desk;
    await desk.library();
    await page.click('[data-testid=start-build]');
    await page.waitForSelector('[data-testid=build]');
    expect(await page.getByTestId('build-draw').isDisabled()).toBe(true);
    await page.keyboard.type('Ada, who drives to work');
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('build-draw').isDisabled()).toBe(true);
    await page.keyboard.type('A colleague rides past on one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('a bicycle');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The shop at the station');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Handing over');
    await page.keyboard.press('Enter');
    await page.keyboard.type('A call after a week');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('[data-testid=workspace]');
    await desk.settled();
    expect(await page.getByTestId('title').textContent()).toBe('A bicycle');
    const cards = await page.locator('[role=gridcell] [role=option]').allInnerTexts();
    const met = ['A colleague rides past', 'The shop at the station', 'Handing over', 'A call after a week'];
    for (const text of [...met, 'A bicycle'])
      expect(
        cards.some((card) => card.startsWith(text)),
        text,
      ).toBe(true);
    expect(desk.faults).toEqual([]);
  });

  it('are answered in any script, at any length, or with nothing to be seen', async () => {
    const { page } = desk;
    const open = async (): Promise<void> => {
      await desk.library();
      await page.click('[data-testid=start-build]');
      await page.waitForSelector('[data-testid=build]');
    };
    const titled = async (bought: string, title: string | RegExp, first = ''): Promise<void> => {
      await open();
      await page.fill('[data-testid=build-first]', first);
      await page.fill('[data-testid=build-bought]', bought);
      await page.click('[data-testid=build-draw]');
      await page.waitForSelector('[data-testid=workspace]');
      await desk.settled();
      expect(await page.getByTestId('title').textContent()).toMatch(title);
    };
    await titled('دراجة للطريق إلى العمل', /^دراجة للطريق إلى العمل$/, 'إعلان في محطة الحافلات');
    await titled('🚲🎉', /^🚲🎉$/, '👩‍👩‍👧');
    const long = 'a bicycle with a basket, a bell and a light '.repeat(80);
    await titled(long, /^A bicycle with a basket.{40,110}…$/);
    await page.locator('[role=gridcell] [role=option]', { hasText: 'a bell and a light a bicycle' }).first().waitFor();
    // A mark of a list alone is no answer: the map is drawn all the same, and asks.
    await titled('•', /^From first contact to after-sales$/);
    // Spaces are nothing to draw from.
    await open();
    for (const name of ['who', 'first', 'bought', 'place', 'after']) {
      await page.fill(`[data-testid=build-${name}]`, ' \t\u00a0 ');
    }
    expect(await page.getByTestId('build-draw').isDisabled()).toBe(true);
    await page.keyboard.press('Control+Enter');
    // What is too long for any card is said, and what was typed stays.
    await page.fill('[data-testid=build-bought]', 'bicycle '.repeat(40_000));
    await page.fill('[data-testid=build-first]', 'A poster');
    await page.click('[data-testid=build-draw]');
    await page.getByText('The text is too long.').first().waitFor();
    expect(await page.inputValue('[data-testid=build-first]')).toBe('A poster');
    await page.fill('[data-testid=build-bought]', 'a bicycle');
    await page.click('[data-testid=build-draw]');
    await page.waitForSelector('[data-testid=workspace]');
    expect(desk.faults.filter((fault) => !fault.includes('the server responded'))).toEqual([]);
    desk.faults.length = 0;
  });

  it('leave the library as it was when nothing is drawn', async () => {
    const { page } = desk;
    const all = async (): Promise<number> => {
      const asked = { shelf: 'All', collection: null, status: null, actor: null, sort: 'Changed' } as const;
      return (await desk.call('library', asked)).order.length;
    };
    const before = await all();
    await desk.library();
    await page.click('[data-testid=start-build]');
    await page.fill('[data-testid=build-first]', 'A poster');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-testid=build]', { state: 'detached' });
    expect(await all()).toBe(before);
  });

  it('are asked from an open map as well', async () => {
    await order('three questions');
    await desk.page.waitForSelector('[data-testid=build]');
    await desk.page.keyboard.press('Escape');
  });

  for (const appearance of ['light', 'dark', 'contrast'] as const) {
    it(`have nothing that an independent checker finds, ${appearance}`, async () => {
      await show(appearance, appearance === 'dark' ? 'it' : 'en');
      await desk.library();
      await desk.page.click('[data-testid=start-build]');
      await desk.page.waitForSelector('[data-testid=build]');
      expect(await findings('dialog[open]')).toEqual([]);
    });
  }
});

describe('the five steps', () => {
  it('stand beside the map, never over it, and can be put away', async () => {
    const { page } = desk;
    await build();
    await order('Five steps');
    await page.waitForSelector(step('Data'));
    const boxes = await page.evaluate(() =>
      ['guide', 'map-host'].map((name) => document.querySelector(`[data-testid=${name}]`)?.getBoundingClientRect()),
    );
    const [guide, paper] = boxes;
    expect((guide?.right ?? 0) <= (paper?.left ?? 0) + 1).toBe(true);
    expect(paper?.width ?? 0).toBeGreaterThan(480);
    expect(await findings('[data-testid=guide]')).toEqual([]);
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector(step('Data'));
    await order('Five steps');
    await page.waitForSelector('[data-testid=guide]', { state: 'detached' });
    expect(desk.faults).toEqual([]);
  });

  it('tick themselves off from what the map holds, and lead to what it lacks', async () => {
    const { page } = desk;
    await build();
    await order('Five steps');
    await page.waitForSelector(step('Touchpoints'));
    expect(await isDone('Touchpoints')).toBe(false);
    expect(await page.getByTestId('guide-progress').textContent()).toBe('0 of 5');
    await page.click(`${step('Touchpoints')} button`);
    // In between nobody has named a contact; the second step after the purchase is open as well.
    await page.click(`${step('Touchpoints')} [data-testid=guide-go]`);
    await page.waitForSelector('[data-testid=editor]');
    await page.keyboard.type('A letter within two days');
    await press('Escape');
    await page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent?.includes('4 of 5 steps') === true,
      step('Touchpoints'),
    );
    await page.click(`${step('Touchpoints')} [data-testid=guide-go]`);
    await page.waitForSelector('[data-testid=editor]');
    await page.keyboard.type('The six-month check');
    await press('Escape');
    await page.waitForSelector(`${step('Touchpoints')}[data-done=true]`);
    expect(await page.getByTestId('guide-progress').textContent()).toBe('1 of 5');
    expect(await desk.said()).toContain('Find the touchpoints');
    // Taken back, it is to do again.
    await press('Control+z');
    await page.waitForSelector(`${step('Touchpoints')}[data-done=false]`);
    expect(desk.faults).toEqual([]);
  });

  it('lead to a card whose source is missing, to a new person, and to the date of the review', async () => {
    const { page } = desk;
    await build();
    await order('Five steps');
    await page.click(`${step('Data')} [data-testid=guide-go]`);
    await page.waitForSelector('[data-testid=inspector-source]');
    await page.click(`${step('Segments')} button`);
    await page.click(`${step('Segments')} [data-testid=guide-go]`);
    await page.waitForFunction(() => (document.querySelector('[data-testid=actors]')?.children.length ?? 0) >= 2);
    await page.click(`${step('Improvement')} button`);
    await page.click(`${step('Improvement')} [data-testid=guide-go]`);
    await page.waitForSelector('[data-testid=editor]');
    await press('Escape');
    expect(desk.faults).toEqual([]);
  });
});
