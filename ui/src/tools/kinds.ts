import type { HitRegion, LaneKind } from '../bindings';
import type { EndKind } from '../kernels/link-kind';
import type { Bench } from './bench';

/** What a lane's cards are; `null` while it is not known yet. */
export function laneKind(bench: Bench, lane: string): LaneKind | null {
  return bench.contents.value?.lanes.find((one) => one.id === lane)?.kind ?? null;
}

/** What a link would join here; `null` where no link can end. */
export function endKind(bench: Bench, hit: HitRegion): EndKind | null {
  switch (hit.kind) {
    case 'Card':
      return laneKind(bench, hit.lane) ?? 'Custom';
    case 'Emotion':
      return 'Emotions';
    case 'Step':
    case 'Stage':
      return hit.kind;
    default:
      return null;
  }
}
