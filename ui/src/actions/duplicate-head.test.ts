import { beforeEach, describe, expect, it } from 'vitest';

import { memoryHost, type MemoryHost } from '../host/memory';
import type { Desk } from './desk';
import { duplicate } from './duplicate';
import { testDesk } from './fixtures';

let desk: Desk;
let host: MemoryHost;
let settled: () => Promise<void>;

beforeEach(async () => {
  host = memoryHost();
  host.map.links.push({ id: 'causes', kind: 'Causes', from: '01card0000007', to: '01card0000009', label: '' });
  ({ desk, settled } = await testDesk(host));
});

async function twice(id: string): Promise<void> {
  desk.bench?.journey.select([id]);
  await settled();
  expect(duplicate.enabled(desk)).toBe(true);
  await duplicate.run(desk);
  await settled();
}
const names = (list: readonly { name: string }[]): string[] => list.map((one) => one.name);
const inLane = (lane: string): string[] =>
  host.map.cards.flatMap((one) => (one.place?.lane === lane ? [one.text] : []));

describe('duplicating', () => {
  it('a stage makes its steps, cards and links once more, behind it', async () => {
    await twice('01stage000001');
    expect(names(host.map.stages)).toEqual(['Wonder', 'Wonder', 'Join']);
    expect(names(host.map.steps)).toEqual([
      'Hears of it',
      'Looks it up',
      'Hears of it',
      'Looks it up',
      'Queues',
      'Borrows',
    ]);
    expect(host.map.cards.filter((one) => one.text === 'Opening hours page').length).toBe(2);
    const [made] = host.map.links.slice(1);
    expect(made?.kind).toBe('Causes');
    expect([made?.from, made?.to]).not.toContain('01card0000007');
    const copy = host.map.cards.find((one) => one.id === made?.from);
    expect(copy?.place?.step).toBe(host.map.steps[3]?.id);
  });

  it('a step stays in its stage', async () => {
    await twice('01step0000002');
    expect(names(host.map.steps)).toEqual(['Hears of it', 'Looks it up', 'Looks it up', 'Queues', 'Borrows']);
    expect(host.map.steps[2]?.stage).toBe('01stage000001');
    const copies = host.map.cards.filter((one) => one.place?.step === host.map.steps[2]?.id);
    expect(copies.map((one) => one.text)).toEqual([
      'Searches for opening hours on the tram',
      'Opening hours page',
      'Hours are in a photograph',
    ]);
  });

  it('a lane keeps its kind, and its cards their steps', async () => {
    await twice('01lane0000003');
    expect(names(host.map.lanes).slice(2, 4)).toEqual(['Touchpoints', 'Touchpoints']);
    const made = host.map.lanes[3];
    expect(made?.kind).toBe('Touchpoints');
    expect(inLane(made?.id ?? '')).toEqual(inLane('01lane0000003'));
  });

  it('is one gesture, and what is new is selected', async () => {
    await twice('01lane0000003');
    expect(desk.bench?.journey.selection).toEqual([host.map.lanes[3]?.id]);
    await desk.bench?.journey.undo();
    expect(host.map.lanes.length).toBe(5);
    expect(host.map.cards.length).toBe(10);
  });

  it('lets a card end with the steps that come once more', async () => {
    const card = host.map.cards.find((one) => one.id === '01card0000001');
    if (card?.place) card.place.span = 4;
    await twice('01stage000001');
    const copy = host.map.cards.find((one) => one.text === card?.text && one.id !== card?.id);
    expect(copy?.place?.span).toBe(2);
  });

  it('of two heads at once is not offered', () => {
    desk.bench?.journey.select(['01lane0000001', '01lane0000003']);
    expect(duplicate.enabled(desk)).toBe(false);
  });
});
