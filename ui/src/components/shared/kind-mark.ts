import type { LaneKind } from '../../bindings';
import { LANE_KINDS } from '../../actions/add-lane';
import { CARD_KINDS } from '../../kernels/card-kinds';

/** How a kind is shown: its icon and the token of its colour. */
export interface KindMark {
  readonly icon: string;
  readonly color: string;
}

/** The mark of a kind of lane. */
export function markOfLane(kind: LaneKind): KindMark {
  const icon = LANE_KINDS.find((one) => one.kind === kind)?.icon ?? 'list';
  const content = CARD_KINDS.find((one) => one.lane === kind)?.content;
  return { icon, color: content === undefined ? '--ink-2' : `--kind-${content.toLowerCase()}` };
}
