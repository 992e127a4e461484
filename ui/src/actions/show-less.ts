import type { Field } from '../bindings';
import { type Action, drawing, drawingGrid } from './action';
import type { Desk } from './desk';
import { laneAt, lanesOf, stageOf } from './grid-places';
import { perform, selectedOf } from './selected';

async function set(desk: Desk, ids: string[], field: Field): Promise<void> {
  const { bench } = desk;
  if (bench !== null && ids.length > 0) await perform(desk, bench, { do: 'Edit', ids, field });
}

/** The stage of the selection, as the map keeps it. */
function stage(desk: Desk): { id: string; collapsed: boolean } | null {
  const id = desk.bench?.journey.selected === undefined ? undefined : stageOf(desk)?.stage.id;
  return desk.bench?.contents.value?.stages.find((one) => one.id === id) ?? null;
}

export const collapseStage: Action = {
  id: 'collapse-stage',
  label: 'action.collapseStage',
  group: 'structure',
  icon: 'fold-horizontal',
  shortcuts: ['Ctrl+.'],
  enabled: (desk) => drawing(desk) && stage(desk) !== null && selectedOf(desk, 'Lane') === null,
  name: (desk) => desk.words.say(stage(desk)?.collapsed === true ? 'action.expandStage' : 'action.collapseStage'),
  run: (desk) => set(desk, [stage(desk)?.id ?? ''], { field: 'Collapsed', value: stage(desk)?.collapsed !== true }),
};

export const foldLane: Action = {
  id: 'fold-lane',
  label: 'action.foldLane',
  group: 'structure',
  icon: 'fold-vertical',
  shortcuts: ['Ctrl+Shift+.'],
  enabled: (desk) => drawingGrid(desk) && laneAt(desk) !== null,
  name: (desk) => desk.words.say(laneAt(desk)?.lane.folded === true ? 'action.unfoldLane' : 'action.foldLane'),
  run(desk) {
    const lane = laneAt(desk)?.lane;
    if (lane !== undefined) return set(desk, [lane.id], { field: 'Folded', value: !lane.folded });
  },
};

export const lockLane: Action = {
  id: 'lock-lane',
  label: 'action.lockLane',
  group: 'structure',
  icon: 'lock',
  enabled: (desk) => drawing(desk) && laneAt(desk) !== null,
  name: (desk) => desk.words.say(laneAt(desk)?.lane.locked === true ? 'action.unlockLane' : 'action.lockLane'),
  run(desk) {
    const lane = laneAt(desk)?.lane;
    if (lane !== undefined) return set(desk, [lane.id], { field: 'Locked', value: !lane.locked });
  },
};

export const hideLane: Action = {
  id: 'hide-lane',
  label: 'action.hideLane',
  group: 'structure',
  icon: 'eye-off',
  shortcuts: ['Ctrl+Shift+H'],
  enabled: (desk) => drawing(desk) && laneAt(desk) !== null,
  run(desk) {
    const lane = laneAt(desk)?.lane;
    if (lane !== undefined) return set(desk, [lane.id], { field: 'Hidden', value: true });
  },
};

function hidden(desk: Desk): string[] {
  return desk.bench === null ? [] : lanesOf(desk.bench).flatMap((lane) => (lane.hidden ? [lane.id] : []));
}

export const showLanes: Action = {
  id: 'show-lanes',
  label: 'action.showLanes',
  group: 'structure',
  icon: 'eye',
  enabled: (desk) => drawing(desk) && hidden(desk).length > 0,
  run: (desk) => set(desk, hidden(desk), { field: 'Hidden', value: false }),
};

export const automaticWidth: Action = {
  id: 'automatic-width',
  label: 'action.automaticWidth',
  group: 'structure',
  icon: 'stretch-horizontal',
  enabled: (desk) => drawingGrid(desk) && (desk.bench?.journey.selected?.step ?? '') !== '',
  run: (desk) => set(desk, [desk.bench?.journey.selected?.step ?? ''], { field: 'Width', value: null }),
};

export const automaticHeight: Action = {
  id: 'automatic-height',
  label: 'action.automaticHeight',
  group: 'structure',
  icon: 'stretch-vertical',
  enabled: (desk) => drawingGrid(desk) && (laneAt(desk)?.lane.height ?? null) !== null,
  run: (desk) => set(desk, [laneAt(desk)?.lane.id ?? ''], { field: 'Height', value: null }),
};
