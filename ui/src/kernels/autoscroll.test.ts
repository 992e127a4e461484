import { expect, it } from 'vitest';

import { autoscroll } from './autoscroll';

const AREA = { x: 100, y: 50, w: 800, h: 500 };

it('rests in the middle and hurries towards the edge', () => {
  expect(autoscroll({ x: 500, y: 300 }, AREA)).toEqual({ x: 0, y: 0 });
  const near = autoscroll({ x: 880, y: 300 }, AREA).x;
  const nearer = autoscroll({ x: 899, y: 300 }, AREA).x;
  expect(near).toBeGreaterThan(0);
  expect(nearer).toBeGreaterThan(near);
  expect(autoscroll({ x: 105, y: 300 }, AREA).x).toBeLessThan(0);
  expect(autoscroll({ x: 500, y: 545 }, AREA).y).toBeGreaterThan(0);
});

it('does not scroll a window too small to have a middle', () => {
  expect(autoscroll({ x: 10, y: 10 }, { x: 0, y: 0, w: 90, h: 90 })).toEqual({ x: 0, y: 0 });
});
