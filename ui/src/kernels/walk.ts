import type { Table } from './table';

/** The arrow keys, and Home and End for the row's ends. */
export type Direction = 'up' | 'down' | 'left' | 'right' | 'start' | 'end';

interface Spot {
  /** -2 the stages, -1 the step heads, 0 and more the lanes. */
  row: number;
  /** -1 the lane heads, 0 and more the steps. */
  column: number;
  /** Card within the cell; -1 the cell itself. */
  card: number;
}

/**
 * Where an arrow key leads from the selected key; `null` at the map's edge. Within a cell, up and down go through its
 * cards; the free rest of a cell comes after its last card, so that a new card can be typed there.
 */
export function walk(table: Table, from: string | null, direction: Direction): string | null {
  const spot = from === null ? null : find(table, from);
  if (spot === null) {
    const first = table.rows[0]?.[0];
    return first === undefined ? (table.steps[0]?.key ?? null) : (first.cards[0]?.key ?? first.key);
  }
  const next = step(table, spot, direction);
  return next === null ? null : keyAt(table, next);
}

function find(table: Table, key: string): Spot | null {
  let column = 0;
  for (const stage of table.stages) {
    if (stage.key === key) return { row: -2, column, card: -1 };
    column += stage.steps;
  }
  const inSteps = table.steps.findIndex((head) => head.key === key);
  if (inSteps >= 0) return { row: -1, column: inSteps, card: -1 };
  const inLanes = table.lanes.findIndex((head) => head.key === key);
  if (inLanes >= 0) return { row: inLanes, column: -1, card: -1 };
  for (const [row, cells] of table.rows.entries()) {
    for (const [at, cell] of cells.entries()) {
      if (cell.key === key) return { row, column: at, card: -1 };
      const card = cell.cards.findIndex((one) => one.key === key);
      if (card >= 0) return { row, column: at, card };
    }
  }
  return null;
}

function step(table: Table, spot: Spot, direction: Direction): Spot | null {
  const last = table.steps.length - 1;
  const { row, column } = spot;
  switch (direction) {
    case 'start':
      return enter(table, row, 0, 'first');
    case 'end':
      return enter(table, row, last, 'first');
    case 'left':
      if (row === -2) return stageBeside(table, column, -1);
      if (row === -1) return column > 0 ? { row, column: column - 1, card: -1 } : null;
      return column >= 0 ? enter(table, row, column - 1, 'same', spot.card) : null;
    case 'right':
      if (row === -2) return stageBeside(table, column, 1);
      return column < last ? enter(table, row, column + 1, 'same', spot.card) : null;
    case 'down': {
      if (row >= 0 && column >= 0 && spot.card >= 0) {
        const cards = table.rows[row]?.[column]?.cards.length ?? 0;
        return { row, column, card: spot.card + 1 < cards ? spot.card + 1 : -1 };
      }
      return row + 1 < table.lanes.length ? enter(table, row + 1, column, 'first') : null;
    }
    case 'up': {
      if (row >= 0 && column >= 0) {
        const cards = table.rows[row]?.[column]?.cards.length ?? 0;
        if (spot.card > 0) return { row, column, card: spot.card - 1 };
        if (spot.card < 0 && cards > 0) return { row, column, card: cards - 1 };
      }
      if (row === -2) return null;
      if (column < 0) return row > 0 ? { row: row - 1, column, card: -1 } : null;
      return enter(table, row - 1, column, 'last');
    }
  }
}

function enter(table: Table, row: number, column: number, which: 'first' | 'last' | 'same', same = -1): Spot | null {
  if (row < 0 || column < 0) return { row, column, card: -1 };
  const cards = table.rows[row]?.[column]?.cards.length ?? 0;
  if (cards === 0) return { row, column, card: -1 };
  if (which === 'first') return { row, column, card: 0 };
  if (which === 'last') return { row, column, card: -1 };
  return { row, column, card: same < 0 ? 0 : Math.min(same, cards - 1) };
}

function stageBeside(table: Table, column: number, by: 1 | -1): Spot | null {
  let start = 0;
  for (const [at, stage] of table.stages.entries()) {
    if (column < start + stage.steps) {
      const other = table.stages[at + by];
      if (other === undefined) return null;
      return { row: -2, column: by > 0 ? start + stage.steps : start - other.steps, card: -1 };
    }
    start += stage.steps;
  }
  return null;
}

function keyAt(table: Table, spot: Spot): string | null {
  if (spot.row === -2) {
    let start = 0;
    for (const stage of table.stages) {
      if (spot.column < start + stage.steps) return stage.key;
      start += stage.steps;
    }
    return null;
  }
  if (spot.row === -1) return table.steps[spot.column]?.key ?? null;
  if (spot.column < 0) {
    const head = table.lanes[spot.row];
    // The head of a channel is no element: there is nothing to select.
    return head === undefined || head.id === '' ? null : head.key;
  }
  const cell = table.rows[spot.row]?.[spot.column];
  if (cell === undefined) return null;
  return spot.card < 0 ? cell.key : (cell.cards[spot.card]?.key ?? cell.key);
}
