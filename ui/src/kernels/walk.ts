import type { Table } from './table';

/** The arrow keys, and Home and End for the row's ends. */
export type Direction = 'up' | 'down' | 'left' | 'right' | 'start' | 'end';

/** The rows of heads above the lanes. */
const STAGES = -2;
const STEPS = -1;
/** The column of heads left of the steps. */
const HEADS = -1;

interface Spot {
  /** {@link STAGES}, {@link STEPS}, 0 and more the lanes. */
  readonly row: number;
  /** {@link HEADS}, 0 and more the steps. */
  readonly column: number;
  /** Card within the cell; -1 the cell itself. */
  readonly card: number;
}

/**
 * Where an arrow key leads from the selected key; `null` at the map's edge. Within a cell, up and down go through its
 * cards; the free rest of a cell comes after its last card, so that a new card can be typed there. What is put away is
 * passed over: folded lanes have a head only, collapsed stages only their arrow. Above and left of the cells stand the
 * heads, and in their corner the one who walks through it all.
 */
export function walk(table: Table, from: string | null, direction: Direction): string | null {
  const spot = from === null ? null : find(table, from);
  if (spot === null) return firstOf(table);
  const next = step(table, spot, direction);
  return next === null ? null : keyAt(table, next);
}

/** The first card or open cell; on a map without any, whatever head there is. */
function firstOf(table: Table): string | null {
  for (const cells of table.rows) {
    const cell = cells.find((one) => one.away === null);
    if (cell !== undefined) return cell.cards[0]?.key ?? cell.key;
  }
  const lane = table.lanes.find((head) => head.id !== '');
  return table.stages[0]?.key ?? table.steps[0]?.key ?? lane?.key ?? table.corner?.key ?? null;
}

function find(table: Table, key: string): Spot | null {
  if (table.corner?.key === key) return { row: STEPS, column: HEADS, card: -1 };
  let column = 0;
  for (const stage of table.stages) {
    if (stage.key === key) return { row: STAGES, column, card: -1 };
    column += stage.steps;
  }
  const inSteps = table.steps.findIndex((head) => head.key === key);
  if (inSteps >= 0) return { row: STEPS, column: inSteps, card: -1 };
  const inLanes = table.lanes.findIndex((head) => head.key === key);
  if (inLanes >= 0) return { row: inLanes, column: HEADS, card: -1 };
  for (const [row, cells] of table.rows.entries()) {
    for (const [at, cell] of cells.entries()) {
      if (cell.away !== null) continue;
      if (cell.key === key) return { row, column: at, card: -1 };
      const card = cell.cards.findIndex((one) => one.key === key);
      if (card >= 0) return { row, column: at, card };
    }
  }
  return null;
}

function step(table: Table, spot: Spot, direction: Direction): Spot | null {
  switch (direction) {
    case 'start':
      return spot.row === STAGES ? { ...spot, column: 0 } : along(table, { ...spot, column: HEADS, card: -1 }, 1);
    case 'end': {
      const last = table.steps.length;
      return spot.row === STAGES
        ? { ...spot, column: last - 1 }
        : along(table, { ...spot, column: last, card: -1 }, -1);
    }
    case 'left':
      return along(table, spot, -1);
    case 'right':
      return along(table, spot, 1);
    case 'down':
      return withinCell(table, spot, 1) ?? across(table, spot, 1);
    case 'up':
      return withinCell(table, spot, -1) ?? across(table, spot, -1);
  }
}

/** To the left or right within a row. */
function along(table: Table, spot: Spot, by: 1 | -1): Spot | null {
  const { row, column } = spot;
  if (row === STAGES) return stageBeside(table, column, by);
  for (let at = column + by; at >= 0 && at < table.steps.length; at += by) {
    // A collapsed stage has its arrow above, in the row of the stages.
    if (row === STEPS && table.steps[at]?.collapsed !== true) return { row, column: at, card: -1 };
    if (row >= 0 && isOpen(table, row, at)) return enter(table, row, at, column < 0 ? 'first' : 'same', spot.card);
  }
  if (by > 0 || column === HEADS) return null;
  if (row === STEPS) return table.corner === null ? null : { row, column: HEADS, card: -1 };
  return { row, column: HEADS, card: -1 };
}

/** Up or down to another card of the same cell, or to its free rest; `null` when it is left. */
function withinCell(table: Table, spot: Spot, by: 1 | -1): Spot | null {
  if (spot.row < 0 || spot.column < 0) return null;
  const cards = table.rows[spot.row]?.[spot.column]?.cards.length ?? 0;
  if (by > 0 && spot.card >= 0) return { ...spot, card: spot.card + 1 < cards ? spot.card + 1 : -1 };
  if (by < 0 && spot.card > 0) return { ...spot, card: spot.card - 1 };
  if (by < 0 && spot.card < 0 && cards > 0) return { ...spot, card: cards - 1 };
  return null;
}

/** To the row above or below in the same column. */
function across(table: Table, spot: Spot, by: 1 | -1): Spot | null {
  const { row, column } = spot;
  if (column === HEADS) {
    const next = row + by;
    if (next >= 0) return next < table.lanes.length ? { row: next, column, card: -1 } : null;
    return next === STEPS && table.corner !== null ? { row: STEPS, column, card: -1 } : null;
  }
  if (row === STAGES) {
    if (by < 0) return null;
    return table.steps[column]?.collapsed === false ? { row: STEPS, column, card: -1 } : null;
  }
  for (let at = row + by; at >= 0 && at < table.rows.length; at += by) {
    if (isOpen(table, at, column)) return enter(table, at, column, by > 0 ? 'first' : 'last');
  }
  if (by > 0) return null;
  return { row: row === STEPS ? STAGES : STEPS, column, card: -1 };
}

function isOpen(table: Table, row: number, column: number): boolean {
  return table.rows[row]?.[column]?.away === null;
}

function enter(table: Table, row: number, column: number, which: 'first' | 'last' | 'same', same = -1): Spot {
  const cards = table.rows[row]?.[column]?.cards.length ?? 0;
  if (cards === 0 || which === 'last') return { row, column, card: -1 };
  if (which === 'first') return { row, column, card: 0 };
  return { row, column, card: same < 0 ? 0 : Math.min(same, cards - 1) };
}

/** The stage beside the one whose columns hold this one; left of the first stands the corner. */
function stageBeside(table: Table, column: number, by: 1 | -1): Spot | null {
  let start = 0;
  for (const [at, stage] of table.stages.entries()) {
    if (column < start + stage.steps) {
      const other = table.stages[at + by];
      if (other !== undefined) {
        return { row: STAGES, column: by > 0 ? start + stage.steps : start - other.steps, card: -1 };
      }
      return by < 0 && table.corner !== null ? { row: STEPS, column: HEADS, card: -1 } : null;
    }
    start += stage.steps;
  }
  return null;
}

function keyAt(table: Table, spot: Spot): string | null {
  if (spot.row === STAGES) {
    let start = 0;
    for (const stage of table.stages) {
      if (spot.column < start + stage.steps) return stage.key;
      start += stage.steps;
    }
    return null;
  }
  if (spot.row === STEPS)
    return spot.column < 0 ? (table.corner?.key ?? null) : (table.steps[spot.column]?.key ?? null);
  if (spot.column < 0) {
    const head = table.lanes[spot.row];
    // The head of a channel is no element: there is nothing to select.
    return head === undefined || head.id === '' ? null : head.key;
  }
  const cell = table.rows[spot.row]?.[spot.column];
  if (cell === undefined) return null;
  return spot.card < 0 ? cell.key : (cell.cards[spot.card]?.key ?? cell.key);
}
