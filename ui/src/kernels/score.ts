import type { ScoreScale } from '../bindings';

/** The score that stands at a height of the scene. Scores beyond the journey's scale are as good as any. */
export function scoreAt(scale: ScoreScale, y: number): number {
  return (scale.zero - y) / scale.unit;
}

/** The height at which a score stands. */
export function heightOf(scale: ScoreScale, score: number): number {
  return scale.zero - score * scale.unit;
}

/** Rounded to tenths, or to hundredths where the hand wants it fine, without a negative zero. */
export function rounded(score: number, fine = false): number {
  const parts = fine ? 100 : 10;
  return Math.round(score * parts) / parts + 0;
}

/** A score with its sign, as it is shown while it is pulled. */
export function written(score: number): string {
  return (score > 0 ? '+' : '') + String(score).replace('-', '−');
}
