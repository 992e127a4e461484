import { describe, expect, it } from 'vitest';

import { extentOf, segmentsOf } from './path';

const path = (segments: string): Parameters<typeof segmentsOf>[0] => ({ segments, fill: null, stroke: null });

describe('the segments of a path', () => {
  it('are read from its path data', () => {
    expect(segmentsOf(path('M0.5 -1.25L2 3C1 2 3 4 0.0000001 6Z'))).toEqual([
      { to: 'Move', p: { x: 0.5, y: -1.25 } },
      { to: 'Line', p: { x: 2, y: 3 } },
      { to: 'Curve', a: { x: 1, y: 2 }, b: { x: 3, y: 4 }, p: { x: 1e-7, y: 6 } },
      { to: 'Close' },
    ]);
  });

  it('are none of a path that draws nothing', () => {
    expect(segmentsOf(path(''))).toEqual([]);
  });

  it('keep to an area', () => {
    expect(extentOf(path('M5 5C1 2 3 4 9 6Z'))).toEqual({ x: 1, y: 2, w: 8, h: 4 });
    expect(extentOf(path('Z'))).toBeNull();
  });

  it('are read once for all paths that draw the same', () => {
    expect(segmentsOf(path('M1 1L2 2'))).toBe(segmentsOf({ ...path('M1 1L2 2') }));
  });

  it('are right however many others were read in between', () => {
    const first = segmentsOf(path('M7 7L8 8'));
    for (let at = 0; at < 5000; at += 1) segmentsOf(path(`M${String(at)} 0L0 1`));
    expect(segmentsOf(path('M7 7L8 8'))).toEqual(first);
  });
});
