import type { Content, LaneKind } from '../../bindings';
import { LANE_KINDS } from '../../actions/add-lane';

/** The lane kind that takes cards of this content. */
const LANES: Record<string, LaneKind> = {
  Action: 'Actions',
  Touchpoint: 'Touchpoints',
  Thought: 'Thoughts',
  Need: 'Needs',
  Emotion: 'Emotions',
  Pain: 'Pains',
  Opportunity: 'Opportunities',
  Metric: 'Metrics',
  Storyboard: 'Storyboard',
  Frontstage: 'Frontstage',
  Backstage: 'Backstage',
  Support: 'Support',
  Evidence: 'Evidence',
  Note: 'Notes',
};

/** How a kind is shown: its icon and the token of its colour. */
export interface KindMark {
  readonly icon: string;
  readonly color: string;
}

/** The mark of a kind of lane. */
export function markOfLane(kind: LaneKind): KindMark {
  const icon = LANE_KINDS.find((one) => one.kind === kind)?.icon ?? 'list';
  const content = Object.entries(LANES).find(([, lane]) => lane === kind)?.[0];
  return { icon, color: content === undefined ? '--ink-2' : `--kind-${content.toLowerCase()}` };
}

/** The kind of lane that a card belongs to by what it is. */
export function laneKindOf(content: Content): LaneKind {
  const name = typeof content === 'string' ? content : (Object.keys(content)[0] ?? 'Note');
  return LANES[name] ?? 'Notes';
}
