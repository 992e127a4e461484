import { describe, expect, it } from 'vitest';

import type { BoardCard, BoardsView, Content } from '../bindings';
import { AXES, byField, channelRows, corner, rechannel, regrade, shifted } from './board';

const at = (step: string): BoardCard['place'] => ({ step, lane: 'l', span: 1 });
const card = { place: at('s1'), actor: null, basis: 'Observed', locked: false } as const;

function opportunity(id: string, impact: number, effort: number, rest: Partial<BoardCard> = {}): BoardCard {
  const content: Content = { Opportunity: { impact, effort, progress: 'Idea', owner: '', next: '', due: null } };
  return { ...card, id, text: id, content, ...rest };
}

function touchpoint(id: string, channel: string, step: string, rest: Partial<BoardCard> = {}): BoardCard {
  const facts = { family: 'Digital', effect: 'Neutral', moment_of_truth: false, duration: '' } as const;
  return {
    ...card,
    id,
    text: id,
    place: at(step),
    content: { Touchpoint: { channel, ...facts, promise: '', tone: '' } },
    ...rest,
  };
}

const view = (cards: BoardCard[]): BoardsView => ({
  revision: 1,
  today: '2026-11-22',
  stages: [
    { id: 'a', name: 'A', hue: 0, steps: [{ id: 's1', name: 'One' }] },
    { id: 'b', name: 'B', hue: 1, steps: [{ id: 's2', name: 'Two' }] },
    { id: 'none', name: 'C', hue: 1, steps: [] },
  ],
  cards,
  curves: { rules: [], curves: [] },
  decisions: [],
});

describe('a matrix', () => {
  it('keeps several cards of one field in their order', () => {
    const fields = byField([opportunity('x', 5, 1), opportunity('y', 5, 1), opportunity('z', 1, 5)]);
    expect(fields.get('1:5')?.map((card) => card.id)).toEqual(['x', 'y']);
    expect(fields.get('5:1')?.map((card) => card.id)).toEqual(['z']);
  });

  it('has four corners and a cross that is none', () => {
    expect(corner({ across: 1, up: 5 })).toBe('lowHigh');
    expect(corner({ across: 4, up: 2 })).toBe('highLow');
    expect(corner({ across: 3, up: 5 })).toBeNull();
  });

  it('moves several cards by one step as one gesture, as far as it reaches', () => {
    const cards = [opportunity('x', 5, 1), opportunity('y', 3, 2)];
    expect(regrade(cards, AXES.Opportunities, (spot) => shifted(spot, 0, 1))).toEqual({
      do: 'Edit',
      ids: ['y'],
      field: { field: 'Impact', value: 4 },
    });
    expect(regrade(cards, AXES.Opportunities, () => ({ across: 4, up: 4 }))).toEqual({
      do: 'Together',
      act: 'Edit',
      commands: [
        { do: 'Edit', ids: ['x', 'y'], field: { field: 'Impact', value: 4 } },
        { do: 'Edit', ids: ['x', 'y'], field: { field: 'Effort', value: 4 } },
      ],
    });
  });

  it('sends nothing where nothing changes, and leaves locked cards', () => {
    expect(regrade([opportunity('x', 5, 1)], AXES.Opportunities, (spot) => spot)).toBeNull();
    const locked = opportunity('x', 5, 1, { locked: true });
    expect(regrade([locked], AXES.Opportunities, () => ({ across: 3, up: 3 }))).toBeNull();
  });
});

describe('messages', () => {
  it('tell channels apart without regard to case, and put what has none last', () => {
    const rows = channelRows(
      view([touchpoint('x', '', 's1'), touchpoint('y', 'Web', 's1'), touchpoint('z', 'web ', 's2')]),
    );
    expect(rows.map((row) => row.name)).toEqual(['Web', '']);
    expect(rows[0]?.stages.get('b')?.map((card) => card.id)).toEqual(['z']);
  });

  it('move to another channel and stage in one gesture', () => {
    const cards = [touchpoint('x', 'Web', 's1'), touchpoint('y', 'Fair', 's2')];
    expect(rechannel(view(cards), cards, { channel: 'Fair', stage: 'b' })).toEqual({
      do: 'Together',
      act: 'Edit',
      commands: [
        { do: 'Edit', ids: ['x'], field: { field: 'Channel', value: 'Fair' } },
        { do: 'MoveCards', ids: ['x'], lane: 'l', step: 's2', before: null },
      ],
    });
    expect(rechannel(view(cards), cards.slice(0, 1), { channel: 'web', stage: 'a' })).toBeNull();
    // What waits in the parking lot stands in no stage, and stays there.
    const parked = touchpoint('p', 'Web', 's1', { place: null });
    expect(channelRows(view([parked]))).toEqual([]);
    expect(rechannel(view([parked]), [parked], { channel: 'Fair', stage: 'b' })).toEqual({
      do: 'Edit',
      ids: ['p'],
      field: { field: 'Channel', value: 'Fair' },
    });
    // A stage without a step holds nothing.
    expect(rechannel(view(cards), cards.slice(0, 1), { channel: 'Web', stage: 'none' })).toBeNull();
  });
});
