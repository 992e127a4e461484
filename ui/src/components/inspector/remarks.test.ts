import { expect, it } from 'vitest';

import { metricRemark, scoreRemark } from './remarks';

it('a number that its measure cannot reach is remarked upon', () => {
  expect(metricRemark('Nps', 101)?.key).toBe('remark.nps');
  expect(metricRemark('Nps', -100)).toBeNull();
  expect(metricRemark('Ces', 0.9)?.key).toBe('remark.ces');
  expect(metricRemark('Conversion', 100.5)?.key).toBe('remark.conversion');
});

it('measures without limits, and several measures at once, are left alone', () => {
  expect(metricRemark('Clv', 1e9)).toBeNull();
  expect(metricRemark('Custom', -5)).toBeNull();
  expect(metricRemark(undefined, 1e9)).toBeNull();
});

it('a score outside the scale is said, not refused', () => {
  const remark = scoreRemark({ min: -2, max: 2 }, 2.5, String);
  expect(remark).toEqual({ key: 'remark.score', values: { min: '-2', max: '2' } });
  expect(scoreRemark({ min: -2, max: 2 }, 2, String)).toBeNull();
  expect(scoreRemark(null, 9, String)).toBeNull();
});
