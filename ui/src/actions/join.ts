import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { laneAt, stageOf, stagesOf, stepAt } from './grid-places';
import { perform, selectedOf } from './selected';

/** Two neighbours: the first takes over what the second holds. */
interface Pair {
  readonly stays: string;
  readonly goes: string;
}

function pairAt(ids: readonly string[], at: number): Pair | null {
  const stays = ids[at];
  const goes = ids[at + 1];
  return at < 0 || stays === undefined || goes === undefined ? null : { stays, goes };
}

function stages(desk: Desk): Pair | null {
  const place = stageOf(desk);
  const { bench } = desk;
  if (place === null || bench === null || bench.journey.selected === undefined) return null;
  return pairAt(
    stagesOf(bench).map((stage) => stage.id),
    place.at,
  );
}

function steps(desk: Desk): Pair | null {
  const place = stepAt(desk);
  if (place === null) return null;
  return pairAt(
    place.steps.map((step) => step.id),
    place.at,
  );
}

/** The next lane that can be seen: joining with a hidden one would be a surprise. */
function lanes(desk: Desk): Pair | null {
  const place = laneAt(desk);
  const next = place?.lanes.slice(place.at + 1).find((lane) => !lane.hidden);
  return place === null || next === undefined ? null : { stays: place.lane.id, goes: next.id };
}

function actors(desk: Desk): Pair | null {
  const head = selectedOf(desk, 'Actor');
  const ids = desk.bench?.contents.value?.actors.map((actor) => actor.id) ?? [];
  return head === null ? null : pairAt(ids, ids.indexOf(head.id));
}

async function join(desk: Desk, pair: Pair | null): Promise<void> {
  const { bench } = desk;
  if (bench === null || pair === null) return;
  if (await perform(desk, bench, { do: 'Join', id: pair.goes, into: pair.stays })) bench.journey.select([pair.stays]);
}

export const joinStage: Action = {
  id: 'join-stage',
  label: 'action.joinStage',
  group: 'structure',
  icon: 'merge',
  enabled: (desk) => drawing(desk) && stages(desk) !== null,
  run: (desk) => join(desk, stages(desk)),
};

export const joinStep: Action = {
  id: 'join-step',
  label: 'action.joinStep',
  group: 'structure',
  icon: 'merge',
  enabled: (desk) => drawing(desk) && steps(desk) !== null,
  run: (desk) => join(desk, steps(desk)),
};

export const joinLane: Action = {
  id: 'join-lane',
  label: 'action.joinLane',
  group: 'structure',
  icon: 'merge',
  enabled: (desk) => drawing(desk) && lanes(desk) !== null,
  run: (desk) => join(desk, lanes(desk)),
};

export const joinActor: Action = {
  id: 'join-actor',
  label: 'action.joinActor',
  group: 'structure',
  icon: 'merge',
  enabled: (desk) => drawing(desk) && actors(desk) !== null,
  run: (desk) => join(desk, actors(desk)),
};
