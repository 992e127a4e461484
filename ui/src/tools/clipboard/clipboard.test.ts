import { describe, expect, it } from 'vitest';

import type { Command, NewCard } from '../../bindings';
import type { Clip, ClipCard } from './clip';
import { plan } from './clipboard';
import type { Grid, Target } from './grid';
import { LONGEST_TEXT, MOST_CARDS } from './limits';
import { cleaned, linesOf } from './plain-text';
import { planClip, planLines, planTable } from './plan-paste';
import { readClip } from './read-clip';
import { readTsv, writeTsv } from './tsv';

const grid: Grid = {
  map: 'here',
  stages: [{ id: 'S1', name: 'See' }],
  lanes: [
    { id: 'actions', name: 'Actions', kind: 'Actions' },
    { id: 'touch', name: 'Touchpoints', kind: 'Touchpoints' },
    { id: 'pains', name: 'Pain points', kind: 'Pains' },
  ],
  steps: [
    { id: 'one', name: 'Hears', stage: 'S1' },
    { id: 'two', name: 'Looks', stage: 'S1' },
    { id: 'three', name: 'Buys', stage: 'S1' },
  ],
  actors: [{ id: 'a1', name: 'Marta' }],
};
const at = (lane: string | null, step: string | null, rest: Partial<Target> = {}): Target => ({
  lane,
  step,
  before: null,
  down: false,
  ...rest,
});
function making(): { mint(): string; stage: string; step: string; lane: string } {
  let number = 0;
  return { mint: () => `new${(number += 1)}`, stage: 'New stage', step: 'New step', lane: 'Notes' };
}
function cardsOf(commands: readonly Command[]): NewCard[] {
  return commands.flatMap((command) => (command.do === 'AddCards' ? command.cards : []));
}
const told = (card: NewCard): string => `${card.place?.lane}:${card.place?.step} ${card.text}`;

describe('a table from a spreadsheet', () => {
  it('is read with its quotes, tabs and line ends inside cells', () => {
    expect(readTsv('a\t"b ""c"""\n"two\nlines"\td', 99).rows).toEqual([
      ['a', 'b "c"'],
      ['two\nlines', 'd'],
    ]);
  });

  it('keeps quotes that belong to a sentence', () => {
    expect(readTsv('"Hello" she said\tx\n"never closed\ty', 99).rows).toEqual([
      ['"Hello" she said', 'x'],
      ['"never closed', 'y'],
    ]);
  });

  it('comes back as it was written, whatever is in it', () => {
    const rows = [
      ['plain', 'tab\there', 'line\nend'],
      ['"quoted"', 'שלום', '🙂\u200f'],
    ];
    expect(readTsv(writeTsv(rows), 99).rows).toEqual(rows);
  });

  it('stops at the limit, and counts what is left', () => {
    const { rows, left } = readTsv('a\tb\nc\td', 3);
    expect(rows.flat()).toEqual(['a', 'b', 'c']);
    expect(left).toBe(1);
  });

  it('ends, and stays within the limit, however hostile', () => {
    for (const text of [
      '"'.repeat(1_000_000),
      '"a""'.repeat(250_000),
      '"\n""x\t'.repeat(160_000),
      '"x\n'.repeat(300_000),
    ]) {
      expect(readTsv(text, MOST_CARDS).rows.flat().length).toBeLessThanOrEqual(MOST_CARDS);
    }
  });
});

describe('plain text', () => {
  it('loses control characters, and keeps every script whole', () => {
    expect(cleaned('a\u0000b\u001b[31m\r\nשלום\u2028東京\ud83d')).toBe('ab[31m\nשלום\n東京\ufffd');
  });

  it('becomes a card a line, without the marks of the list', () => {
    expect(linesOf('• One\n\n- Two\n1. Three\n12) Four\n- [ ] Five\n—', 99).lines).toEqual([
      'One',
      'Two',
      'Three',
      'Four',
      'Five',
      '—',
    ]);
  });

  it('keeps the number that a single line begins with', () => {
    expect(linesOf('1. of May', 99).lines).toEqual(['1. of May']);
    expect(linesOf('1984. A year', 99).lines).toEqual(['1984. A year']);
  });

  it('of ten thousand lines makes as many cards as one paste may, and counts the rest', () => {
    const found = planLines(
      Array.from({ length: 10_000 }, (_, line) => `line ${line}`).join('\n'),
      grid,
      at('actions', 'two'),
      making(),
    );
    expect(found.cards).toHaveLength(MOST_CARDS);
    expect(found.left).toBe(10_000 - MOST_CARDS);
  });

  it('of a megabyte without an end of line becomes one card, shortened, and says so', () => {
    const found = planLines('x'.repeat(1_000_000), grid, at('actions', 'two'), making());
    expect(cardsOf(found.commands)[0]?.text).toHaveLength(LONGEST_TEXT);
    expect(found.cut).toBe(1);
  });
});

describe('a pasted table', () => {
  it('fills the steps to the right and stacks its rows in the lane', () => {
    const { commands } = planTable(
      [
        ['a', 'b'],
        ['c', ''],
      ],
      grid,
      at('touch', 'two'),
      making(),
    );
    expect(cardsOf(commands).map(told)).toEqual(['touch:two a', 'touch:three b', 'touch:two c']);
  });

  it('makes the steps that are missing, in the same gesture', () => {
    const { commands } = planTable([['a', 'b', 'c']], grid, at('actions', 'three'), making());
    expect(commands.map((command) => command.do)).toEqual(['AddStep', 'AddStep', 'AddCards']);
    expect(cardsOf(commands).map((card) => card.place?.step)).toEqual(['three', 'new2', 'new4']);
  });

  it('fills one lane after another when the head of a lane is selected', () => {
    const { commands } = planTable([['a'], ['b']], grid, at('actions', null, { down: true }), making());
    expect(cardsOf(commands).map(told)).toEqual(['actions:one a', 'touch:one b']);
  });

  it('goes where its heads say', () => {
    const rows = [
      ['', 'looks', 'BUYS'],
      ['Pain points', 'p', ''],
      ['Actions', '', 'q'],
    ];
    const { commands } = planTable(rows, grid, at('touch', 'one'), making());
    expect(cardsOf(commands).map(told)).toEqual(['pains:two p', 'actions:three q']);
  });

  it('goes before the card that follows the selected one', () => {
    const { commands } = planTable([['a', 'b']], grid, at('touch', 'one', { before: 'next' }), making());
    expect(cardsOf(commands).map((card) => card.before)).toEqual(['next', null]);
  });

  it('makes stage, step and lane on an empty map', () => {
    const empty: Grid = { map: 'here', stages: [], lanes: [], steps: [], actors: [] };
    const { commands } = planTable([['a', 'b']], empty, at(null, null), making());
    expect(commands.map((command) => command.do)).toEqual(['AddStage', 'AddLane', 'AddStep', 'AddCards']);
  });
});

function clipCard(row: number, column: number, rest: Partial<ClipCard>): ClipCard {
  return {
    row,
    column,
    span: 1,
    text: 'text',
    note: '',
    actor: null,
    evidence: { basis: 'Assumed', source: 'Interview', date: '2026-05-12' },
    hue: 3,
    tags: ['t'],
    content: 'Action',
    personal: null,
    ...rest,
  };
}
const clip: Clip = {
  version: 1,
  map: 'elsewhere',
  lanes: [
    { id: 'x', name: 'Touch', kind: 'Touchpoints' },
    { id: 'y', name: 'Hurts', kind: 'Pains' },
  ],
  cards: [
    clipCard(0, 0, {
      actor: { id: 'zz', name: 'Marta' },
      content: {
        Touchpoint: {
          channel: 'Web',
          family: 'Digital',
          effect: 'Neutral',
          moment_of_truth: true,
          duration: '',
          promise: 'An answer today',
          tone: 'warm',
        },
      },
    }),
    clipCard(1, 1, { span: 2, content: { Pain: { severity: 5, frequency: 2 } }, actor: { id: 'zz', name: 'Nobody' } }),
  ],
  links: [{ from: 0, to: 1, kind: 'Causes', label: 'slow' }],
};

describe('whole cards', () => {
  it('go to lanes of their kinds, with fields, actors by name and links', () => {
    const { commands } = planClip(clip, grid, at('actions', 'two'), making());
    const cards = cardsOf(commands);
    expect(cards.map(told)).toEqual(['touch:two text', 'pains:three text']);
    expect(cards[0]).toMatchObject({ actor: 'a1', hue: 3, tags: ['t'], evidence: { source: 'Interview' } });
    expect(cards[1]).toMatchObject({ actor: null, place: { span: 2 }, content: { Pain: { severity: 5 } } });
    const links = commands.flatMap((command) => (command.do === 'AddCards' ? command.links : []));
    expect(links).toMatchObject([{ from: cards[0]?.id, to: cards[1]?.id, kind: 'Causes', label: 'slow' }]);
  });

  it('take the selected lane where the map has none of their kind', () => {
    const bare = { ...grid, lanes: grid.lanes.slice(0, 1) };
    const cards = cardsOf(planClip(clip, bare, at('actions', 'one'), making()).commands);
    expect(cards.map((card) => card.place?.lane)).toEqual(['actions', 'actions']);
  });

  it('survive the clipboard as text', () => {
    expect(readClip(JSON.stringify(clip))).toEqual(clip);
  });

  it('are recognised by their text where the system keeps nothing else', () => {
    const found = plan({ text: 'x', html: '', records: JSON.stringify(clip) }, grid, at('touch', 'one'), making());
    expect(found?.cards).toHaveLength(2);
  });
});

describe('records that somebody made up', () => {
  it('are no records when they are none', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"version":2,"cards":[],"lanes":[]}',
      '{"version":1,"cards":{},"lanes":[]}',
    ]) {
      expect(readClip(text)).toBeNull();
    }
  });

  it('lose what makes no sense and keep the rest', () => {
    const wild = {
      version: 1,
      map: 7,
      lanes: [{ id: {}, kind: '__proto__' }],
      cards: [
        {
          row: -4,
          column: 1e9,
          span: 0.5,
          text: 'ok\u0000',
          hue: 99,
          tags: [1, 'a'],
          content: { Pain: { severity: 900 } },
        },
        { content: { Unheard: {} } },
        { content: 'toString' },
        { row: 0, content: { Emotion: { score: 'high' } }, evidence: { basis: 'Sworn', date: '2026-13-45' } },
      ],
      links: [
        { from: 0, to: 3, kind: 'Hates' },
        { from: 0, to: 1 },
        { from: 0, to: 0 },
        { from: 'x', to: null },
      ],
    };
    const read = readClip(JSON.stringify(wild));
    expect(read?.cards.map((card) => card.text)).toEqual(['ok', '']);
    expect(read?.cards[0]).toMatchObject({
      column: 0,
      span: 1,
      hue: null,
      content: { Pain: { severity: 3, frequency: 3 } },
    });
    expect(read?.cards[1]).toMatchObject({
      evidence: { basis: 'Observed', date: null },
      content: { Emotion: { score: 0 } },
    });
    expect(read?.links).toEqual([{ from: 0, to: 1, kind: 'LeadsTo', label: '' }]);
  });
});
