import type { HitRegion } from '../../bindings';
import { center } from '../../kernels/rect';
import { rounded, scoreAt } from '../../kernels/score';
import type { Bench } from '../bench';
import { cardsAmong } from '../whole';

/** The score of an emotion point: as it is kept when the point is selected, otherwise as it stands on the map. */
export function scoreOf(bench: Bench, hit: HitRegion): number | null {
  const kept = bench.chosen.fresh ? cardsAmong(bench.chosen.value?.elements ?? []) : [];
  const content = kept.find((card) => card.id === hit.id)?.content;
  if (typeof content === 'object' && 'Emotion' in content) return content.Emotion.score;
  const scale = bench.journey.scene.scales.find((one) => one.lane === hit.lane);
  return scale === undefined ? null : rounded(scoreAt(scale, center(hit.rect).y), true);
}
