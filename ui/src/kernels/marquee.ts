import type { HitRegion, Point, Rect } from '../bindings';
import { indexOf } from './hit-index';

/** What a marquee does to the selection that was there. */
export type MarqueeMode = 'replaces' | 'adds' | 'subtracts';

/** The rectangle between two corners, whichever way they lie. */
export function between(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

/** The cards that a marquee touches. Those of locked lanes are left alone. */
export function caught(hits: readonly HitRegion[], rect: Rect): HitRegion[] {
  return indexOf(hits)
    .cardsWithin(rect)
    .filter((hit) => !hit.locked);
}

/** The selection that a marquee leaves behind. */
export function selectionAfter(before: readonly string[], touched: readonly string[], mode: MarqueeMode): string[] {
  if (mode === 'replaces') return [...touched];
  const there = new Set(touched);
  const kept = before.filter((key) => !there.has(key));
  return mode === 'subtracts' ? kept : [...kept, ...touched];
}
