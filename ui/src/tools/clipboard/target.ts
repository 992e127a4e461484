import type { HitRegion } from '../../bindings';
import { cardsOf } from '../../kernels/drop';
import type { Bench } from '../bench';
import type { Target } from './grid';

/** Where a paste goes: to the given place, behind the given card, or to the first place that makes sense. */
export function targetOf(bench: Bench, hit: HitRegion | undefined): Target {
  const { scene } = bench.journey;
  const nowhere = { lane: firstLane(bench), step: null, before: null, down: false };
  switch (hit?.kind) {
    case 'Card':
    case 'Emotion': {
      const cards = cardsOf(scene.hits, hit.lane, hit.step);
      const next = cards[cards.findIndex((card) => card.id === hit.id) + 1];
      return { lane: hit.lane, step: hit.step, before: next?.id ?? null, down: false };
    }
    case 'Cell':
      return hit.lane === '' ? nowhere : { lane: hit.lane, step: hit.step, before: null, down: false };
    case 'Lane':
      return { lane: hit.id, step: null, before: null, down: true };
    case 'Step':
      return { ...nowhere, step: hit.id };
    case 'Stage': {
      const stage = scene.outline.find((entry) => entry.id === hit.id);
      return { ...nowhere, step: stage?.children.find((entry) => entry.kind === 'Step')?.id ?? null };
    }
    default:
      return nowhere;
  }
}

/** The first lane that takes words; not the curve, where a list of texts would pile up on one point. */
function firstLane(bench: Bench): string | null {
  const lanes = bench.contents.value?.lanes.filter((lane) => !lane.hidden && !lane.locked) ?? [];
  return (lanes.find((lane) => lane.kind !== 'Emotions') ?? lanes[0])?.id ?? null;
}
