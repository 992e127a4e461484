import { describe, expect, it } from 'vitest';

import type { HitRegion, OutlineEntry, Scene } from '../bindings';
import { tableOf } from './table';
import { type Direction, walk } from './walk';

const STAGES = [
  { id: 'discover', steps: ['hears', 'asks'] },
  { id: 'try', steps: ['orders', 'tastes'], collapsed: true },
  { id: 'stay', steps: ['returns'] },
];
const LANES = [{ id: 'does' }, { id: 'thinks', folded: true }, { id: 'feels' }];
/** Cards by lane and step. */
const CARDS: Record<string, string[]> = {
  'does:hears': ['sign', 'friend'],
  'does:orders': ['box'],
  'thinks:hears': ['hm'],
  'feels:returns': ['glad'],
};

function hit(kind: HitRegion['kind'], key: string, x: number, y: number, rest: Partial<HitRegion> = {}): HitRegion {
  const at = { kind, key, id: kind === 'Cell' ? '' : key, lane: '', step: '', rect: { x, y, w: 10, h: 10 } };
  const none = { text: null, free: null, channel: '', locked: false, route: [] };
  return { ...at, pin: 'None', name: key, ...none, ...rest } as HitRegion;
}

function entry(kind: OutlineEntry['kind'], id: string, lane: string, children: OutlineEntry[] = []): OutlineEntry {
  const detail = lane === '' ? '' : `${lane}, said by 2 of 3`;
  return { id, kind, name: id, detail, lane, channel: '', hue: 0, children };
}

/** A map with a collapsed stage in the middle and a folded lane in the middle. */
function scene(): Scene {
  const hits: HitRegion[] = [hit('Actor', 'amina', 0, 0, { pin: 'Corner' })];
  let x = 100;
  for (const stage of STAGES) {
    hits.push(hit('Stage', stage.id, x, 0));
    if (stage.collapsed === true) {
      x += 100;
      continue;
    }
    for (const step of stage.steps) {
      hits.push(hit('Step', step, x, 50, { step }));
      for (const [row, lane] of LANES.entries()) {
        if (lane.folded === true) continue;
        const place = { lane: lane.id, step };
        hits.push(hit('Cell', `${lane.id}:${step}`, x, 100 + row * 100, place));
        for (const [at, card] of (CARDS[`${lane.id}:${step}`] ?? []).entries()) {
          hits.push(hit('Card', card, x, 110 + row * 100 + at * 20, place));
        }
      }
      x += 100;
    }
  }
  for (const [row, lane] of LANES.entries()) hits.push(hit('Lane', lane.id, 0, 100 + row * 100, { lane: lane.id }));
  const outline = STAGES.map((stage) =>
    entry(
      'Stage',
      stage.id,
      '',
      stage.steps.map((step) =>
        entry(
          'Step',
          step,
          '',
          LANES.flatMap((lane) => (CARDS[`${lane.id}:${step}`] ?? []).map((card) => entry('Card', card, lane.id))),
        ),
      ),
    ),
  );
  return { size: { w: 900, h: 500 }, paper: '#fff', groups: [], hits, outline, scales: [] } as unknown as Scene;
}

const table = tableOf(scene());
const go = (from: string | null, ...way: Direction[]): string | null =>
  way.reduce<string | null>((at, direction) => (at === null ? null : walk(table, at, direction)), from);

describe('the table of a map with parts put away', () => {
  it('has one column for a collapsed stage, and says what is kept there', () => {
    expect(table.steps.map((step) => [step.key, step.collapsed])).toEqual([
      ['hears', false],
      ['asks', false],
      ['try', true],
      ['returns', false],
    ]);
    expect(table.stages.map((stage) => [stage.key, stage.steps])).toEqual([
      ['discover', 2],
      ['try', 1],
      ['stay', 1],
    ]);
    expect(table.rows[0]?.map((cell) => cell.away)).toEqual([null, null, 1, null]);
    expect(table.rows[1]?.map((cell) => cell.away)).toEqual([1, 0, 0, 0]);
  });

  it('has unique keys, and does not repeat the lane with every card', () => {
    const keys = table.rows.flat().map((cell) => cell.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(table.rows[0]?.[0]?.cards[0]?.detail).toBe('said by 2 of 3');
  });
});

describe('the arrow keys', () => {
  it('pass over a collapsed stage between cells, and over a folded lane', () => {
    expect(go('does:asks', 'right')).toBe('does:returns');
    expect(go('does:returns', 'left')).toBe('does:asks');
    expect(go('does:asks', 'down')).toBe('feels:asks');
    expect(go('feels:asks', 'up')).toBe('does:asks');
  });

  it('reach every head and the actor in the corner, and come back', () => {
    expect(go('sign', 'up')).toBe('hears');
    expect(go('hears', 'up')).toBe('discover');
    expect(go('discover', 'right', 'right')).toBe('stay');
    expect(go('try', 'left')).toBe('discover');
    expect(go('discover', 'left')).toBe('amina');
    expect(go('hears', 'left')).toBe('amina');
    expect(go('amina', 'right')).toBe('hears');
    expect(go('amina', 'down')).toBe('does');
    expect(go('does', 'up')).toBe('amina');
    expect(go('does', 'down', 'down')).toBe('feels');
    expect(go('sign', 'left')).toBe('does');
    expect(go('does', 'right')).toBe('sign');
  });

  it('stay where they are at the edges, at a folded lane and below a collapsed stage', () => {
    expect(go('thinks', 'right')).toBeNull();
    expect(go('thinks', 'end')).toBe('thinks');
    expect(go('try', 'down')).toBeNull();
    expect(go('amina', 'up')).toBeNull();
    expect(go('amina', 'left')).toBeNull();
    expect(go('discover', 'up')).toBeNull();
    expect(go('feels', 'down')).toBeNull();
    expect(go('feels:hears', 'down')).toBeNull();
  });

  it('go to the ends of a row', () => {
    expect(go('feels:hears', 'end')).toBe('glad');
    expect(go('glad', 'start')).toBe('feels:hears');
    expect(go('hears', 'end')).toBe('returns');
    expect(go('returns', 'start')).toBe('hears');
    expect(go('discover', 'end')).toBe('stay');
    expect(go('stay', 'start')).toBe('discover');
  });

  it('begin at the first card, and on a map without cells at a head', () => {
    expect(walk(table, null, 'down')).toBe('sign');
    expect(walk(table, 'somewhere else', 'down')).toBe('sign');
    const bare = { ...table, rows: [], lanes: [] };
    expect(walk(bare, null, 'down')).toBe('discover');
    expect(walk({ ...bare, stages: [], steps: [], corner: null }, null, 'down')).toBeNull();
  });

  it('never leave the map, wherever they are pressed', () => {
    const all: Direction[] = ['up', 'down', 'left', 'right', 'start', 'end'];
    const { hits } = scene();
    const keys = new Set(hits.map((one) => one.key));
    for (const { key } of hits) {
      for (const direction of all) {
        const next = walk(table, key, direction);
        expect(next === null || keys.has(next), `${key} ${direction} ${next ?? ''}`).toBe(true);
      }
    }
  });
});
