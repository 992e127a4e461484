import type { RevisionPoint } from '../bindings';

/** What stands in one line of the timeline: a point, or several that were kept by themselves, folded. */
export type TimelineRow = { readonly point: RevisionPoint } | { readonly folded: readonly RevisionPoint[] };

/** The points of one day, the latest first. */
export interface TimelineDay {
  /** A moment of the day, in milliseconds since 1970; `null` when nobody knows which day. */
  readonly at: number | null;
  readonly rows: readonly TimelineRow[];
}

/** Whether a point was kept without anybody wanting it. */
export function keptByItself({ kind, name }: RevisionPoint): boolean {
  return name === '' && (kind === 'Session' || kind === 'Before');
}

/** Points, the latest first, by day; those that were kept by themselves are folded where several follow one another. */
export function timelineOf(points: readonly RevisionPoint[]): TimelineDay[] {
  const days: { at: number | null; points: RevisionPoint[] }[] = [];
  for (const point of points) {
    const last = days.at(-1);
    if (last !== undefined && (point.at === null || (last.at !== null && sameDay(last.at, point.at)))) {
      last.points.push(point);
    } else days.push({ at: point.at, points: [point] });
  }
  return days.map(({ at, points: all }) => ({ at, rows: folded(all) }));
}

function folded(points: readonly RevisionPoint[]): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let run: RevisionPoint[] = [];
  const end = (): void => {
    const [first] = run;
    if (first !== undefined) rows.push(run.length > 1 ? { folded: run } : { point: first });
    run = [];
  };
  for (const point of points) {
    if (keptByItself(point)) run.push(point);
    else {
      end();
      rows.push({ point });
    }
  }
  end();
  return rows;
}

function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
