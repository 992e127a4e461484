import type { LaneKind } from '../bindings';
import { type Key, sayName } from '../i18n';
import { mintId } from '../kernels/id';
import { carryOut } from '../tools/bench';
import { selectOf } from '../tools/select/select';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { laneAt, nameNew } from './grid-places';

/** The kinds of lane to choose from, each with its icon. */
export const LANE_KINDS: readonly { kind: LaneKind; label: Key; icon: string }[] = [
  { kind: 'Actions', label: 'lane.Actions', icon: 'footprints' },
  { kind: 'Touchpoints', label: 'lane.Touchpoints', icon: 'mouse-pointer-click' },
  { kind: 'Thoughts', label: 'lane.Thoughts', icon: 'message-circle' },
  { kind: 'Needs', label: 'lane.Needs', icon: 'target' },
  { kind: 'Emotions', label: 'lane.Emotions', icon: 'smile' },
  { kind: 'Pains', label: 'lane.Pains', icon: 'circle-alert' },
  { kind: 'Opportunities', label: 'lane.Opportunities', icon: 'lightbulb' },
  { kind: 'Metrics', label: 'lane.Metrics', icon: 'gauge' },
  { kind: 'Storyboard', label: 'lane.Storyboard', icon: 'image' },
  { kind: 'Frontstage', label: 'lane.Frontstage', icon: 'users' },
  { kind: 'Backstage', label: 'lane.Backstage', icon: 'wrench' },
  { kind: 'Support', label: 'lane.Support', icon: 'layers' },
  { kind: 'Evidence', label: 'lane.Evidence', icon: 'receipt' },
  { kind: 'Notes', label: 'lane.Notes', icon: 'sticky-note' },
  { kind: 'Custom', label: 'lane.Custom', icon: 'list' },
];

export const addLane: Action = {
  id: 'add-lane',
  label: 'action.addLane',
  group: 'structure',
  icon: 'plus',
  enabled: drawing,
  run: (desk) => desk.show('lanes'),
};

/** Adds a lane of a kind below the one that the selection is in, or above it; or where the pointer asked for it. */
export async function addLaneOf(desk: Desk, kind: LaneKind, above = false): Promise<void> {
  const { bench } = desk;
  desk.show(null);
  if (bench === null) return;
  const tool = selectOf(bench);
  const { wish } = tool;
  tool.endWish();
  const place = laneAt(desk);
  const beside = place === null ? null : (place.lanes[above ? place.at : place.at + 1]?.id ?? null);
  // A lane that was asked for between two others goes there.
  const before = wish === null ? beside : wish.before;
  const id = mintId();
  const name = sayName(desk.words, 'lane', kind);
  if (await carryOut(bench, { do: 'AddLane', id, kind, name, before })) nameNew(desk, id);
}
