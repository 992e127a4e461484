import type { HitRegion, Rect, Scene } from '../bindings';
import { type Column, columnsOf, type Row, rowsOf } from './columns';
import { type Drop, lastIn } from './drop';
import { indexOf } from './hit-index';

/** Cards that go to one cell together. */
export interface Landing {
  readonly lane: string;
  readonly step: string;
  readonly before: string | null;
  readonly cards: readonly HitRegion[];
  /** The place in it that lights up, and whether it is a line between two cards. */
  readonly shadow: Rect;
  readonly between: boolean;
  /** The channel that the cards take on, in the network. */
  readonly channel?: string | undefined;
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
    return [
      { lane: drop.lane, step: drop.step, before: drop.before, cards, shadow: drop.shadow, between: drop.between },
    ];
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
  const index = indexOf(scene.hits);
  const dragged = new Set(cards.map((card) => card.key));
  const landings = new Map<string, Landing & { cards: HitRegion[] }>();
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
    const cell = index.cell(to.row.lane, to.column.step);
    const others = index.cards(to.row.lane, to.column.step).filter((one) => !dragged.has(one.key));
    const behind = cell === undefined ? drop : lastIn(cell, others);
    const { before, shadow, between } = here ? drop : behind;
    landings.set(key, { lane: to.row.lane, step: to.column.step, before, cards: [card], shadow, between });
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
