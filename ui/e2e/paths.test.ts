import { beforeEach, describe, expect, it } from 'vitest';

import { press, show } from './checker';
import { desk, onOneMap } from './desk';

onOneMap(1440, 900);

let map = '';
let stops: string[] = [];

async function path(): Promise<string[]> {
  const { actors, main_actor } = await desk.call('contents', { map });
  return actors.find((actor) => actor.id === main_actor)?.path ?? [];
}

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
});
