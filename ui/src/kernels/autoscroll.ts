import type { Point, Rect } from '../bindings';

const EDGE = 40;
/** Fastest, in CSS pixels a second. */
const FASTEST = 900;

/** How fast the map scrolls while something is dragged near the edge of `area`, in CSS pixels a second. */
export function autoscroll(at: Point, area: Rect): Point {
  const along = (position: number, start: number, length: number): number => {
    const before = start + EDGE - position;
    const after = position - (start + length - EDGE);
    const depth = Math.max(before, after);
    if (depth <= 0 || length < 4 * EDGE) return 0;
    const speed = Math.min(1, depth / EDGE) ** 2 * FASTEST;
    return before > after ? -speed : speed;
  };
  return { x: along(at.x, area.x, area.w), y: along(at.y, area.y, area.h) };
}
