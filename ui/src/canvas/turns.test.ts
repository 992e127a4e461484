import { describe, expect, it } from 'vitest';

import type { HitRegion, Turn } from '../bindings';
import { paintTurns } from './turns';

const COLORS = { Added: 'green', Changed: 'blue', Moved: 'brown', Removed: 'red', sign: 'white' };

/** Paints one mark and tells lines and strokes; colours are left out. */
function painted(turn: Turn, x = 10, sign = false): string {
  const told: string[] = [];
  const pen = new Proxy({} as Record<string, unknown>, {
    get: (_, name) => {
      if (name === 'setLineDash') return (dash: number[]) => told.push(`dash ${dash.join()}`);
      return (...places: number[]) => told.push([String(name), ...places].join(' '));
    },
    set: (_, name, value) => {
      if (name === 'lineWidth') told.push(`width ${String(value)}`);
      return true;
    },
  });
  const hit = { key: 'one', rect: { x, y: 10, w: 100, h: 40 }, pin: 'None' } as unknown as HitRegion;
  const badge = { ...hit, rect: { x: x + 60, y: 4, w: 30, h: 16 } };
  paintTurns(pen as unknown as CanvasRenderingContext2D, [{ hit, turn, sign: sign ? badge : undefined }], COLORS, {
    place: ({ rect }) => rect,
    area: () => ({ x: 0, y: 0, w: 500, h: 500 }),
  });
  return told.join('; ');
}

describe('marks of what differs', () => {
  it('are told apart without their colours', () => {
    const turns: Turn[] = ['Added', 'Changed', 'Moved', 'Removed'];
    const pictures = turns.map((turn) => painted(turn));
    expect(new Set(pictures).size).toBe(4);
    for (const picture of pictures) expect(picture).toContain('roundRect');
  });

  it('leave the corner to the sign of a conflict', () => {
    expect(painted('Changed')).toContain('arc 110 10');
    const kept = painted('Changed', 10, true);
    expect(kept).toContain('arc 10 10');
    // The frame goes around it.
    expect(kept).toContain('roundRect 72 6 26 12 6; clip evenodd');
  });

  it('are not painted out of sight', () => {
    expect(painted('Added', 900)).toBe('');
  });
});
