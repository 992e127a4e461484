import { describe, expect, it } from 'vitest';

import type { Group, HitKind, HitRegion, Item, Rect, Scene } from '../bindings';
import { faintOf } from './faint';

function hit(kind: HitKind, id: string, rect: Rect, rest: Partial<HitRegion> = {}): HitRegion {
  const nothing = { lane: '', step: '', name: '', text: null, free: null, channel: '', locked: false, route: [] };
  return { key: id, id, kind, rect, pin: 'None', ...nothing, ...rest };
}
function group(key: string, items: Item[] = [], y = 0): Group {
  return { key, at: { x: 0, y }, clip: null, pin: 'None', layer: 'cards', items };
}
function scene(groups: Group[], hits: HitRegion[]): Scene {
  return { size: { w: 500, h: 500 }, paper: '#ffffff', groups, hits, outline: [], scales: [] };
}
const LEFT = hit('Card', 'a', { x: 0, y: 0, w: 50, h: 40 });
const RIGHT = hit('Card', 'b', { x: 100, y: 0, w: 50, h: 40 });
const LINK = hit(
  'Link',
  'l',
  { x: 50, y: 20, w: 50, h: 1 },
  {
    route: [
      { x: 50, y: 20 },
      { x: 98, y: 20 },
    ],
  },
);

describe('behind a filter', () => {
  const map = scene([group('a'), group('b'), group('link:l'), group('grid')], [LEFT, RIGHT, LINK]);

  it('stand the cards that were not asked for, and their links', () => {
    const faint = faintOf(map, new Set(['a']));
    expect([...faint]).toEqual([
      ['b', 'all'],
      ['link:l', 'all'],
    ]);
  });

  it('stand links by their line where the route is not told', () => {
    const drawn: Item = {
      type: 'Path',
      segments: 'M40 10L88 10',
      fill: null,
      stroke: { color: '#000', width: 1, dash: null, round: true },
    };
    const line = { ...group('link:l', [drawn]), at: { x: 10, y: 10 } };
    const bare = scene([group('a'), group('b'), line], [LEFT, RIGHT, { ...LINK, route: [] }]);
    expect(faintOf(bare, new Set(['a'])).get('link:l')).toBe('all');
    expect(faintOf(bare, new Set(['a', 'b'])).has('link:l')).toBe(false);
  });

  it('stands no link between two that were asked for, and never the grid', () => {
    expect(faintOf(map, new Set(['a', 'b'])).size).toBe(0);
  });

  it('stands no link to a stage, which no filter asks for', () => {
    const loose = {
      ...LINK,
      route: [
        { x: 50, y: 20 },
        { x: 300, y: 300 },
      ],
    };
    expect(faintOf(scene(map.groups, [LEFT, RIGHT, loose]), new Set(['a'])).has('link:l')).toBe(false);
  });

  it('stand the points, words and curves of an emotion lane that nobody asked for, not its rules', () => {
    const face = (x: number): Item => ({
      type: 'Rect',
      rect: { x: x - 8, y: 42, w: 16, h: 16 },
      radius: 8,
      fill: '#fff',
      stroke: null,
    });
    const line = (...at: number[]): Item => ({
      type: 'Path',
      segments: `M${at.map((x) => `${String(x)} 50`).join('L')}`,
      fill: null,
      stroke: { color: '#000', width: 1, dash: null, round: true },
    });
    const words: Item = {
      type: 'Text',
      text: 'Fine',
      font: 'InterRegular',
      size: 10,
      color: '#000',
      x: 20,
      baseline: 30,
      advance: 20,
      rtl: false,
      spread: [],
    };
    const point = (id: string, x: number, y: number): HitRegion =>
      hit(
        'Emotion',
        id,
        { x: x - 8, y: 142, w: 16, h: 16 },
        {
          lane: 'mood',
          text: { rect: { x: 10, y, w: 60, h: 14 }, font: 'InterRegular', size: 10, line_height: 14, indent: 0 },
        },
      );
    const rule = line(0, 400);
    const items = [rule, line(40, 140), line(240, 340), face(40), face(140), face(240), words];
    const hits = [point('p', 40, 120), point('q', 140, 300), point('r', 240, 300), point('s', 340, 300)];
    const map = scene([group('curves:mood', items, 100)], hits);
    expect(faintOf(map, new Set(['q'])).get('curves:mood')).toEqual(new Set([2, 3, 5, 6]));
    expect(faintOf(map, new Set(['p', 'q', 'r', 's'])).size).toBe(0);
  });
});
