import { describe, expect, it } from 'vitest';

import type { PointKind, RevisionPoint } from '../bindings';
import { timelineOf } from './timeline';

const DAY = 86_400_000;
const NOON = new Date(2026, 10, 21, 12, 0).getTime();

function point(seq: number, kind: PointKind, at: number | null, name = ''): RevisionPoint {
  return { seq, kind, name, at, code: '', gestures: 1, labels: [], next: null, taken_back: false };
}

/** Days as lists of numbers, folds as lists inside. */
function shape(points: RevisionPoint[]): unknown[] {
  return timelineOf(points).map(({ rows }) =>
    rows.map((row) => ('point' in row ? row.point.seq : row.folded.map(({ seq }) => seq))),
  );
}

describe('the timeline', () => {
  it('is empty without points', () => {
    expect(timelineOf([])).toEqual([]);
  });

  it('folds what was kept by itself between what somebody named', () => {
    const points = [
      point(9, 'Present', NOON),
      point(8, 'Session', NOON - 1000),
      point(7, 'Before', NOON - 2000),
      point(6, 'Named', NOON - 3000, 'Workshop'),
      point(5, 'Session', NOON - 4000),
      point(0, 'Beginning', null),
    ];
    // One alone is shown as it is, and the beginning stands with the oldest day that is known.
    expect(shape(points)).toEqual([[9, [8, 7], 6, 5, 0]]);
  });

  it('does not fold what has a name, however it came to be kept', () => {
    const named = point(7, 'Session', NOON, 'Good state');
    expect(shape([point(8, 'Session', NOON), named, point(6, 'Session', NOON)])).toEqual([[8, 7, 6]]);
  });

  it('begins a day at midnight of the place, and folds within a day only', () => {
    const points = [
      point(4, 'Session', NOON),
      point(3, 'Session', NOON - 11 * 3_600_000),
      point(2, 'Session', NOON - DAY),
      point(1, 'Session', NOON - DAY - 1000),
    ];
    expect(shape(points)).toEqual([[[4, 3]], [[2, 1]]]);
  });

  it('puts together points of which nobody knows the time', () => {
    expect(shape([point(1, 'Present', null), point(0, 'Beginning', null)])).toEqual([[1, 0]]);
  });
});
