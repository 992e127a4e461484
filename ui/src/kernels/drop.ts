import type { HitRegion, Point, Rect } from '../bindings';
import { indexOf } from './hit-index';

/** Where dragged cards would land. */
export interface Drop {
  readonly lane: string;
  readonly step: string;
  /** The card of the cell that they go before; `null` puts them last. */
  readonly before: string | null;
  /** The place that lights up, in scene coordinates. */
  readonly shadow: Rect;
  /** Whether the shadow is a line between two cards rather than an area. */
  readonly between: boolean;
  /** The channel that a card takes on there, in the network; empty in the grid. */
  readonly channel: string;
}

const LINE = 4;

/**
 * Finds the cell under a point of the scene, and the place among its cards. Cards that are dragged do not count as
 * neighbours. Returns `null` outside every cell, and in a locked lane. With `whole`
 * the cell counts as one place, as in the network, where the layout decides on the order.
 */
export function dropAt(
  hits: readonly HitRegion[],
  point: Point,
  dragged: ReadonlySet<string>,
  whole = false,
): Drop | null {
  const cell = indexOf(hits)
    .at('None', point, 0)
    .find((hit) => hit.kind === 'Cell');
  if (cell === undefined || cell.locked) return null;
  if (whole) return place(cell, null, cell.free ?? cell.rect, false);
  const neighbours = cardsOf(hits, cell.lane, cell.step).filter((card) => !dragged.has(card.id));
  const emotions = neighbours.some((card) => card.kind === 'Emotion');
  const next = emotions ? undefined : neighbours.find((card) => point.y < card.rect.y + card.rect.h / 2);
  if (next === undefined) return lastIn(cell, neighbours);
  const above = { x: next.rect.x, y: next.rect.y - LINE - 2, w: next.rect.w, h: LINE };
  return place(cell, next.id, above, true);
}

/** The place behind all cards of a cell. */
export function lastIn(cell: HitRegion, neighbours: readonly HitRegion[]): Drop {
  const last = neighbours.at(-1);
  if (last === undefined || last.kind === 'Emotion') return place(cell, null, cell.free ?? cell.rect, false);
  const room = cell.free ?? { x: cell.rect.x, y: last.rect.y + last.rect.h, w: cell.rect.w, h: 0 };
  const enough = room.h >= 18;
  const below = { x: last.rect.x, y: last.rect.y + last.rect.h + LINE / 2, w: last.rect.w, h: LINE };
  return place(cell, null, enough ? room : below, !enough);
}

function place(cell: HitRegion, before: string | null, shadow: Rect, between: boolean): Drop {
  return { lane: cell.lane, step: cell.step, before, shadow, between, channel: cell.channel };
}

/** The cards of a cell from top to bottom. */
export function cardsOf(hits: readonly HitRegion[], lane: string, step: string): readonly HitRegion[] {
  return indexOf(hits).cards(lane, step);
}

/** Whether dropping would leave everything as it is. */
export function landsWhereItWas(hits: readonly HitRegion[], ids: readonly string[], drop: Drop): boolean {
  const cell = cardsOf(hits, drop.lane, drop.step).map((card) => card.id);
  const first = ids[0];
  if (first === undefined) return true;
  const at = cell.indexOf(first);
  if (at < 0 || ids.some((id, offset) => cell[at + offset] !== id)) return false;
  return (cell[at + ids.length] ?? null) === drop.before;
}
