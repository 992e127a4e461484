import { beforeEach, describe, expect, it } from 'vitest';

import { addCards, board, change } from './boards';
import { findings, show } from './checker';
import { desk, onOneMap } from './desk';

onOneMap(1280, 720);

let map = '';
let main = '';
let other = '';
let steps: { id: string; name: string }[] = [];
let cards: string[] = [];

/** Says how somebody feels at a step. */
async function feels(text: string, at: number, score: number, actor: string | null): Promise<string> {
  const [id = ''] = await addCards(map, 'Emotions', [text], at);
  if (score !== 0) await change(map, { do: 'Edit', ids: [id], field: { field: 'Score', value: score } });
  if (actor !== null) await change(map, { do: 'Edit', ids: [id], field: { field: 'Actor', value: actor } });
  return id;
}

/** The steps of the chart and of the table that are lit. */
async function lit(): Promise<[number, (string | undefined)[]]> {
  return desk.page.evaluate(() => [
    document.querySelectorAll('[data-testid=curve-chart] rect.active').length,
    [...document.querySelectorAll<HTMLElement>('[data-testid=curve-table] td.active')].map((cell) => cell.dataset.step),
  ]);
}

beforeEach(async () => {
  await show('light', 'en');
  map = await desk.fresh('see-think-do-care');
  const { lanes, actors, main_actor } = await desk.call('contents', { map });
  main = main_actor ?? '';
  other = actors.find(({ id }) => id !== main)?.id ?? '';
  if (!lanes.some(({ kind }) => kind === 'Emotions'))
    await change(map, { do: 'AddLane', id: '07fee1ane0000', kind: 'Emotions', name: 'Emotions', before: null });
  steps = (await desk.call('boards', { map })).stages.flatMap((stage) => stage.steps);
  cards = [
    await feels('Hopeful', 0, 1, null),
    await feels('Glad', 2, 2, null),
    await feels('Calm', 0, 0.5, other),
    await feels('Cross', 2, -1, other),
  ];
  await board('Compare curves', 'Curves');
  await desk.page.waitForSelector('[data-testid=curve-chart] svg');
});

describe('curves of several actors', () => {
  it('lie over each other in one chart, told apart by more than colour, with a name at each end', async () => {
    const { page } = desk;
    expect(await page.locator('[data-curve]').count()).toBe(2);
    expect(await page.locator('[data-point]').count()).toBe(4);
    const shapes = await page.evaluate(
      ([one, two]) =>
        [one, two].map((id) => document.querySelector(`[data-point="${id ?? ''}"] path`)?.getAttribute('d')),
      [cards[0], cards[2]],
    );
    expect(new Set(shapes).size).toBe(2);
    const widths = await page.evaluate(
      ([one, two]) =>
        [one, two].map((id) => document.querySelector(`[data-curve="${id ?? ''}"]`)?.getAttribute('stroke-width')),
      [main, other],
    );
    expect(new Set(widths).size).toBe(2);
    expect(await page.locator('[data-testid=curve-chart] text').count()).toBe(3);
    expect(await page.getByTestId('curve-row').count()).toBe(2);
    // The better one is drawn higher, each in the column of its step.
    const at = async (id: string | undefined): Promise<{ x: number; y: number }> => {
      const box = await page.locator(`[data-point="${id ?? ''}"]`).boundingBox();
      if (box === null) throw new Error('it is not drawn');
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const [glad, cross] = [await at(cards[1]), await at(cards[3])];
    expect(glad.y).toBeLessThan(cross.y);
    const head = await page.locator(`th[data-step="${steps[2]?.id ?? ''}"]`).boundingBox();
    expect(Math.abs(glad.x - ((head?.x ?? 0) + (head?.width ?? 0) / 2))).toBeLessThan(2);
  });

  it('are marked where they are widest apart, in the chart, in the table and in words', async () => {
    const { page } = desk;
    expect(await page.getByTestId('curve-gap').count()).toBe(1);
    expect(await page.getByTestId('curve-widest').textContent()).toContain(`${steps[2]?.name ?? ''}, by 3`);
    const cell = page.locator('[data-testid=curve-apart] .widest');
    expect(await cell.getAttribute('data-step')).toBe(steps[2]?.id);
    expect(await cell.textContent()).toContain('(widest apart)');
    await page.getByTestId('curve-widest').click();
    expect(await lit()).toEqual([1, [steps[2]?.id, steps[2]?.id, steps[2]?.id]]);
  });

  it('light a step under the pointer or the keyboard in chart and table together', async () => {
    const { page } = desk;
    const first = steps[0]?.id ?? '';
    await page.locator(`[data-testid=curve-chart] rect[data-step="${first}"]`).hover({ position: { x: 5, y: 40 } });
    expect(await lit()).toEqual([1, [first, first, first]]);
    await page.getByTestId('close-board').hover();
    expect(await lit()).toEqual([0, []]);
    await page.locator('[data-testid=curve-table] thead button').first().focus();
    await page.keyboard.press('ArrowRight');
    const second = steps[1]?.id;
    expect(await lit()).toEqual([1, [second, second, second]]);
    await page.keyboard.press('End');
    const last = steps.at(-1)?.id;
    expect(await lit()).toEqual([1, [last, last, last]]);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('[data-testid=inspector-head]')?.textContent.includes('2 emotions'),
    );
    await page.locator(`[data-point="${cards[3] ?? ''}"]`).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('[data-testid=inspector-name]')?.value === 'Cross',
    );
  });

  it('go as somebody wishes, say how many wait in the parking lot, and break no rule of WCAG', async () => {
    const { page } = desk;
    expect(await findings('[data-testid=board]')).toEqual([]);
    await page.uncheck(`input[data-actor="${other}"]`);
    await page.waitForFunction(() => document.querySelectorAll('[data-curve]').length === 1);
    expect(await page.getByTestId('curve-gap').count()).toBe(0);
    await change(map, { do: 'ParkCards', ids: [cards[0] ?? ''] });
    await page.waitForFunction(() =>
      document.querySelector('[data-testid=board]')?.textContent.includes('1 card in the parking lot is not shown'),
    );
    await page.uncheck(`input[data-actor="${main}"]`);
    await page.getByTestId('board-empty').waitFor();
  });

  it('are drawn as their box was left, however fast it is ticked', async () => {
    const { page } = desk;
    const revision = async (): Promise<number> => (await desk.call('boards', { map })).revision;
    const before = await revision();
    await page.locator(`input[data-actor="${other}"]`).evaluate((box: HTMLInputElement) => {
      box.click();
      box.click();
    });
    await expect.poll(revision).toBe(before + 2);
    const { actors } = await desk.call('contents', { map });
    expect(actors.find(({ id }) => id === other)?.curve_hidden).toBe(false);
    await page.waitForFunction(() => document.querySelectorAll('[data-curve]').length === 2);
    expect(await page.isChecked(`input[data-actor="${other}"]`)).toBe(true);
  });

  it('give the keyboard back to the step that had it', async () => {
    const { page } = desk;
    await page.locator('[data-testid=curve-table] thead button').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-step'))).toBe(steps[2]?.id);
  });

  it('have names at their ends that stay in the window and clear of each other, however long they are', async () => {
    const { page } = desk;
    const names = ['Versicherungsmaklerin Anna', 'Kundenbetreuer-Innendienst Max', 'Geschäftsführerin Vera'];
    const { actors } = await desk.call('contents', { map });
    for (const [at, { id }] of actors.slice(0, 3).entries()) {
      await change(map, { do: 'Edit', ids: [id], field: { field: 'Name', value: names[at] ?? '' } });
      await feels(`Well ${at}`, steps.length - 1, 1, id === main ? null : id);
    }
    await page.waitForFunction(() => document.querySelectorAll('[data-curve]').length === 3);
    await page.evaluate(() => document.querySelector('[data-testid=curve-table]')?.parentElement?.scrollTo(9999, 0));
    const labels = page.locator('[data-testid=curve-chart] text:not(.by)');
    await expect.poll(() => labels.count()).toBe(3);
    const edge = await page.getByTestId('board').evaluate((board) => board.getBoundingClientRect().right);
    const boxes = await labels.evaluateAll((all) =>
      all.map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return {
          left,
          right,
          top,
          bottom,
          said: text.textContent,
          whole: text.parentElement?.querySelector('title')?.textContent,
        };
      }),
    );
    for (const [at, box] of boxes.entries()) {
      expect(box.right).toBeLessThanOrEqual(edge);
      expect(box.right - box.left).toBeLessThanOrEqual(92);
      const covered = boxes.slice(at + 1).filter((other) => {
        const across = box.left < other.right && other.left < box.right;
        return across && box.top + 1 < other.bottom && other.top + 1 < box.bottom;
      });
      expect(covered).toEqual([]);
    }
    const long = boxes.find(({ whole }) => whole === 'Kundenbetreuer-Innendienst');
    expect(long?.said).toMatch(/^Kundenb.*…$/);
  });

  it('scroll sideways with their table, and nobody’s name leaves the window', async () => {
    const { page } = desk;
    const { stages } = await desk.call('boards', { map });
    const stage = stages.at(-1)?.id ?? '';
    for (let at = 10; at < 30; at += 1)
      await change(map, { do: 'AddStep', id: `07feed0000${at}0`, stage, name: `Step ${at}`, before: null });
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid=curve-table] thead button').length === count,
      steps.length + 20,
    );
    await page.locator('[data-testid=curve-table] thead button').last().focus();
    const boxes = await page.evaluate(async () => {
      // What follows a new width is there with the next frame.
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const box = (element: Element | null | undefined): number[] => {
        const { left, right } = element?.getBoundingClientRect() ?? new DOMRect();
        return [left, right].map(Math.round);
      };
      const columns = document.querySelectorAll('[data-testid=curve-chart] rect[data-step]');
      return {
        board: box(document.querySelector('[data-testid=board]')),
        name: box(document.querySelector('[data-testid=curve-row] th')),
        column: box([...columns].at(-1)),
        head: box(document.querySelector('[data-testid=curve-table] thead button:focus')),
      };
    });
    // The names stay at the left; the last column stands under its head, all of it inside.
    expect(boxes.name[0]).toBe(boxes.board[0]);
    for (const [edge, other] of boxes.column.map((one, at) => [one, boxes.head[at] ?? 0] as const))
      expect(Math.abs(edge - other)).toBeLessThanOrEqual(2);
    expect(boxes.column[0]).toBeGreaterThanOrEqual(boxes.name[1] ?? 0);
    expect(boxes.column[1]).toBeLessThanOrEqual(boxes.board[1] ?? 0);
  });
});
