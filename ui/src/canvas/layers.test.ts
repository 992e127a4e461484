import { expect, it } from 'vitest';

import type { Rect } from '../bindings';
import { merged } from './layers';

const rect = (x: number, y: number, w = 10, h = 10): Rect => ({ x, y, w, h });

it('leaves patches that lie apart as they are', () => {
  expect(merged([])).toEqual([]);
  expect(merged([rect(0, 0), rect(20, 0)])).toEqual([rect(0, 0), rect(20, 0)]);
});

it('joins patches that share an area, and those that come into touch by it', () => {
  // The last one joins the first two, which lie apart.
  expect(merged([rect(0, 0), rect(15, 0), rect(8, 0)])).toEqual([rect(0, 0, 25)]);
  // The joined one reaches a patch that neither of its parts had reached.
  expect(merged([rect(18, 8), rect(0, 0), rect(5, 5, 10, 10)])).toEqual([rect(18, 8), rect(0, 0, 15, 15)]);
  expect(merged([rect(12, 0, 4, 4), rect(0, 0), rect(5, 5, 10, 10)])).toEqual([rect(0, 0, 16, 15)]);
});

it('covers everything by one patch where there are many', () => {
  const many = Array.from({ length: 9 }, (_, at) => rect(at * 30, at * 10));
  expect(merged(many)).toEqual([rect(0, 0, 250, 90)]);
});
