import type { Piece, Rect, Scene } from '../../bindings';
import { type Column, columnsOf, rowsOf } from '../../kernels/columns';
import { type Drop, cardsOf, lastIn } from '../../kernels/drop';
import { indexOf } from '../../kernels/hit-index';
import type { PiecePlaces } from './place-piece';

/** A place that lights up, in scene coordinates. */
export interface Spot {
  readonly shadow: Rect;
  readonly between: boolean;
}

/** Height of the shadow of a card in a lane that is still to come, and the room above it. */
const NEW_LANE = { h: 56, gap: 8 };

/**
 * Where the cards of a piece would land in the grid when it is let go over `drop`: in cells that are there, right of the last
 * column where steps are missing, below the last row where lanes are.
 */
export function spotsOf(scene: Scene, piece: Piece, places: PiecePlaces, drop: Drop): Spot[] {
  const columns = columnsOf(scene);
  const bottom = rowsOf(scene).reduce((low, row) => Math.max(low, row.y + row.h), 0);
  const spots = new Map<string, Spot>();
  for (const { lane, step, span } of piece.cards) {
    const home = places.lanes[lane];
    if (home === undefined) continue;
    const at = columnAt(columns, places.first + step);
    const end = columnAt(columns, places.first + step + span - 1);
    if (at === null || end === null) continue;
    const id = typeof home === 'number' ? null : home.id;
    const key = `${id ?? `new ${String(home)}`}:${places.first + step}`;
    if (spots.has(key)) continue;
    if (id === drop.lane && at.step === drop.step) {
      spots.set(key, drop);
      continue;
    }
    const cell = id === null ? undefined : indexOf(scene.hits).cell(id, at.step);
    const found = cell === undefined ? null : lastIn(cell, cardsOf(scene.hits, cell.lane, cell.step));
    const row =
      id === null
        ? undefined
        : indexOf(scene.hits)
            .of('Lane')
            .find((head) => head.id === id);
    const below = bottom + NEW_LANE.gap + (typeof home === 'number' ? home : 0) * (NEW_LANE.h + NEW_LANE.gap);
    const w = end.x + end.w - at.x;
    const shadow = found?.shadow ?? { x: at.x + 4, y: row?.rect.y ?? below, w: w - 8, h: row?.rect.h ?? NEW_LANE.h };
    spots.set(key, { shadow: { ...shadow, w: Math.max(shadow.w, w - 8) }, between: found?.between ?? false });
  }
  return [...spots.values()];
}

/** The column of a step, by its place among all steps; beyond the last one such a column as will be added. */
function columnAt(columns: readonly Column[], place: number): { step: string; x: number; w: number } | null {
  const there = columns.find((column) => place >= column.first && place <= column.last);
  if (there !== undefined) return there;
  const last = columns.at(-1);
  if (last === undefined) return null;
  return { step: '', x: last.x + last.w * (place - last.last), w: last.w };
}

/** Where touchpoints of a piece would land in the network, in the swimlanes of their channels. */
export function spotsInNetwork(scene: Scene, piece: Piece, places: PiecePlaces, steps: readonly string[]): Spot[] {
  const cells = indexOf(scene.hits).of('Cell');
  return piece.cards.flatMap(({ step, card }): Spot[] => {
    const { content } = card;
    if (typeof content === 'string' || !('Touchpoint' in content)) return [];
    const channel = content.Touchpoint.channel.toLowerCase();
    const id = steps[places.first + step];
    const cell = cells.find((one) => one.step === id && one.channel.toLowerCase() === channel);
    return cell === undefined ? [] : [{ shadow: cell.free ?? cell.rect, between: false }];
  });
}
