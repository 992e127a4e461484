import { describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import { Boards } from './boards';
import { OpenJourney } from './open-journey';

const CARD = '01card0000001';

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
    boards.open('Pains');
    boards.choose(['hidden', CARD]);
    expect([boards.chosen, journey.selection]).toEqual([['hidden', CARD], [CARD]]);
    await journey.apply({ do: 'Edit', ids: [CARD], field: { field: 'Name', value: 'Otherwise' } }, 'stay');
    await answered();
    expect(boards.chosen).toEqual(['hidden', CARD]);
    journey.select([]);
    expect(boards.chosen).toEqual([]);
  });
});
