import { expect, it } from 'vitest';

import type { MapSummary } from '../../bindings';
import { Words } from '../../i18n';
import { whenOf } from './when';

const DAY = 24 * 60 * 60 * 1000;
const BIN_DAYS = 30;
const NOW = Date.UTC(2026, 4, 20, 12);

/** What a map says in the bin that came there, and was changed, so many days ago. */
function left(binned: number, changed: number): string {
  const map = { binned: NOW - binned * DAY, changed: NOW - changed * DAY, opened: null } as MapSummary;
  return whenOf(new Words('en'), map, 'Changed', BIN_DAYS, NOW);
}

it('in the bin a map says how many days are left since it came there', () => {
  expect(left(2, 50)).toBe('28 days left');
  expect(left(29, 50)).toBe('1 day left');
  expect(left(30, 50)).toBe('goes today');
});

it('a map that was changed in the bin stays as long from then on', () => {
  expect(left(29, 1)).toBe('29 days left');
  expect(left(40, 29)).toBe('1 day left');
  expect(left(40, 31)).toBe('goes today');
});
