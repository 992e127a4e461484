import type { Measure, Scale } from '../../bindings';
import type { Said } from '../shared/reading';

/** The ranges of the known measures: NPS after Reichheld (2003), CES on its scale of seven, shares in per cent. */
const RANGES: Partial<Record<Measure, { min: number; max: number; said: Said }>> = {
  Nps: { min: -100, max: 100, said: { key: 'remark.nps' } },
  Ces: { min: 1, max: 7, said: { key: 'remark.ces' } },
  Conversion: { min: 0, max: 100, said: { key: 'remark.conversion' } },
};

/** What to say about a number that a known measure does not reach. It is kept all the same. */
export function metricRemark(measure: Measure | undefined, value: number): Said | null {
  const range = measure === undefined ? undefined : RANGES[measure];
  return range === undefined || (value >= range.min && value <= range.max) ? null : range.said;
}

/** What to say about a score outside the declared scale. Scores are never clamped. */
export function scoreRemark(scale: Scale | null, value: number, write: (score: number) => string): Said | null {
  if (scale === null || (value >= scale.min && value <= scale.max)) return null;
  return { key: 'remark.score', values: { min: write(scale.min), max: write(scale.max) } };
}
