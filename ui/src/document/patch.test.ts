import { expect, it } from 'vitest';

import type { Group, Scene } from '../bindings';
import { patched } from './patch';

function group(key: string, x = 0): Group {
  return { key, at: { x, y: 0 }, clip: null, pin: 'None', layer: 'cards', items: [] };
}

function scene(...groups: Group[]): Scene {
  return { size: { w: 1, h: 1 }, paper: '#ffffff', groups, hits: [], outline: [], scales: [] };
}

const EMPTY = {
  size: { w: 2, h: 3 },
  paper: '#000000',
  groups: [],
  group_order: null,
  hits: [],
  hit_order: null,
  outline: [],
  outline_order: null,
  scales: [],
};

it('replaces what changed and shares the rest', () => {
  const old = scene(group('a'), group('b'));
  const next = patched(old, { ...EMPTY, groups: [group('b', 7)] });
  expect(next.groups.map((one) => [one.key, one.at.x])).toEqual([
    ['a', 0],
    ['b', 7],
  ]);
  expect(next.groups[0]).toBe(old.groups[0]);
  expect(next.size).toEqual({ w: 2, h: 3 });
  expect(old.groups[1]?.at.x).toBe(0);
});

it('adds, removes and reorders by the new order', () => {
  const old = scene(group('a'), group('b'), group('c'));
  const next = patched(old, { ...EMPTY, groups: [group('d')], group_order: ['c', 'd', 'a'] });
  expect(next.groups.map((one) => one.key)).toEqual(['c', 'd', 'a']);
});

it('leaves everything shared when nothing changed', () => {
  const old = scene(group('a'));
  const next = patched(old, EMPTY);
  expect(next.groups).toBe(old.groups);
  expect(next.outline).toBe(old.outline);
});
