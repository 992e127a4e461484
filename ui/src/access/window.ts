import type { Table } from '../kernels/table';

/** Up to this many nodes the whole map stands in the DOM; beyond it, what lies around the selection. */
const MOST = 1500;
const ROWS_AROUND = 4;
const COLUMNS_AROUND = 8;
/** Of a cell with more cards than this, those around the selected one stand in the DOM. */
const MOST_IN_CELL = 200;

/** Which rows and columns of the map stand in the DOM, from and to (exclusive). */
export interface TableWindow {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** Decides how much of a map is put into the DOM, given the row and column that the selection is in. */
export function windowOf(table: Table, row: number, column: number): TableWindow {
  const cells = table.rows.length * table.steps.length;
  const cards = table.rows.reduce((sum, line) => sum + line.reduce((of, cell) => of + cell.cards.length, 0), 0);
  if (cells + cards <= MOST) return { rows: [0, table.lanes.length], columns: [0, table.steps.length] };
  const around = (at: number, reach: number, length: number): [number, number] => {
    const from = Math.max(0, Math.min(at - reach, length - 2 * reach - 1));
    return [from, Math.min(length, from + 2 * reach + 1)];
  };
  return {
    rows: around(Math.max(0, row), ROWS_AROUND, table.lanes.length),
    columns: around(Math.max(0, column), COLUMNS_AROUND, table.steps.length),
  };
}

/** Which cards of a cell stand in the DOM, from and to (exclusive), given the place of the selected one. */
export function cardsShown(count: number, selected: number): readonly [number, number] {
  if (count <= MOST_IN_CELL) return [0, count];
  const from = Math.max(0, Math.min(selected - MOST_IN_CELL / 2, count - MOST_IN_CELL));
  return [from, from + MOST_IN_CELL];
}
