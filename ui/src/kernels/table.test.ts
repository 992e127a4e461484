import { describe, expect, it } from 'vitest';

import type { HitRegion, OutlineEntry, Scene } from '../bindings';
import { tableOf } from './table';

const STEPS = ['hears', 'asks', 'orders', 'tastes'];
const LANES = ['does', 'thinks', 'feels'];

interface Placed {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly lane: string;
  readonly step: string;
}

function hit(kind: HitRegion['kind'], key: string, x: number, y: number, rest: Partial<HitRegion> = {}): HitRegion {
  const at = { kind, key, id: kind === 'Cell' ? '' : key, lane: '', step: '', rect: { x, y, w: 10, h: 10 } };
  return {
    ...at,
    pin: 'None',
    name: key,
    text: null,
    free: null,
    channel: '',
    locked: false,
    route: [],
    ...rest,
  } as HitRegion;
}

function scene(cards: readonly Placed[], folded: ReadonlySet<string>, steps: readonly string[]): Scene {
  const hits = steps.map((step, at) => hit('Step', step, at * 100, 0));
  for (const [row, lane] of LANES.entries()) {
    hits.push(hit('Lane', lane, 0, 100 * row));
    if (folded.has(lane)) continue;
    for (const [at, step] of steps.entries()) {
      hits.push(hit('Cell', `${lane}:${step}`, at * 100, row * 100, { lane, step }));
      const own = cards.filter((card) => card.lane === lane && card.step === step);
      for (const [place, { id, name }] of own.entries()) {
        hits.push(hit('Card', id, at * 100, row * 100 + place * 10, { lane, step, name }));
      }
    }
  }
  const entry = (kind: OutlineEntry['kind'], id: string, children: OutlineEntry[], rest = {}): OutlineEntry =>
    ({ id, kind, name: id, detail: '', lane: '', hue: 0, children, ...rest }) as OutlineEntry;
  const told = steps.map((step) =>
    entry(
      'Step',
      step,
      cards.filter((card) => card.step === step).map(({ id, ...rest }) => entry('Card', id, [], rest)),
    ),
  );
  return { hits, outline: [entry('Stage', 'all', told)] } as unknown as Scene;
}

describe('a table that follows an earlier one', () => {
  const card = { id: 'box', name: 'Box', detail: 'said by 2 of 3', lane: 'does', step: 'orders' };

  it('keeps every row, cell and card that stayed the same', () => {
    const other = { ...card, id: 'sign', step: 'hears' };
    const before = tableOf(scene([card, other], new Set(), STEPS));
    const after = tableOf(scene([card, { ...other, name: 'Sign' }], new Set(), STEPS), before);
    expect(after.rows[1]).toBe(before.rows[1]);
    expect(after.rows[0]).not.toBe(before.rows[0]);
    expect(after.rows[0]?.[2]).toBe(before.rows[0]?.[2]);
    expect(after.rows[0]?.[0]?.cards[0]?.name).toBe('Sign');
  });

  it('is the one that is read anew, over many edits', () => {
    let state = 5;
    const roll = (sides: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
    const any = (list: readonly string[]): string => list[roll(list.length)] ?? '';
    let cards: Placed[] = [];
    let folded = new Set<string>();
    let steps = STEPS;
    let table = tableOf(scene(cards, folded, steps));
    for (let turn = 0; turn < 300; turn += 1) {
      const at = roll(cards.length + 1);
      const place = { lane: any(LANES), step: any(steps) };
      const edit = roll(4);
      if (edit === 0) cards = cards.filter((_, other) => other !== at);
      else if (edit === 1) cards = cards.map((one, other) => (other === at ? { ...one, ...place } : one));
      else cards = [...cards, { id: `c${String(turn)}`, name: any(STEPS), detail: any(['', 'strong']), ...place }];
      if (roll(9) === 0) folded = new Set(roll(2) === 0 ? [] : [any(LANES)]);
      if (roll(9) === 0) steps = [...steps.slice(1), ...steps.slice(0, 1)];
      const now = scene(cards, folded, steps);
      table = tableOf(now, table);
      expect(table).toEqual(tableOf(now));
    }
  });
});
