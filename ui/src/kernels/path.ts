import type { Path, Point, Rect } from '../bindings';

/** One segment of a path. */
export type Segment =
  | { readonly to: 'Move' | 'Line'; readonly p: Point }
  | { readonly to: 'Curve'; readonly a: Point; readonly b: Point; readonly p: Point }
  | { readonly to: 'Close' };

/** What a path draws, read from its path data. */
interface Outline {
  readonly segments: readonly Segment[];
  readonly extent: Rect | null;
}

// By what they draw: the same few icons stand on thousands of cards.
const known = new Map<string, Outline>();
/** When more are known than this all are forgotten: curves and links are never drawn twice. */
const MOST = 4096;

/** The segments of a path. */
export function segmentsOf(path: Path): readonly Segment[] {
  return outlineOf(path).segments;
}

/** The area that a path keeps to, without its line's width; `null` for one that goes nowhere. */
export function extentOf(path: Path): Rect | null {
  return outlineOf(path).extent;
}

function outlineOf({ segments: data }: Path): Outline {
  let outline = known.get(data);
  if (outline === undefined) {
    const segments = read(data);
    outline = { segments, extent: around(segments) };
    if (known.size >= MOST) known.clear();
    known.set(data, outline);
  }
  return outline;
}

const SEGMENT = /([MLCZ])([^MLCZ]*)/gu;

function read(data: string): Segment[] {
  return [...data.matchAll(SEGMENT)].map(([, letter, rest = '']): Segment => {
    const numbers = rest.split(' ').map(Number);
    const point = (at: number): Point => ({ x: numbers[at] ?? 0, y: numbers[at + 1] ?? 0 });
    switch (letter) {
      case 'M':
        return { to: 'Move', p: point(0) };
      case 'L':
        return { to: 'Line', p: point(0) };
      case 'C':
        return { to: 'Curve', a: point(0), b: point(2), p: point(4) };
      default:
        return { to: 'Close' };
    }
  });
}

/** The smallest area around all control points: a curve lies within their hull. */
function around(segments: readonly Segment[]): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const segment of segments) {
    if (segment.to === 'Close') continue;
    const points = segment.to === 'Curve' ? [segment.a, segment.b, segment.p] : [segment.p];
    for (const { x, y } of points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  return right < left ? null : { x: left, y: top, w: right - left, h: bottom - top };
}
