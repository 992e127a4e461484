import { describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import { Boards } from './boards';
import { Chosen } from './chosen';
import { OpenJourney } from './open-journey';

const CARD = '01card0000001';
/** An emotion, which boards know of. */
const PARKED = '01card0000004';

async function open(): Promise<{
  boards: Boards;
  journey: OpenJourney;
  asked: () => number;
  answered: () => Promise<void>;
}> {
  const host = memoryHost();
  const journey = await OpenJourney.open(host, 'map', { appearance: 'light', language: 'en', form: 'Grid' });
  const boards = new Boards(host, journey);
  const answered = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  return { boards, journey, answered, asked: () => host.calls.filter((call) => call.name === 'boards').length };
}

describe('boards', () => {
  it('ask for nothing while the map is shown, and come back to the one that was left', async () => {
    const { boards, asked, answered } = await open();
    await answered();
    expect([boards.shown, boards.value, asked()]).toEqual([null, null, 0]);
    boards.open('Message');
    await answered();
    expect([boards.shown, boards.value?.revision, asked()]).toEqual(['Message', 1, 1]);
    boards.close();
    expect(boards.value).toBeNull();
    boards.open();
    expect(boards.shown).toBe('Message');
  });

  it('keep what is chosen and not drawn through an edit, and go along with what is selected elsewhere', async () => {
    const { boards, journey, answered } = await open();
    await journey.apply({ do: 'ParkCards', ids: [PARKED] }, 'stay');
    boards.open('Opportunities');
    boards.choose([PARKED, CARD]);
    expect([boards.chosen, journey.selection]).toEqual([[PARKED, CARD], [CARD]]);
    await journey.apply({ do: 'Edit', ids: [CARD], field: { field: 'Name', value: 'Otherwise' } }, 'stay');
    await answered();
    expect(boards.chosen).toEqual([PARKED, CARD]);
    expect(boards.ids()).toEqual([PARKED, CARD]);
    journey.select([]);
    expect(boards.chosen).toEqual([]);
  });

  it('choose a card no more that is deleted while only they show it', async () => {
    const { boards, journey, answered } = await open();
    await journey.apply({ do: 'ParkCards', ids: [PARKED] }, 'stay');
    boards.open('Opportunities');
    await answered();
    boards.choose([PARKED]);
    await journey.apply({ do: 'Delete', ids: [PARKED] }, 'stay');
    await answered();
    expect(boards.chosen).toEqual([]);
  });

  it('take a card that is as it was for the same', async () => {
    const { boards, journey, answered } = await open();
    boards.open('Curves');
    await answered();
    const before = boards.value?.cards ?? [];
    await journey.apply({ do: 'Edit', ids: [PARKED], field: { field: 'Name', value: 'Otherwise' } }, 'stay');
    await answered();
    const changed = (boards.value?.cards ?? []).filter((card) => !before.includes(card)).map((card) => card.id);
    expect(changed).toEqual([PARKED]);
    expect(before.length).toBeGreaterThan(1);
  });

  it('have what is chosen on them asked for whole, also what the map does not draw', async () => {
    const host = memoryHost();
    const journey = await OpenJourney.open(host, 'map', { appearance: 'light', language: 'en', form: 'Grid' });
    const boards = new Boards(host, journey);
    const chosen = new Chosen(host, journey, boards);
    await journey.apply({ do: 'ParkCards', ids: [PARKED] }, 'stay');
    boards.open('Curves');
    boards.choose([PARKED, CARD]);
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    expect(chosen.ids()).toEqual([PARKED, CARD]);
    const ids = (chosen.current?.elements ?? []).map((element) => ('Card' in element ? element.Card.id : ''));
    expect(new Set(ids)).toEqual(new Set([PARKED, CARD]));
    boards.close();
    expect(chosen.ids()).toEqual([CARD]);
  });
});
