import { describe, expect, it } from 'vitest';

import type { HitRegion, Pin } from '../bindings';
import { HitIndex } from './hit-index';

function hit(key: string, pin: Pin, x: number, y: number, more: Partial<HitRegion> = {}): HitRegion {
  return {
    key,
    kind: 'Card',
    id: key,
    lane: 'lane',
    step: 'step',
    rect: { x, y, w: 60, h: 30 },
    pin,
    name: key,
    text: null,
    free: null,
    channel: '',
    locked: false,
    route: [],
    ...more,
  };
}

/** Cards that overlap, heads that are pinned, and links that run between them. */
const HITS: HitRegion[] = Array.from({ length: 300 }, (_, at) => {
  const [x, y] = [(at * 37) % 500, (at * 61) % 400];
  if (at % 10 === 0) return hit(`head${String(at)}`, 'Top', x, 0, { kind: 'Step' });
  if (at % 7 !== 0) return hit(`card${String(at)}`, 'None', x, y);
  const route = [
    { x, y },
    { x: x + 80, y },
    { x: x + 80, y: y + 50 },
  ];
  return hit(`link${String(at)}`, 'None', x, y, { kind: 'Link', route, rect: { x, y: y - 4, w: 80, h: 8 } });
});

const points = Array.from({ length: 120 }, (_, at) => ({ x: (at * 53) % 520, y: (at * 29) % 420 }));
const keys = (found: readonly HitRegion[]): string[] => found.map((one) => one.key);

describe('hit regions by place', () => {
  it.each(['None', 'Top'] as const)('are the same at the first look and after many, pinned %s', (pin) => {
    const asked = new HitIndex(HITS);
    for (const point of points) asked.at(pin, point, 6);
    let met = 0;
    for (const point of points) {
      const first = keys(new HitIndex(HITS).at(pin, point, 6));
      expect(keys(asked.at(pin, point, 6))).toEqual(first);
      met += first.length;
    }
    expect(met).toBeGreaterThan(0);
  });

  it('within a rectangle are the same as well, and in painting order', () => {
    const asked = new HitIndex(HITS);
    for (const point of points) asked.at('None', point, 6);
    const rect = { x: 100, y: 80, w: 150, h: 120 };
    const first = keys(new HitIndex(HITS).cardsWithin(rect));
    expect(keys(asked.cardsWithin(rect))).toEqual(first);
    expect(first.length).toBeGreaterThan(5);
    const order = first.map((key) => HITS.findIndex((one) => one.key === key));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('of a link lie along its line, not in the rectangle around it', () => {
    const route = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ];
    const index = new HitIndex([
      hit('link', 'None', 0, 0, { kind: 'Link', route, rect: { x: 0, y: 0, w: 100, h: 100 } }),
    ]);
    expect(keys(index.at('None', { x: 50, y: 3 }, 6))).toEqual(['link']);
    expect(index.at('None', { x: 50, y: 50 }, 6)).toEqual([]);
    // Beside the rectangle, and still near the line.
    expect(keys(index.at('None', { x: 104, y: 50 }, 6))).toEqual(['link']);
  });
});
