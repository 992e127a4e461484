import { beforeEach, describe, expect, it } from 'vitest';

import type { Field, LaneKind } from '../src/bindings';
import { addCards, board, change, fresh } from './boards';
import { findings, press, show } from './checker';
import { desk, onOneMap } from './desk';

onOneMap(1440, 900);

const card = (id: string): string => `[data-testid=board] [data-card="${id}"]`;
let map = '';

/** Whether the map has the keyboard. */
const onMap = (): boolean => document.activeElement?.closest('[data-region=map]') !== null;

const add = (kind: LaneKind, texts: string[]): Promise<string[]> => addCards(map, kind, texts);

async function grades(id: string): Promise<[number, number]> {
  const { cards } = await desk.call('boards', { map });
  const content = cards.find((one) => one.id === id)?.content;
  if (typeof content !== 'object' || !('Opportunity' in content)) throw new Error('no opportunity');
  return [content.Opportunity.effort, content.Opportunity.impact];
}

/** Pulls a card to a field and lets it go there, unless it is held. */
async function pull(id: string, spot: string, letGo = true): Promise<void> {
  const { page } = desk;
  const from = await page.locator(card(id)).boundingBox();
  const to = await page.locator(`[data-testid=board] [data-spot="${spot}"]`).boundingBox();
  if (from === null || to === null) throw new Error('it is not on the board');
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 3 });
  if (letGo) await page.mouse.up();
}

beforeEach(async () => {
  await show('light', 'en');
  map = await desk.fresh('see-think-do-care');
});

describe('the matrix of opportunities', () => {
  it('says what to do while it is empty, and Escape leaves it', async () => {
    await board('Pain points by', 'Pains');
    expect(await desk.page.getByTestId('board-empty').count()).toBe(1);
    await desk.page.keyboard.press('Escape');
    await desk.page.waitForSelector('[data-testid=board]', { state: 'detached' });
    expect(await desk.page.evaluate(onMap)).toBe(true);
  });

  it('leads from an empty board to where its first card is written', async () => {
    await board('Opportunities by', 'Opportunities');
    await desk.page.click('[data-testid=board-write]');
    await desk.page.waitForSelector('[data-testid=board]', { state: 'detached' });
    await desk.page.keyboard.type('An idea');
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    expect((await desk.call('boards', { map })).cards.map(({ text }) => text)).toEqual(['An idea']);
  });

  it('gives a card that is pulled its grades, as one gesture, and Escape gives nothing', async () => {
    const [one = '', two = ''] = await add('Opportunities', ['First idea', 'Second idea']);
    await board('Opportunities by', 'Opportunities');
    await desk.page.waitForSelector(card(two));
    await pull(one, '1:5', false);
    await desk.page.keyboard.press('Escape');
    await desk.page.mouse.up();
    expect(await grades(one)).toEqual([3, 3]);
    await pull(one, '1:5');
    await desk.page.waitForSelector(`[data-spot="1:5"] [data-card="${one}"]`);
    expect(await grades(one)).toEqual([1, 5]);
    expect(await grades(two)).toEqual([3, 3]);
    // The card has the keyboard where it was let go, and where it is again when that is undone.
    await desk.page.waitForFunction((id) => document.activeElement?.getAttribute('data-card') === id, one);
    await desk.page.keyboard.press('Control+z');
    await desk.page.waitForSelector(`[data-spot="3:3"] [data-card="${one}"]`);
    expect(await grades(one)).toEqual([3, 3]);
    await desk.page.waitForFunction((id) => document.activeElement?.getAttribute('data-card') === id, one);
    // The first Escape lets go what is chosen, the second one the board: the map goes on.
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('Escape');
    await desk.page.waitForSelector('[data-testid=board]', { state: 'detached' });
    expect(await desk.page.evaluate(onMap)).toBe(true);
  });

  it('leaves all chosen that are pulled when Escape calls that off, and the next pull takes them along', async () => {
    const [one = '', two = ''] = await add('Opportunities', ['First idea', 'Second idea']);
    await board('Opportunities by', 'Opportunities');
    await desk.page.click(card(one));
    await desk.page.click(card(two), { modifiers: ['Shift'] });
    await pull(one, '1:5', false);
    await desk.page.keyboard.press('Escape');
    await desk.page.mouse.up();
    for (const id of [one, two]) expect(await desk.page.getAttribute(card(id), 'aria-pressed')).toBe('true');
    await pull(one, '1:5');
    await desk.page.waitForSelector(`[data-spot="1:5"] [data-card="${two}"]`);
    expect([await grades(one), await grades(two)]).toEqual([
      [1, 5],
      [1, 5],
    ]);
  });

  it('moves all that are chosen with Alt and an arrow, and shows one in the inspector', async () => {
    const [one = '', two = ''] = await add('Opportunities', ['First idea', 'Second idea']);
    await board('Opportunities by', 'Opportunities');
    await desk.page.click(card(one));
    expect(await desk.page.getByTestId('inspector-name').inputValue()).toBe('First idea');
    await desk.page.click(card(two), { modifiers: ['Shift'] });
    await desk.page.keyboard.press('Alt+ArrowUp');
    await desk.page.waitForSelector(`[data-spot="3:4"] [data-card="${two}"]`);
    expect([await grades(one), await grades(two)]).toEqual([
      [3, 4],
      [3, 4],
    ]);
    // The card keeps the keyboard where it went.
    await desk.page.waitForFunction((id) => document.activeElement?.getAttribute('data-card') === id, two);
  });
});

describe('what the map does not show', () => {
  it('stands on its board marked as parked, and takes other grades by hand and by keys', async () => {
    const { page } = desk;
    const [one = ''] = await add('Opportunities', ['First idea', 'Second idea']);
    await change(map, { do: 'ParkCards', ids: [one] });
    await board('Opportunities by', 'Opportunities');
    expect(await page.locator(card(one)).getAttribute('aria-label')).toContain('in the parking lot');
    expect(await page.getByTestId('board').textContent()).toContain('1 of them in the parking lot');
    await pull(one, '1:5');
    await page.waitForSelector(`[data-spot="1:5"] [data-card="${one}"]`);
    await page.locator(card(one)).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForSelector(`[data-spot="2:5"] [data-card="${one}"]`);
    expect(await grades(one)).toEqual([2, 5]);
    expect((await desk.call('contents', { map })).parked.map(({ id }) => id)).toEqual([one]);
    // It can be decided on as well as any other.
    await page.click('[data-testid=board-decide]:not([disabled])');
    await page.waitForSelector('[data-testid=decide]');
    await page.keyboard.press('Escape');
  });

  it('is shown by the inspector, which says why the map does not, and Delete takes it away', async () => {
    const { page } = desk;
    const [one = '', two = ''] = await add('Opportunities', ['First idea', 'Second idea']);
    const lane = (await desk.call('contents', { map })).lanes.find(({ kind }) => kind === 'Opportunities');
    const hidden: Field = { field: 'Hidden', value: true };
    await change(map, { do: 'Edit', ids: [lane?.id ?? ''], field: hidden });
    await board('Opportunities by', 'Opportunities');
    await page.click(card(one));
    await page.waitForFunction(() => document.querySelector('[data-testid=inspector-unseen]') !== null);
    expect(await page.getByTestId('inspector-name').inputValue()).toBe('First idea');
    expect(await page.getByTestId('inspector-unseen').textContent()).toContain(`“${lane?.name ?? ''}” is hidden`);
    await page.getByTestId('inspector-name').fill('Better idea');
    await page.getByTestId('inspector-name').blur();
    await page.waitForFunction((at) => document.querySelector(at)?.textContent.includes('Better idea'), card(one));
    await page.click(card(two), { modifiers: ['Shift'] });
    await page.waitForFunction(() =>
      document.querySelector('[data-testid=inspector-head]')?.textContent.includes('2 opportunities'),
    );
    await page.keyboard.press('Delete');
    await page.waitForSelector(card(one), { state: 'detached' });
    expect((await desk.call('boards', { map })).cards).toEqual([]);
    expect(await page.locator('[data-testid=toast][role=alert]').count()).toBe(0);
    await press('Control+z');
    await page.waitForSelector(card(one));
  });

  it('is counted where it cannot stand', async () => {
    const [, two = ''] = await add('Touchpoints', ['A stand', 'A poster']);
    await change(map, { do: 'ParkCards', ids: [two] });
    await board('Message by', 'Message');
    expect(await desk.page.locator(card(two)).count()).toBe(0);
    expect(await desk.page.getByTestId('board').textContent()).toContain('1 card in the parking lot is not shown');
  });
});

describe('the message board', () => {
  it('shows who promises nothing, and a card pulled to another stage goes there', async () => {
    const [one = ''] = await add('Touchpoints', ['A stand']);
    await board('Message by', 'Message');
    expect(await desk.page.locator(card(one)).textContent()).toContain('no promise yet');
    await pull(one, '0 1');
    await desk.page.waitForSelector(`[data-spot="0 1"] [data-card="${one}"]`);
    const { cards, stages } = await desk.call('boards', { map });
    expect(cards.find(({ id }) => id === one)?.place?.step).toBe(stages[1]?.steps[0]?.id);
  });
});

describe('every board', () => {
  it.each(['light', 'dark'] as const)('breaks no rule of WCAG in %s', async (appearance) => {
    await desk.call('prefer', { language: 'en', appearance, text_size: null });
    await desk.page.reload({ waitUntil: 'commit' });
    await desk.settled();
    await add('Opportunities', ['First idea', 'Second idea']);
    await add('Touchpoints', ['A stand']);
    await board('Show boards', 'Opportunities');
    const tabs = desk.page.locator('[data-testid=board] header [role=radio]');
    for (const [at, kind] of ['Opportunities', 'Pains', 'Message', 'Curves', 'Decisions'].entries()) {
      await tabs.nth(at).click();
      await fresh(kind);
      expect(await findings('[data-testid=board]')).toEqual([]);
    }
    await desk.page.click('[data-testid=decide-idea]');
    await desk.page.waitForSelector('[data-testid=decide]');
    expect(await findings('[data-testid=decide]')).toEqual([]);
    await desk.page.keyboard.press('Escape');
  });
});
