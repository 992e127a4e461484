import { expect, it } from 'vitest';

import { rounded, scoreAt, unitHeight } from './score';

it('measures a unit between the two points furthest apart', () => {
  const points = [
    { score: 0.5, y: 100 },
    { score: -1, y: 160 },
    { score: 2, y: 40 },
  ];
  expect(unitHeight(points)).toBeCloseTo(40);
});

it('falls back to the usual unit when all points stand at one height', () => {
  expect(unitHeight([])).toBe(38);
  expect(
    unitHeight([
      { score: 1, y: 10 },
      { score: 1, y: 10 },
    ]),
  ).toBe(38);
});

it('gives tenths, up is better, and never clamps', () => {
  const from = { score: 1, y: 100 };
  expect(scoreAt(from, 40, 60)).toBe(2);
  expect(scoreAt(from, 40, 20)).toBe(3);
  expect(scoreAt(from, 40, 103)).toBe(0.9);
  expect(Object.is(rounded(-0.04), 0)).toBe(true);
});
