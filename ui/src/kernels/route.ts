import type { Point, Rect } from '../bindings';
import { center } from './rect';

/** The middle of one of a card's four edges. */
export type Side = 'left' | 'right' | 'top' | 'bottom';

/** How far a line goes straight out of a card before it turns, in points of the scene. */
const STUB = 14;

/** How far a point is from a line of straight pieces. */
export function distanceTo(route: readonly Point[], point: Point): number {
  let least = Infinity;
  for (const [at, a] of route.entries()) {
    const b = route[at + 1];
    if (b === undefined) break;
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
    const along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / (length || 1);
    const t = Math.max(0, Math.min(1, along));
    least = Math.min(least, Math.hypot(point.x - a.x - t * (b.x - a.x), point.y - a.y - t * (b.y - a.y)));
  }
  return least;
}

/** The point halfway along a line of straight pieces. */
export function halfway(route: readonly Point[]): Point {
  const pieces = route.slice(1).map((b, at) => ({ a: route[at] ?? b, b }));
  let left = pieces.reduce((sum, { a, b }) => sum + Math.hypot(b.x - a.x, b.y - a.y), 0) / 2;
  for (const { a, b } of pieces) {
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length >= left) {
      const t = length === 0 ? 0 : left / length;
      return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
    }
    left -= length;
  }
  return route[0] ?? { x: 0, y: 0 };
}

/** The middle of an edge. */
export function sidePoint(rect: Rect, side: Side): Point {
  const { x, y } = center(rect);
  switch (side) {
    case 'left':
      return { x: rect.x, y };
    case 'right':
      return { x: rect.x + rect.w, y };
    case 'top':
      return { x, y: rect.y };
    case 'bottom':
      return { x, y: rect.y + rect.h };
  }
}

/** The edge of a rectangle that faces a point: where a line that comes from there would arrive. */
export function facing(rect: Rect, from: Point): Side {
  const { x, y } = center(rect);
  const across = (from.x - x) / Math.max(1, rect.w);
  const down = (from.y - y) / Math.max(1, rect.h);
  if (Math.abs(across) >= Math.abs(down)) return across < 0 ? 'left' : 'right';
  return down < 0 ? 'top' : 'bottom';
}

/** A line of level and upright pieces from an edge to a place, which may be an edge as well. Corners only, no doubles. */
export function orthogonal(from: Point, out: Side, to: Point, into: Side | null): Point[] {
  const start = stepped(from, out);
  const end = into === null ? to : stepped(to, into);
  const level = out === 'left' || out === 'right';
  const ahead = level
    ? (end.x - start.x) * (out === 'right' ? 1 : -1)
    : (end.y - start.y) * (out === 'bottom' ? 1 : -1);
  const lands = into === null ? level : into === 'left' || into === 'right';
  const middle: Point[] = [];
  if (level && lands) {
    // Ahead, the line turns halfway; behind, it goes around at half height.
    const x = (start.x + end.x) / 2;
    const y = (start.y + end.y) / 2;
    if (ahead >= 0) middle.push({ x, y: start.y }, { x, y: end.y });
    else middle.push({ x: start.x, y }, { x: end.x, y });
  } else if (!level && !lands) {
    const x = (start.x + end.x) / 2;
    const y = (start.y + end.y) / 2;
    if (ahead >= 0) middle.push({ x: start.x, y }, { x: end.x, y });
    else middle.push({ x, y: start.y }, { x, y: end.y });
  } else {
    middle.push(ahead >= 0 === level ? { x: end.x, y: start.y } : { x: start.x, y: end.y });
  }
  return simplified([from, start, ...middle, end, to]);
}

function stepped(point: Point, side: Side): Point {
  const by = { left: [-STUB, 0], right: [STUB, 0], top: [0, -STUB], bottom: [0, STUB] }[side] as [number, number];
  return { x: point.x + by[0], y: point.y + by[1] };
}

function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && Math.hypot(last.x - point.x, last.y - point.y) < 0.01) continue;
    const before = kept.at(-2);
    const straight =
      last !== undefined &&
      before !== undefined &&
      ((same(before.x, last.x) && same(last.x, point.x)) || (same(before.y, last.y) && same(last.y, point.y)));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}
