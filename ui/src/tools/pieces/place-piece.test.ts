import { describe, expect, it } from 'vitest';

import type { Card, Command, Content, LaneKind, NewCard, Piece } from '../../bindings';
import { createMint } from '../../kernels/id';
import { fitted, type GroundLane, type PieceAim, type PieceGround, placesOf, putPiece } from './place-piece';

const MAKING = { mint: createMint(), stage: 'New stage', step: 'New step', lane: (kind: LaneKind) => `all ${kind}` };

function lane(id: string, kind: LaneKind, rest: Partial<GroundLane> = {}): GroundLane {
  return { id, name: id, kind, locked: false, hidden: false, folded: false, ...rest };
}

function ground(lanes: GroundLane[], rest: Partial<PieceGround> = {}): PieceGround {
  const steps = ['one', 'two', 'three'].map((id) => ({ id, stage: 'stage' }));
  return { lanes, steps, scale: { min: -2, max: 2 }, ...rest };
}

function card(id: string, content: Content): Card {
  const evidence = { basis: 'Assumed' as const, source: '', date: null };
  const bare = { place: null, order: 'A', note: '', actor: null, hue: null, tags: [], personal: null };
  return { ...bare, id, text: id, evidence, content };
}

/** Two cards in a row of steps, the second two steps on, and a feeling under the first. */
const PATTERN: Piece = {
  lanes: [
    { name: '', kind: 'Actions' },
    { name: '', kind: 'Emotions' },
  ],
  cards: [
    { lane: 0, step: 0, span: 1, card: card('visit', 'Action') },
    { lane: 0, step: 2, span: 1, card: card('mail', 'Action') },
    { lane: 1, step: 0, span: 1, card: card('glad', { Emotion: { score: 0.5 } }) },
  ],
  links: [{ id: 'link', kind: 'LeadsTo', from: 'visit', to: 'mail', label: 'soon' }],
};

function note(kind: LaneKind, name = ''): Piece {
  return { lanes: [{ name, kind }], cards: [{ lane: 0, step: 0, span: 1, card: card('one', 'Note') }], links: [] };
}

const AIM: PieceAim = { lane: null, step: 'two', before: null };

function put(piece: Piece, on: PieceGround, aim: PieceAim = AIM): { commands: Command[]; cards: NewCard[] } {
  const { command } = putPiece(piece, on, aim, placesOf(piece, on, aim), MAKING);
  if (command.do !== 'Together') throw new Error('not one gesture');
  const last = command.commands.at(-1);
  if (last?.do !== 'AddCards') throw new Error('no cards');
  return { commands: command.commands, cards: last.cards };
}

describe('a piece that is put onto a map', () => {
  it('stands in lanes of its kinds, from the step on where it was put', () => {
    const on = ground([lane('a', 'Actions'), lane('e', 'Emotions')], {
      steps: ['one', 'two', 'three', 'four'].map((id) => ({ id, stage: 'stage' })),
    });
    const { commands, cards } = put(PATTERN, on);
    expect(commands.map((command) => command.do)).toEqual(['AddCards']);
    expect(cards.map(({ place }) => [place?.lane, place?.step])).toEqual([
      ['a', 'two'],
      ['a', 'four'],
      ['e', 'two'],
    ]);
  });

  it('takes its links along, under new ids', () => {
    const on = ground([lane('a', 'Actions'), lane('e', 'Emotions')]);
    const { commands, cards } = put(PATTERN, on);
    const last = commands.at(-1);
    const links = last?.do === 'AddCards' ? last.links : [];
    expect(links.map(({ from, to, label }) => [from, to, label])).toEqual([[cards[0]?.id, cards[1]?.id, 'soon']]);
    const ids = [...cards.map((one) => one.id), ...links.map((one) => one.id)];
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain('visit');
  });

  it('brings the steps along that are missing, and no others', () => {
    const { commands } = put(PATTERN, ground([lane('a', 'Actions'), lane('e', 'Emotions')]));
    expect(commands.filter((command) => command.do === 'AddStep')).toHaveLength(1);
    const at = { ...AIM, step: 'one' };
    const { commands: fitting } = put(PATTERN, ground([lane('a', 'Actions'), lane('e', 'Emotions')]), at);
    expect(fitting.map((command) => command.do)).toEqual(['AddCards']);
  });

  it('brings a stage along onto a map without any', () => {
    const { commands, cards } = put(PATTERN, ground([], { steps: [] }), { lane: null, step: null, before: null });
    expect(commands.map((command) => command.do)).toEqual([
      'AddStage',
      'AddStep',
      'AddStep',
      'AddLane',
      'AddLane',
      'AddCards',
    ]);
    expect(new Set(cards.map(({ place }) => place?.step)).size).toBe(2);
  });

  it('brings the lane along that the map lacks, called as its kind or as it was', () => {
    const on = ground([lane('a', 'Actions')]);
    const added = (piece: Piece) => put(piece, on).commands.flatMap((one) => (one.do === 'AddLane' ? [one] : []));
    expect(added(PATTERN).map(({ kind, name }) => [kind, name])).toEqual([['Emotions', 'all Emotions']]);
    expect(added(note('Custom', 'Team')).map(({ kind, name }) => [kind, name])).toEqual([['Custom', 'Team']]);
  });

  it('goes to the lane of its kind that it was put on, else to the one of its name, else to the nearest', () => {
    const on = ground([lane('n1', 'Notes'), lane('a', 'Actions'), lane('n2', 'Notes'), lane('Team', 'Custom')]);
    const home = (piece: Piece, aimed: string | null) => put(piece, on, { ...AIM, lane: aimed }).cards[0]?.place?.lane;
    expect(home(note('Notes'), 'n2')).toBe('n2');
    expect(home(note('Notes'), 'a')).toBe('n1');
    expect(home(note('Custom', 'Team'), 'a')).toBe('Team');
    expect(home(note('Notes'), null)).toBe('n1');
  });

  it('stands before the card that it was put on, in that cell only', () => {
    const on = ground([lane('a', 'Actions'), lane('e', 'Emotions')]);
    const { cards } = put(PATTERN, on, { lane: 'a', step: 'one', before: 'there' });
    expect(cards.map((one) => one.before)).toEqual(['there', null, null]);
  });

  it('opens the lane that it needs where that is hidden or folded', () => {
    const { commands } = put(note('Notes'), ground([lane('n', 'Notes', { hidden: true, folded: true })]));
    expect(commands.flatMap((one) => (one.do === 'Edit' ? [one.field] : []))).toEqual([
      { field: 'Hidden', value: false },
      { field: 'Folded', value: false },
    ]);
  });

  it('is kept out by a locked lane, unless there is another of the kind', () => {
    const locked = lane('n', 'Notes', { locked: true });
    expect(placesOf(note('Notes'), ground([locked]), AIM).locked).toBe('n');
    expect(placesOf(note('Notes'), ground([locked, lane('m', 'Notes')]), AIM).locked).toBeNull();
  });

  it('has feelings as scores of the map’s own scale', () => {
    const score = (share: number, min: number, max: number) => fitted({ Emotion: { score: share } }, { min, max });
    expect(score(0.5, -2, 2)).toEqual({ Emotion: { score: 1 } });
    expect(score(-0.65, -2, 2)).toEqual({ Emotion: { score: -1.3 } });
    expect(score(0, 1, 10)).toEqual({ Emotion: { score: 5.5 } });
    expect(score(1, 1, 10)).toEqual({ Emotion: { score: 10 } });
    // A scale that goes further down than up.
    expect(score(-1, -5, 1)).toEqual({ Emotion: { score: -5 } });
    expect(score(0.5, -5, 1)).toEqual({ Emotion: { score: 0.5 } });
    // What lay outside of one scale lies outside of another.
    expect(score(1.5, -2, 2)).toEqual({ Emotion: { score: 3 } });
  });
});
