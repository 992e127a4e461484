import { beforeEach, describe, expect, it } from 'vitest';

import { findings, press, show } from './checker';
import { desk, onOneMap } from './desk';

onOneMap(1440, 900);

const card = (id: string): string => `[data-testid=board] [data-card="${id}"]`;
let map = '';

/** Opens a board of the map by what the palette calls it. */
async function board(words: string, kind: string): Promise<void> {
  await press('Control+k');
  await desk.page.getByTestId('palette').fill(words);
  await desk.page.keyboard.press('Enter');
  await fresh(kind);
}

async function fresh(kind: string): Promise<void> {
  await desk.page.waitForSelector(`[data-testid=board][data-kind=${kind}][data-ready=true]`);
}

/** Adds cards to the first lane of a kind, at its first step. */
async function add(kind: string, texts: string[]): Promise<string[]> {
  const contents = await desk.call('contents', { map });
  const lane = contents.lanes.find((one) => one.kind === kind)?.id ?? '';
  const step = (await desk.call('boards', { map })).stages[0]?.steps[0]?.id ?? '';
  for (const text of texts) {
    const id = `07${Math.random()
      .toString(32)
      .slice(2, 11)
      .padEnd(9, '0')
      .replaceAll(/[ilou]/g, 'x')}00`;
    const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    const command = { do: 'AddCard', id, lane, step, text, before: null } as const;
    await desk.call('apply', { map, revision: state.revision, command });
  }
  const { cards } = await desk.call('boards', { map });
  return texts.map((text) => cards.find((one) => one.text === text)?.id ?? '');
}

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
    await press('Control+z');
    await desk.page.waitForSelector(`[data-spot="3:3"] [data-card="${one}"]`);
    expect(await grades(one)).toEqual([3, 3]);
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

describe('the message board', () => {
  it('shows who promises nothing, and a card pulled to another stage goes there', async () => {
    const [one = ''] = await add('Touchpoints', ['A stand']);
    await board('Message by', 'Message');
    expect(await desk.page.locator(card(one)).textContent()).toContain('no promise yet');
    await pull(one, '0 1');
    await desk.page.waitForSelector(`[data-spot="0 1"] [data-card="${one}"]`);
    const { cards, stages } = await desk.call('boards', { map });
    expect(cards.find(({ id }) => id === one)?.step).toBe(stages[1]?.steps[0]?.id);
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
