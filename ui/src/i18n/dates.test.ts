import { expect, it } from 'vitest';

import { readDate } from './dates';

it('reads dates as people write them', () => {
  for (const text of ['21/11/2026', '21.11.26', '21 November 2026', '21 nov 26', '21-11', '2026-11-21']) {
    expect({ text, date: readDate(text, 'en-GB', 2026) }).toEqual({ text, date: '2026-11-21' });
  }
  expect(readDate('3 maggio', 'it-IT', 2026)).toBe('2026-05-03');
});

it('refuses what is no date', () => {
  for (const text of ['', 'soon', '31/02/2026', '2026-13-01', '21 brumaire', '99']) {
    expect({ text, date: readDate(text, 'en-GB', 2026) }).toEqual({ text, date: null });
  }
});
