import type { HitRegion, Rect, Scene } from '../bindings';
import { type Column, columnsOf, type Row, rowsOf } from './columns';
import type { Drop } from './drop';

/** Cards that go to one cell together. */
export interface Landing {
  readonly lane: string;
  readonly step: string;
  readonly before: string | null;
  readonly cards: readonly HitRegion[];
  /** The cell, to be lit up. */
  readonly rect: Rect;
}

/**
 * Where dragged cards land when the one under the pointer goes to `drop`. Cards of one cell go there together; cards of
 * several cells keep their places towards each other, pushed back into the map where they would leave it. A card of a
 * collapsed stage counts as standing at the column that is drawn.
 */
export function arranged(scene: Scene, cards: readonly HitRegion[], grabbed: HitRegion, drop: Drop): Landing[] {
  const columns = columnsOf(scene);
  const rows = rowsOf(scene);
  const spots = cards.map((card) => ({ card, column: columnAt(columns, card), row: rowAt(rows, card.lane) }));
  const one = spots.every(({ card }) => card.lane === grabbed.lane && card.step === grabbed.step);
  const lost = spots.some(({ column, row }) => column < 0 || row < 0);
  const toColumn = columns.findIndex((column) => column.step === drop.step);
  const toRow = rowAt(rows, drop.lane);
  if (one || lost || toColumn < 0 || toRow < 0) {
    return [{ lane: drop.lane, step: drop.step, before: drop.before, cards, rect: drop.shadow }];
  }
  const across = fitted(
    toColumn - columnAt(columns, grabbed),
    spots.map(({ column }) => column),
    columns.length,
  );
  const down = fitted(
    toRow - rowAt(rows, grabbed.lane),
    spots.map(({ row }) => row),
    rows.length,
  );
  const landings = new Map<string, { lane: string; step: string; before: string | null; cards: HitRegion[]; rect: Rect }>();
  for (const { card, column, row } of spots) {
    const to = { column: columns[column + across], row: rows[row + down] };
    if (to.column === undefined || to.row === undefined) continue;
    const key = `${to.row.lane}:${to.column.step}`;
    const known = landings.get(key);
    if (known !== undefined) {
      known.cards.push(card);
      continue;
    }
    const here = to.row.lane === drop.lane && to.column.step === drop.step;
    const rect = { x: to.column.x, y: to.row.y, w: to.column.w, h: to.row.h };
    landings.set(key, {
      lane: to.row.lane,
      step: to.column.step,
      before: here ? drop.before : null,
      cards: [card],
      rect: here ? drop.shadow : rect,
    });
  }
  return [...landings.values()];
}

function columnAt(columns: readonly Column[], card: HitRegion): number {
  const exact = columns.findIndex((column) => column.step === card.step);
  if (exact >= 0) return exact;
  return columns.findIndex((column) => card.rect.x < column.x + column.w);
}

function rowAt(rows: readonly Row[], lane: string): number {
  return rows.findIndex((row) => row.lane === lane);
}

/** As much of a shift as keeps all places from 0 up to `count`. */
function fitted(shift: number, places: readonly number[], count: number): number {
  return Math.max(-Math.min(...places), Math.min(count - 1 - Math.max(...places), shift));
}
