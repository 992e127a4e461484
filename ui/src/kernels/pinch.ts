import type { Point } from '../bindings';

/** What two fingers did: moved together by so much, and apart by a factor about a place. */
export interface Pinch {
  readonly dx: number;
  readonly dy: number;
  readonly factor: number;
  readonly about: Point;
}

/** Fingers closer than this, in CSS pixels, say nothing reliable about a factor. */
const CLOSEST = 24;

/** Reads a pinch from where two fingers were and are. */
export function pinched(before: readonly [Point, Point], now: readonly [Point, Point]): Pinch {
  const middle = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const apart = ([a, b]: readonly [Point, Point]): number => Math.hypot(a.x - b.x, a.y - b.y);
  const was = middle(before);
  const is = middle(now);
  const far = apart(before) >= CLOSEST && apart(now) >= CLOSEST;
  return { dx: is.x - was.x, dy: is.y - was.y, factor: far ? apart(now) / apart(before) : 1, about: is };
}

/** Below this share a factor is none: the map only moves. */
const LEVEL = 1e-4;

/**
 * The place of the window that stays where it is when the map moves and grows by `factor` at once; `null` when it only
 * moves. One step instead of two: a map that was moved first and kept inside the window would be zoomed from somewhere
 * else.
 */
export function heldPlace(pinch: Pinch, factor: number): Point | null {
  if (Math.abs(1 - factor) < LEVEL) return null;
  const share = factor / (1 - factor);
  return { x: pinch.about.x + pinch.dx * share, y: pinch.about.y + pinch.dy * share };
}
