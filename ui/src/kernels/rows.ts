/** How things stand in rows of the same height. Lengths are CSS pixels. */
export interface Rows {
  readonly count: number;
  readonly columns: number;
  /** From the top of a row to the top of the next. */
  readonly pitch: number;
}

/** A part of the rows: the things from `start` up to `end`, with the room that those before and behind it take. */
export interface Slice {
  readonly start: number;
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

/** How many columns of at least this width, with gaps, fit beside each other. */
export function columnsIn(width: number, least: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (least + gap)));
}

/** What stands between two heights, counted from the top of the first row, with some rows of reserve on either side. */
export function sliceOf({ count, columns, pitch }: Rows, top: number, bottom: number, reserve = 2): Slice {
  const rows = Math.ceil(count / columns);
  if (rows === 0 || pitch <= 0) return { start: 0, end: 0, before: 0, after: 0 };
  const first = Math.min(Math.max(Math.floor(top / pitch) - reserve, 0), rows);
  const last = Math.min(Math.max(Math.ceil(bottom / pitch) + reserve, first), rows);
  return {
    start: first * columns,
    end: Math.min(last * columns, count),
    before: first * pitch,
    after: (rows - last) * pitch,
  };
}
