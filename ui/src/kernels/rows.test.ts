import { expect, it } from 'vitest';

import { columnsIn, sliceOf } from './rows';

const rows = { count: 10_000, columns: 4, pitch: 250 };

it('shows a few of very many, and room for all the others', () => {
  const slice = sliceOf(rows, 100_000, 100_900);
  expect(slice.end - slice.start).toBeLessThanOrEqual(4 * 9);
  expect(slice.before + slice.after + ((slice.end - slice.start) / 4) * 250).toBe(2_500 * 250);
  expect(slice.start).toBe(398 * 4);
});

it('ends with the last, however far one scrolls', () => {
  expect(sliceOf({ ...rows, count: 9 }, 5_000, 6_000)).toMatchObject({ end: 9, after: 0 });
  expect(sliceOf({ ...rows, count: 9 }, -800, -100)).toMatchObject({ start: 0, before: 0 });
});

it('is nothing of nothing', () => {
  expect(sliceOf({ ...rows, count: 0 }, 0, 900)).toEqual({ start: 0, end: 0, before: 0, after: 0 });
  expect(sliceOf({ ...rows, pitch: 0 }, 0, 900).end).toBe(0);
});

it('counts columns, never less than one', () => {
  expect(columnsIn(1_160, 250, 24)).toBe(4);
  expect(columnsIn(250, 250, 24)).toBe(1);
  expect(columnsIn(90, 250, 24)).toBe(1);
});
