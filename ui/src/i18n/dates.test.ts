import { expect, it } from 'vitest';

import { readDate } from './dates';

const TODAY = new Date(2026, 10, 22);

it('reads dates as people write them', () => {
  for (const text of ['21/11/2026', '21.11.26', '21 November 2026', '21 nov 26', '21-11', '2026-11-21']) {
    expect({ text, date: readDate(text, 'en-GB', 'ahead', TODAY) }).toEqual({ text, date: '2026-11-21' });
  }
  expect(readDate('3 maggio', 'it-IT', 'behind', TODAY)).toBe('2026-05-03');
});

it('refuses what is no date', () => {
  for (const text of ['', 'soon', '31/02/2026', '2026-13-01', '21 brumaire', '99']) {
    expect({ text, date: readDate(text, 'en-GB', 'ahead', TODAY) }).toEqual({ text, date: null });
  }
});

it('takes a day without its year for the one that is meant', () => {
  const days: [string, 'ahead' | 'behind', string][] = [
    ['15/1', 'ahead', '2027-01-15'],
    ['21 nov', 'ahead', '2026-11-21'],
    ['1 june', 'ahead', '2027-06-01'],
    ['12 december', 'ahead', '2026-12-12'],
    ['15/1', 'behind', '2026-01-15'],
    ['31 december', 'behind', '2025-12-31'],
    ['24/11', 'behind', '2026-11-24'],
  ];
  for (const [text, lies, date] of days) {
    expect({ text, lies, date: readDate(text, 'en-GB', lies, TODAY) }).toEqual({ text, lies, date });
  }
  expect(readDate('29/2', 'en-GB', 'ahead', new Date(2027, 11, 1))).toBe('2028-02-29');
  expect(readDate('31/2', 'en-GB', 'ahead', TODAY)).toBeNull();
});
