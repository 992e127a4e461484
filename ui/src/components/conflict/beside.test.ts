import { describe, expect, it } from 'vitest';

import { beside } from './beside';

const ROOM = { w: 1000, h: 600 };
const PANEL = { w: 400, h: 300 };

describe('a panel about something', () => {
  it('stands at its right, else at its left', () => {
    expect(beside({ x: 100, y: 100, w: 120, h: 60 }, PANEL, ROOM)).toEqual({ x: 232, y: 92 });
    expect(beside({ x: 700, y: 100, w: 120, h: 60 }, PANEL, ROOM)).toEqual({ x: 288, y: 92 });
  });

  it('goes below what is wide, and above what is low as well', () => {
    expect(beside({ x: 100, y: 20, w: 800, h: 60 }, PANEL, ROOM)).toEqual({ x: 300, y: 92 });
    expect(beside({ x: 100, y: 500, w: 800, h: 60 }, PANEL, ROOM)).toEqual({ x: 300, y: 188 });
  });

  it('never leaves the room, whatever it is about', () => {
    for (const about of [
      { x: -500, y: -500, w: 10, h: 10 },
      { x: 5000, y: 5000, w: 10, h: 10 },
      { x: -100, y: -100, w: 3000, h: 3000 },
    ]) {
      const { x, y } = beside(about, PANEL, ROOM);
      expect(x >= 8 && x + PANEL.w <= ROOM.w - 8 && y >= 8 && y + PANEL.h <= ROOM.h - 8).toBe(true);
    }
    expect(beside({ x: 10, y: 10, w: 10, h: 10 }, { w: 900, h: 900 }, { w: 300, h: 200 })).toEqual({ x: 8, y: 8 });
  });

  it('stands in the middle when there is nothing to stand beside', () => {
    expect(beside(null, PANEL, ROOM)).toEqual({ x: 300, y: 8 });
  });
});
