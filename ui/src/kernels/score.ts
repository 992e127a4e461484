/** An emotion point: its score and the height of its middle in the scene. */
export interface ScoredPoint {
  readonly score: number;
  readonly y: number;
}

/** Points of the scene to a unit of score as the layout draws it at the least; used while a lane holds one height only. */
const USUAL_UNIT = 38;
const LEAST_DIFFERENCE = 0.05;

/** How many points of the scene a unit of score is high, measured between the two points furthest apart. */
export function unitHeight(points: readonly ScoredPoint[]): number {
  let best: { unit: number; difference: number } | null = null;
  for (const [at, a] of points.entries()) {
    for (const b of points.slice(at + 1)) {
      const difference = Math.abs(a.score - b.score);
      if (difference < LEAST_DIFFERENCE || (best !== null && difference <= best.difference)) continue;
      const unit = (a.y - b.y) / (b.score - a.score);
      if (unit > 0) best = { unit, difference };
    }
  }
  return best?.unit ?? USUAL_UNIT;
}

/** The score at another height: tenths, so that a pull gives a number that can be read out. */
export function scoreAt(start: ScoredPoint, unit: number, y: number): number {
  return rounded(start.score + (start.y - y) / unit);
}

/** Rounded to tenths, without a negative zero. */
export function rounded(score: number): number {
  return Math.round(score * 10) / 10 + 0;
}
