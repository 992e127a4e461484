import { beforeEach, describe, expect, it } from 'vitest';

import { addCards, board, change } from './boards';
import { show } from './checker';
import { desk, onOneMap } from './desk';

onOneMap(1440, 900);

// Keys that do something to cards mean the card of the board that has the keyboard, not another one that is chosen.

let map = '';
let one = '';
let two = '';

const card = (id: string): string => `[data-testid=board] [data-card="${id}"]`;

async function texts(): Promise<string[]> {
  return (await desk.call('boards', { map })).cards.map(({ text }) => text).sort();
}

/** Waits until what a selector names has the keyboard, or something in it. */
async function keyboardIn(selector: string): Promise<void> {
  await desk.page.waitForFunction((part) => document.activeElement?.closest(part) !== null, selector);
}

/** Chooses one card, and gives the keyboard to another. */
async function onAnother(): Promise<void> {
  const { page } = desk;
  await board('Opportunities by', 'Opportunities');
  await page.click(card(one));
  await page.locator(card(two)).focus();
}

beforeEach(async () => {
  await show('light', 'en');
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  map = await desk.fresh('see-think-do-care');
  [one = '', two = ''] = await addCards(map, 'Opportunities', ['First idea', 'Second idea']);
  desk.faults.length = 0;
});

describe('the card that has the keyboard', () => {
  it('is cut by Ctrl+X, and what is chosen stays', async () => {
    const { page } = desk;
    await onAnother();
    await page.keyboard.press('Control+x');
    await expect.poll(texts).toEqual(['First idea']);
    expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toContain('Second idea');
    await keyboardIn('[data-testid=board]');
    expect(desk.faults).toEqual([]);
  });

  it('is cut among the decisions too', async () => {
    const { page } = desk;
    await board('Decisions', 'Decisions');
    const button = (id: string): string => `${card(id)} button.card`;
    await page.click(button(one));
    await page.locator(button(two)).focus();
    await page.keyboard.press('Control+x');
    await expect.poll(texts).toEqual(['First idea']);
  });

  it('is copied by Ctrl+C', async () => {
    const { page } = desk;
    await onAnother();
    await page.keyboard.press('Control+c');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('Second idea');
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain('First idea');
  });

  it('goes along with all that are chosen when it is among them', async () => {
    const { page } = desk;
    await board('Opportunities by', 'Opportunities');
    await page.click(card(one));
    await page.click(card(two), { modifiers: ['Shift'] });
    await page.locator(card(one)).focus();
    await page.keyboard.press('Control+x');
    await expect.poll(texts).toEqual([]);
  });

  it('is what Ctrl+D makes once more, also when only the board shows it; the copy then has the keyboard', async () => {
    const { page } = desk;
    await onAnother();
    await page.keyboard.press('Control+d');
    await expect.poll(texts).toEqual(['First idea', 'Second idea', 'Second idea']);
    const has = (text: string): Promise<unknown> =>
      page.waitForFunction(
        ([said, old]) => {
          const { activeElement: active } = document;
          if (!(active instanceof HTMLElement) || active.getAttribute('aria-pressed') !== 'true') return false;
          return active.dataset.card !== old && active.textContent.includes(said ?? '');
        },
        [text, text === 'First idea' ? one : two],
      );
    await has('Second idea');
    await change(map, { do: 'ParkCards', ids: [one] });
    await page.waitForSelector(`${card(one)}.parked`);
    await page.locator(card(one)).focus();
    await page.keyboard.press('Control+d');
    await expect.poll(texts).toEqual(['First idea', 'First idea', 'Second idea', 'Second idea']);
    await has('First idea');
    expect((await desk.call('contents', { map })).parked).toHaveLength(2);
    expect(desk.faults).toEqual([]);
  });

  it('is what Ctrl+Shift+J parks, and Ctrl+Shift+Right takes to the next step', async () => {
    const { page } = desk;
    await onAnother();
    const stepOf = async (id: string): Promise<string | undefined> =>
      (await desk.call('boards', { map })).cards.find((found) => found.id === id)?.place?.step;
    const steps = [await stepOf(one), await stepOf(two)];
    await page.keyboard.press('Control+Shift+ArrowRight');
    await expect.poll(() => stepOf(two)).not.toBe(steps[1]);
    expect(await stepOf(one)).toBe(steps[0]);
    await page.locator(card(one)).focus();
    await page.keyboard.press('Control+Shift+j');
    await page.waitForSelector(`${card(one)}.parked`);
    expect(await stepOf(two)).not.toBeUndefined();
  });

  it('is decided on with Ctrl+Alt+E', async () => {
    const { page } = desk;
    await onAnother();
    await page.keyboard.press('Control+Alt+e');
    await page.waitForSelector(`dialog:has-text("Second idea")`);
    await page.keyboard.press('Escape');
  });

  it('is written in the inspector with F2', async () => {
    const { page } = desk;
    await onAnother();
    await page.keyboard.press('F2');
    await keyboardIn('[data-testid=inspector-name]');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Another idea');
    await page.keyboard.press('Enter');
    await expect.poll(texts).toEqual(['Another idea', 'First idea']);
    expect(await page.locator('[data-testid=board]').count()).toBe(1);
  });

  it('has its menu beside it, by key and by pointer', async () => {
    const { page } = desk;
    await onAnother();
    for (const open of [
      () => page.keyboard.press('Shift+F10'),
      () => page.click(card(two), { button: 'right', position: { x: 12, y: 8 } }),
    ]) {
      await open();
      const menu = page.getByTestId('context-menu').first();
      await menu.waitFor();
      const [at, on] = [await menu.boundingBox(), await page.locator(card(two)).boundingBox()];
      expect(Math.abs((at?.x ?? 0) - (on?.x ?? 0))).toBeLessThan(60);
      expect(await page.getAttribute(card(two), 'aria-pressed')).toBe('true');
      expect(await page.getAttribute(card(one), 'aria-pressed')).toBe('false');
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
      await keyboardIn(card(two));
    }
    expect(desk.faults).toEqual([]);
  });
});

describe('the board makes room', () => {
  it('for a text that is written on the map', async () => {
    const { page } = desk;
    await onAnother();
    await page.keyboard.press('Shift+F2');
    await page.waitForSelector('[data-testid=board]', { state: 'detached' });
    await keyboardIn('[data-testid=map-host] textarea');
    await page.keyboard.type('A step with another name');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await desk.scene(map)).hits.some((hit) => hit.name === 'A step with another name'))
      .toBe(true);
  });

  it('for the other end of a link', async () => {
    const { page } = desk;
    await onAnother();
    await page.keyboard.press('Control+l');
    await page.waitForSelector('[data-testid=board]', { state: 'detached' });
    await keyboardIn('[data-region=map]');
    await page.waitForSelector('[data-testid=toast]:has-text("Second idea")');
    await page.keyboard.press('Escape');
  });
});
