import { beforeEach, describe, expect, it } from 'vitest';

import type { Command } from '../src/bindings';
import { findings, press, show } from './checker';
import { desk, onOneMap } from './desk';
import { drawn, leave, open, part, unfold } from './poster-dialog';

onOneMap(1440, 900);

let map = '';
let stops: string[] = [];

async function path(): Promise<string[]> {
  const { actors, main_actor } = await desk.call('contents', { map });
  return actors.find((actor) => actor.id === main_actor)?.path ?? [];
}

/** Lays the path past the window. */
async function lay(...path: string[]): Promise<void> {
  const { main_actor } = await desk.call('contents', { map });
  const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  const command: Command = { do: 'Edit', ids: [main_actor ?? ''], field: { field: 'Path', value: path } };
  await desk.call('apply', { map, revision: state.revision, command });
}

/** Lays the path past the window, and opens the actor's fields in the inspector. */
async function laid(...path: string[]): Promise<void> {
  const { main_actor } = await desk.call('contents', { map });
  await lay(...path);
  await desk.page.click(`[data-actor="${main_actor}"]`);
  await expect.poll(() => desk.page.locator('[data-testid=path-stop]').count()).toBe(path.length);
}

const stop = (at: number, part: string): string =>
  `[data-testid=path-stop]:nth-of-type(${at}) [data-testid=path-${part}]`;

/** Where a stop is taken to be pulled: at its number. */
async function number(at: number): Promise<{ x: number; y: number }> {
  const box = await desk.page.locator(stop(at, 'grip')).boundingBox();
  if (box === null) throw new Error('no such stop');
  return { x: box.x + 6, y: box.y + box.height / 2 };
}

/** What has the keyboard: which part of which stop. */
const focused = (): Promise<string> =>
  desk.page.evaluate(() => {
    const held = document.activeElement;
    const rows = [...document.querySelectorAll('[data-testid=path-stop]')];
    return `${held?.getAttribute('data-testid')} ${rows.findIndex((row) => row.contains(held)) + 1}`;
  });

/** Clicks a card where the window shows it. */
async function click(id: string): Promise<void> {
  const { x, y } = await desk.place(map, (hit) => hit.id === id && hit.kind === 'Card');
  await desk.page.mouse.click(x, y);
  await desk.settled();
}

beforeEach(async () => {
  await show('light', 'en');
  map = await desk.fresh('see-think-do-care');
  const contents = await desk.call('contents', { map });
  const lane = contents.lanes.find((one) => one.kind === 'Touchpoints')?.id ?? '';
  const { stages } = await desk.call('boards', { map });
  const steps = stages.flatMap((stage) => stage.steps.map((step) => step.id)).slice(0, 3);
  stops = [];
  for (const [at, step] of steps.entries()) {
    const id = `07path000010${at}`;
    const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    const command = { do: 'AddCard', id, lane, step, text: `Stop ${at + 1}`, before: null } as const;
    await desk.call('apply', { map, revision: state.revision, command });
    stops.push(id);
  }
  // The window hears of what was done past it.
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.settled();
  await press('Control+1');
  await desk.settled();
});

describe('a path', () => {
  it('is recorded by clicking touchpoints in order, and each click is a gesture', async () => {
    const [first = '', second = '', third = ''] = stops;
    await press('Control+k');
    await desk.page.getByTestId('palette').fill('Record');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector('[data-testid=path-bar]');
    await desk.settled();
    await click(third);
    await click(first);
    await click(third);
    expect(await path()).toEqual([third, first, third]);
    await desk.page.click('[data-testid=path-last]');
    await desk.settled();
    expect(await path()).toEqual([third, first]);
    await desk.page.click('[data-testid=path-record]');
    await click(second);
    expect(await path()).toEqual([third, first]);
    await press('Control+z');
    await desk.settled();
    expect(await path()).toEqual([third, first, third]);
  });

  it('takes the selected touchpoint by key, is drawn, and is put away', async () => {
    const [first = ''] = stops;
    await click(first);
    await press('Control+Alt+p');
    await desk.page.waitForSelector('[data-testid=path-bar]');
    expect(await path()).toEqual([first]);
    await desk.page.click('[data-testid=path-hide]');
    await desk.page.waitForSelector('[data-testid=path-bar]', { state: 'detached' });
    expect(await path()).toEqual([first]);
  });

  it('is reordered by dragging a stop’s number, and Escape leaves it', async () => {
    const { page } = desk;
    const [first = '', second = '', third = ''] = stops;
    await laid(first, second, third, first);
    const [from, to] = [await number(4), await number(1)];
    await desk.drag(from, { x: to.x, y: to.y - 10 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await path()).toEqual([first, second, third, first]);
    await desk.drag(from, { x: to.x, y: to.y - 10 });
    await page.mouse.up();
    await expect.poll(path).toEqual([first, first, second, third]);
    await expect.poll(() => page.locator(stop(4, 'go')).innerText()).toBe('Stop 3');
    await desk.drag(await number(1), { x: to.x, y: (await number(4)).y + 10 });
    await page.mouse.up();
    await expect.poll(path).toEqual([first, second, third, first]);
    await press('Control+z');
    await expect.poll(path).toEqual([first, first, second, third]);
    expect(desk.faults).toEqual([]);
  });

  it('moves the stop that was taken, also when others come before it meanwhile', async () => {
    const { page } = desk;
    const [first = '', second = '', third = ''] = stops;
    await laid(first, second);
    const [from, to] = [await number(2), await number(1)];
    await desk.drag(from, { x: to.x, y: to.y - 10 });
    await lay(third, first, second);
    await expect.poll(() => page.locator('[data-testid=path-stop]').count()).toBe(3);
    await page.mouse.up();
    await expect.poll(path).toEqual([second, third, first]);
    expect(desk.faults).toEqual([]);
  });

  it('leaves the keyboard where it is begun again, when its last stop is taken off', async () => {
    const [first = ''] = stops;
    await laid(first);
    await desk.page.focus(stop(1, 'go'));
    await desk.page.keyboard.press('Delete');
    await expect.poll(path).toEqual([]);
    await expect.poll(focused).toBe('path-begin 0');
  });

  it('is reordered by keys, which stay with the stop that they move, and is told of it', async () => {
    const { page } = desk;
    const [first = '', second = '', third = ''] = stops;
    await laid(first, second, third);
    await page.focus(stop(3, 'go'));
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(path).toEqual([first, third, second]);
    await expect.poll(focused).toBe('path-go 2');
    expect(await desk.said()).toContain('Stop 3, 2 of 3');
    // By the buttons too: where that is the end of the way, the keyboard is not lost.
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('path-earlier 2');
    await page.keyboard.press('Enter');
    await expect.poll(path).toEqual([third, first, second]);
    await expect.poll(focused).toBe('path-go 1');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Delete');
    await expect.poll(path).toEqual([first, second]);
    await expect.poll(() => page.locator('[data-testid=path-stop]').count()).toBe(2);
    await expect.poll(focused).toBe('path-go 1');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(path).toEqual([second, first]);
    expect(await findings('[data-testid=actor-path]')).toEqual([]);
    expect(desk.faults).toEqual([]);
  });

  it('is chosen for the poster, and drawn on its page', async () => {
    const { page } = desk;
    const [first = '', second = '', third = ''] = stops;
    await laid(third, first, second);
    await open();
    const picture = (): Promise<string | null> =>
      page
        .locator(`${part('preview')} img:not(.close)`)
        .first()
        .getAttribute('src');
    const before = await picture();
    const { actors, main_actor } = await desk.call('contents', { map });
    const actor = actors.find((one) => one.id === main_actor);
    await unfold('content');
    const choice = page.getByRole('dialog').getByLabel('Path over the map', { exact: true });
    // Whoever has no path is not offered.
    expect(await choice.locator('option').allTextContents()).toEqual(['None', actor?.name]);
    await choice.selectOption({ label: actor?.name ?? '' });
    await expect.poll(async () => (await desk.call('poster_choices', { map })).path).toBe(main_actor);
    await expect.poll(picture).not.toBe(before);
    await drawn();
    // It is remembered with the map, and put away again.
    await leave();
    await open();
    await unfold('content');
    expect(await choice.inputValue()).toBe(main_actor);
    await choice.selectOption({ label: 'None' });
    await expect.poll(picture).toBe(before);
    await leave();
    expect(desk.faults).toEqual([]);
  });
});
