import { describe, expect, it } from 'vitest';

import type { Group, Rect } from '../bindings';
import { changed, fadedOtherwise } from './small-picture';

function group(key: string, x: number, y: number): Group {
  const rect = { type: 'Rect', rect: { x: 0, y: 0, w: 10, h: 10 }, radius: 0, fill: '#000', stroke: null };
  return { key, pin: 'None', at: { x, y }, clip: null, items: [rect] } as unknown as Group;
}

function inside(rect: Rect, whole: Rect | null): boolean {
  return (
    whole !== null &&
    rect.x >= whole.x &&
    rect.y >= whole.y &&
    rect.x + rect.w <= whole.x + whole.w &&
    rect.y + rect.h <= whole.y + whole.h
  );
}

describe('what of a picture is stale', () => {
  const list = Array.from({ length: 30 }, (_, at) => group(`g${String(at)}`, at * 20, at * 7));

  it('is nothing when every group is the same', () => {
    expect(changed(list, [...list])).toBeNull();
  });

  it('is where a group was and where it is now', () => {
    const moved = list.map((one, at) => (at === 4 ? group(one.key, 300, 300) : one));
    expect(changed(list, moved)).toEqual({ x: 80, y: 28, w: 230, h: 282 });
  });

  it('holds every group that came, went, changed or was painted in another order', () => {
    for (let turn = 0; turn < 200; turn += 1) {
      const next = [...list];
      const at = (turn * 7) % list.length;
      if (turn % 4 === 0) next.splice(at, 1);
      if (turn % 4 === 1) next.splice(at, 0, group('new', turn, turn * 3));
      if (turn % 4 === 2) next.splice((turn * 3) % 29, 0, ...next.splice(at, 1));
      if (turn % 3 === 0) next[(turn * 5) % next.length] = group(`g${String((turn * 5) % 30)}x`, turn * 2, 0);
      const where = changed(list, next);
      const other = [...list.filter((one) => !next.includes(one)), ...next.filter((one) => !list.includes(one))];
      const left = other.filter(({ at: { x, y } }) => !inside({ x, y, w: 10, h: 10 }, where));
      expect(left).toEqual([]);
    }
  });
});

describe('what of a picture a filter makes stale', () => {
  const list = [group('a', 0, 0), group('b', 40, 0), group('c', 80, 0)];

  it('is nothing while the same stays in the background', () => {
    expect(fadedOtherwise(list, new Map([['a', 'all']]), new Map([['a', 'all']]))).toBeNull();
  });

  it('is what goes there, and what comes back', () => {
    const where = fadedOtherwise(list, new Map([['a', 'all']]), new Map([['b', 'all']]));
    expect(where).toEqual({ x: 0, y: 0, w: 50, h: 10 });
  });
});
