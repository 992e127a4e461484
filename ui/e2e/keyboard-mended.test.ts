import { beforeEach, describe, expect, it } from 'vitest';

import { addCards, board, change } from './boards';
import { press, show } from './checker';
import { desk, onOneMap } from './desk';

onOneMap(1440, 900);

let map = '';
let one = '';
let two = '';

const card = (id: string): string => `[data-testid=board] [data-card="${id}"]`;

/** Waits until the keyboard is on something, or in it. */
async function keyboardIn(at: string): Promise<void> {
  await desk.page.waitForFunction((part) => document.activeElement?.closest(part) !== null, at);
}

async function texts(): Promise<string[]> {
  return (await desk.call('boards', { map })).cards.map(({ text }) => text);
}

async function grades(id: string): Promise<[number, number]> {
  const { cards } = await desk.call('boards', { map });
  const content = cards.find((card) => card.id === id)?.content;
  if (typeof content !== 'object' || !('Opportunity' in content)) throw new Error('no opportunity');
  return [content.Opportunity.effort, content.Opportunity.impact];
}

/** Takes a card over the field of the greatest effort and impact, and keeps hold of it. */
async function carry(id: string): Promise<void> {
  const from = await desk.page.locator(card(id)).boundingBox();
  const to = await desk.page.locator('[data-testid=board] [data-spot="5:5"]').boundingBox();
  if (from === null || to === null) throw new Error('it is not on the board');
  await desk.drag({ x: from.x + 20, y: from.y + 8 }, { x: to.x + to.width / 2, y: to.y + to.height / 2 }, 3);
  await desk.page.waitForSelector('[data-testid=board] .ghost');
}

beforeEach(async () => {
  await show('light', 'en');
  map = await desk.fresh('see-think-do-care');
  [one = '', two = ''] = await addCards(map, 'Opportunities', ['First idea', 'Second idea']);
  desk.faults.length = 0;
});

describe('Delete on a board', () => {
  it('takes away the card that has the keyboard, not another that is chosen', async () => {
    const { page } = desk;
    await board('Opportunities by', 'Opportunities');
    await page.click(card(one));
    await page.locator(card(two)).focus();
    await page.keyboard.press('Delete');
    await expect.poll(texts).toHaveLength(1);
    expect(await texts()).toEqual(['First idea']);
    await keyboardIn('[data-testid=board]');
    expect(desk.faults).toEqual([]);
  });

  it('leaves the stage that was chosen in the outline', async () => {
    const { page } = desk;
    const { stages } = await desk.call('boards', { map });
    await page.locator('[data-testid=rail] [role=treeitem]').first().click();
    await board('Opportunities by', 'Opportunities');
    await page.locator(card(two)).focus();
    await page.keyboard.press('Delete');
    await page.waitForSelector(card(two), { state: 'detached' });
    expect(await texts()).toEqual(['First idea']);
    expect((await desk.call('boards', { map })).stages).toEqual(stages);
  });
});

describe('a card that is carried over a board', () => {
  it('goes where it is let go, also when it was given another place meanwhile', async () => {
    const { page } = desk;
    await board('Opportunities by', 'Opportunities');
    await carry(one);
    await change(map, { do: 'Edit', ids: [one], field: { field: 'Impact', value: 1 } });
    await page.waitForSelector(`[data-spot="3:1"] [data-card="${one}"]`);
    await page.mouse.up();
    await page.waitForSelector(`[data-spot="5:5"] [data-card="${one}"]`);
    expect(await page.locator('[data-testid=board] .ghost').count()).toBe(0);
    // The click that comes next is one on another card, and nothing else.
    await page.click(card(two));
    await page.waitForSelector(`${card(two)}[aria-pressed=true]`);
    expect([await grades(one), await grades(two)]).toEqual([
      [5, 5],
      [3, 3],
    ]);
    expect(desk.faults).toEqual([]);
  });

  it('is let go for good when it is deleted meanwhile', async () => {
    const { page } = desk;
    await board('Opportunities by', 'Opportunities');
    await carry(one);
    await change(map, { do: 'Delete', ids: [one] });
    await page.waitForSelector(card(one), { state: 'detached' });
    await page.mouse.up();
    await page.click(card(two));
    await page.waitForSelector(`${card(two)}[aria-pressed=true]`);
    expect(await grades(two)).toEqual([3, 3]);
    expect(desk.faults).toEqual([]);
  });

  it('stays where it was when the pointer comes back without its button', async () => {
    const { page } = desk;
    await board('Opportunities by', 'Opportunities');
    await carry(one);
    await page.evaluate(() => window.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, buttons: 0 })));
    await page.waitForSelector('[data-testid=board] .ghost', { state: 'detached' });
    await page.mouse.up();
    await page.click(card(two));
    await page.waitForSelector(`${card(two)}[aria-pressed=true]`);
    expect(await grades(one)).toEqual([3, 3]);
  });
});

describe('an actor that is pulled to another place', () => {
  const rows = '[data-testid=actors] > li';
  const order = async (): Promise<string[]> => (await desk.call('contents', { map })).actors.map(({ id }) => id);

  /** Takes the third actor by its handle a little down, and keeps hold of it. */
  async function pull(): Promise<void> {
    const row = desk.page.locator(rows).nth(2);
    await row.scrollIntoViewIfNeeded();
    const grip = await row.locator('[role=presentation]').first().boundingBox();
    if (grip === null) throw new Error('it has no handle');
    const from = { x: grip.x + 4, y: grip.y + 8 };
    await desk.drag(from, { x: from.x, y: from.y + 40 });
    await desk.page.waitForSelector(`${rows}.dragged`);
  }

  it('is let go wherever that happens, also when others were reordered meanwhile', async () => {
    const { page } = desk;
    const [first = '', second = '', third = '', ...others] = await order();
    await pull();
    await change(map, { do: 'Move', id: third, before: first });
    await expect.poll(() => page.locator(rows).first().getAttribute('class')).toContain('dragged');
    const last = await page.locator(rows).last().boundingBox();
    await page.mouse.move(600, (last?.y ?? 0) + (last?.height ?? 0) - 2, { steps: 3 });
    await page.mouse.up();
    await expect.poll(order).toEqual([first, second, ...others, third]);
    // What comes after is no pull any more.
    await page.locator(rows).nth(1).hover();
    expect(await page.locator(`${rows}.dragged, ${rows}.line, ${rows}.last`).count()).toBe(0);
    await page.mouse.down();
    await page.mouse.up();
    expect(await order()).toEqual([first, second, ...others, third]);
    expect(desk.faults).toEqual([]);
  });

  it('stays where it was when the pointer comes back without its button', async () => {
    const { page } = desk;
    const before = await order();
    await pull();
    await page.evaluate(() => window.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, buttons: 0 })));
    await page.waitForSelector(`${rows}.dragged`, { state: 'detached' });
    await page.mouse.up();
    await press('Escape');
    expect(await order()).toEqual(before);
  });
});

describe('the keyboard, while a board lies over the map', () => {
  beforeEach(async () => {
    await board('Opportunities by', 'Opportunities');
  });

  it('goes back to the board from a panel that is put away, and Escape leaves it', async () => {
    const { page } = desk;
    await page.locator('[data-testid=close-rail]').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=close-rail]', { state: 'detached' });
    await keyboardIn('[data-testid=board]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-testid=board]', { state: 'detached' });
    await keyboardIn('[data-region=map]');
    await page.click('[data-testid=open-rail]');
  });

  it('goes back to the board from the find bar', async () => {
    const { page } = desk;
    await page.locator(card(one)).focus();
    await page.keyboard.press('Control+f');
    await keyboardIn('input');
    await page.keyboard.press('Escape');
    await keyboardIn('[data-testid=board]');
  });

  it('goes back to the board by Escape from what stands beside it', async () => {
    const { page } = desk;
    await page.locator('[data-testid=rail] button').first().focus();
    await page.keyboard.press('Escape');
    await keyboardIn('[data-testid=board]');
  });

  it('goes back to the board when a card was deleted by the inspector', async () => {
    const { page } = desk;
    await page.click(card(one));
    await page.getByTestId('inspector-head').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector(card(one), { state: 'detached' });
    await keyboardIn('[data-testid=board]');
    expect(await texts()).toEqual(['Second idea']);
  });
});

it('the keyboard goes back to the map when a card was deleted by the inspector', async () => {
  const { page } = desk;
  await press('Control+1');
  const { x, y } = await desk.place(map, (hit) => hit.id === one && hit.kind === 'Card');
  await page.mouse.click(x, y);
  await page.getByTestId('inspector-head').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect.poll(texts).toEqual(['Second idea']);
  await keyboardIn('[data-region=map]');
});
