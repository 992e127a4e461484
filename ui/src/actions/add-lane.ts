import type { LaneKind } from '../bindings';
import { type Key, sayName } from '../i18n';
import { mintId } from '../kernels/id';
import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { nameNew } from './grid-places';

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
  group: 'map',
  icon: 'plus',
  enabled: drawing,
  run: (desk) => desk.show('lanes'),
};

/** Adds a lane of a kind below the one that the selection is in. */
export async function addLaneOf(desk: Desk, kind: LaneKind): Promise<void> {
  const { bench } = desk;
  desk.show(null);
  if (bench === null) return;
  const lanes = bench.journey.scene.hits.filter((hit) => hit.kind === 'Lane').sort((a, b) => a.rect.y - b.rect.y);
  const selected = bench.journey.selected;
  const at = lanes.findIndex((lane) => lane.id === selected?.lane || lane.id === selected?.id);
  const before = at < 0 ? null : (lanes[at + 1]?.id ?? null);
  const id = mintId();
  const name = sayName(desk.words, 'lane', kind);
  if (await carryOut(bench, { do: 'AddLane', id, kind, name, before })) nameNew(desk, id);
}
