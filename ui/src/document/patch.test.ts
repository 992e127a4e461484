import { expect, it } from 'vitest';

import type { Group, HitRegion, Scene } from '../bindings';
import { patched } from './patch';

function group(key: string, x = 0): Group {
  return { key, at: { x, y: 0 }, clip: null, pin: 'None', layer: 'cards', items: [] };
}

function scene(...groups: Group[]): Scene {
  return { size: { w: 1, h: 1 }, paper: '#ffffff', groups, hits: [], outline: [], scales: [] };
}

const NOTHING = { changed: [], order: null, shifts: [] };
const EMPTY = {
  size: { w: 2, h: 3 },
  paper: '#000000',
  groups: NOTHING,
  hits: NOTHING,
  outline: NOTHING,
  scales: [],
};

it('replaces what changed and shares the rest', () => {
  const old = scene(group('a'), group('b'));
  const next = patched(old, { ...EMPTY, groups: { ...NOTHING, changed: [group('b', 7)] } });
  expect(next.groups.map((one) => [one.key, one.at.x])).toEqual([
    ['a', 0],
    ['b', 7],
  ]);
  expect(next.groups[0]).toBe(old.groups[0]);
  expect(next.size).toEqual({ w: 2, h: 3 });
  expect(old.groups[1]?.at.x).toBe(0);
});

it('adds, removes and reorders where the order is another', () => {
  const old = scene(group('z'), group('a'), group('b'), group('c'), group('y'));
  const order = { at: 1, gone: 3, keys: ['c', 'd', 'a'] };
  const next = patched(old, { ...EMPTY, groups: { ...NOTHING, changed: [group('d')], order } });
  expect(next.groups.map((one) => one.key)).toEqual(['z', 'c', 'd', 'a', 'y']);
  expect(next.groups[4]).toBe(old.groups[4]);
});

it('moves a run of neighbours, with all that is pointed at in them, and lets their areas grow', () => {
  const text = { rect: { x: 1, y: 2, w: 3, h: 4 }, font: 'InterRegular' as const, size: 9, line_height: 12, indent: 0 };
  const region: HitRegion = {
    key: 'b',
    kind: 'Card',
    id: 'b',
    lane: '',
    step: '',
    rect: { x: 0, y: 0, w: 5, h: 6 },
    pin: 'None',
    name: '',
    text,
    free: { x: 7, y: 8, w: 1, h: 1 },
    channel: '',
    locked: false,
    route: [{ x: 1, y: 1 }],
  };
  const old = { ...scene(group('a'), group('b'), group('c')), hits: [region] };
  const by = { x: 10, y: 0.5 };
  const grown = { w: 0, h: 2.5 };
  const next = patched(old, {
    ...EMPTY,
    groups: { ...NOTHING, shifts: [{ from: 1, to: 3, by, grown: { w: 0, h: 0 } }] },
    hits: { ...NOTHING, shifts: [{ from: 0, to: 1, by, grown }] },
  });
  expect(next.groups.map((one) => one.at.x)).toEqual([0, 10, 10]);
  expect(next.groups[0]).toBe(old.groups[0]);
  expect(next.groups[1]?.items).toBe(old.groups[1]?.items);
  expect(next.hits[0]).toEqual({
    ...region,
    rect: { x: 10, y: 0.5, w: 5, h: 8.5 },
    text: { ...text, rect: { x: 11, y: 2.5, w: 3, h: 4 } },
    free: { x: 17, y: 8.5, w: 1, h: 3.5 },
    route: [{ x: 11, y: 1.5 }],
  });
  expect(old.hits[0]).toBe(region);
});

it('leaves everything shared when nothing changed', () => {
  const old = scene(group('a'));
  const next = patched(old, EMPTY);
  expect(next.groups).toBe(old.groups);
  expect(next.outline).toBe(old.outline);
});
