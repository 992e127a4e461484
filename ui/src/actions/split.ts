import type { HitRegion } from '../bindings';
import { mintId } from '../kernels/id';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { laneAt, nameNew, stageOf, stepAt } from './grid-places';
import { perform, selectedCards, selectedOf } from './selected';

/** What goes to the new one: the selected cards of the place, else all but the first card of each of its cells. */
function cardsToPart(desk: Desk, here: (hit: HitRegion) => boolean): string[] {
  const { bench } = desk;
  if (bench === null) return [];
  const chosen = selectedCards(desk).filter(here);
  if (chosen.length > 0) return chosen.map((hit) => hit.id);
  const seen = new Set<string>();
  const cards = bench.journey.scene.hits
    .filter((hit) => (hit.kind === 'Card' || hit.kind === 'Emotion') && here(hit))
    .sort((a, b) => a.rect.y - b.rect.y);
  return cards.flatMap((hit) => {
    const cell = `${hit.lane}:${hit.step}`;
    if (seen.has(cell)) return [hit.id];
    seen.add(cell);
    return [];
  });
}

async function split(desk: Desk, id: string, name: string, parts: string[]): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  const made = mintId();
  if (await perform(desk, bench, { do: 'Split', id, new: made, step: mintId(), name, parts })) nameNew(desk, made);
}

/** The steps of the stage from the selected one on; the second half of them when the stage itself is selected. */
function stepsToPart(desk: Desk): string[] {
  const place = stageOf(desk);
  if (place === null) return [];
  const steps = place.stage.children.filter((entry) => entry.kind === 'Step').map((entry) => entry.id);
  const at = steps.indexOf(desk.bench?.journey.selected?.step ?? '');
  return steps.slice(at > 0 ? at : Math.ceil(steps.length / 2));
}

export const splitStage: Action = {
  id: 'split-stage',
  label: 'action.splitStage',
  group: 'structure',
  icon: 'columns-2',
  enabled: (desk) => drawing(desk) && stageOf(desk) !== null && desk.bench?.journey.selected !== undefined,
  run: (desk) => split(desk, stageOf(desk)?.stage.id ?? '', desk.words.say('new.stage'), stepsToPart(desk)),
};

export const splitStep: Action = {
  id: 'split-step',
  label: 'action.splitStep',
  group: 'structure',
  icon: 'columns-2',
  enabled: (desk) => drawing(desk) && stepAt(desk) !== null,
  run(desk) {
    const id = stepAt(desk)?.step.id ?? '';
    const parts = cardsToPart(desk, (hit) => hit.step === id);
    return split(desk, id, desk.words.say('new.step'), parts);
  },
};

export const splitLane: Action = {
  id: 'split-lane',
  label: 'action.splitLane',
  group: 'structure',
  icon: 'rows-2',
  enabled: (desk) => drawing(desk) && laneAt(desk) !== null,
  run(desk) {
    const lane = laneAt(desk)?.lane;
    if (lane === undefined) return;
    const parts = cardsToPart(desk, (hit) => hit.lane === lane.id);
    return split(desk, lane.id, desk.words.say('new.laneLike', { name: lane.name }), parts);
  },
};

/** The actor that the selected cards belong to, all of them; or the selected one. */
function actorOf(desk: Desk): string | null {
  const head = selectedOf(desk, 'Actor');
  if (head !== null) return head.id;
  const { bench } = desk;
  const elements = bench?.chosen.fresh === true ? (bench.chosen.value?.elements ?? []) : [];
  const main = bench?.contents.value?.main_actor ?? null;
  const actors = new Set(elements.map((element) => ('Card' in element ? (element.Card.actor ?? main) : null)));
  const [only] = [...actors];
  return actors.size === 1 && only !== undefined ? only : null;
}

/** A new actor takes over the selected cards of the old one. */
export const splitActor: Action = {
  id: 'split-actor',
  label: 'action.splitActor',
  group: 'structure',
  icon: 'users',
  enabled: (desk) => drawing(desk) && actorOf(desk) !== null,
  run(desk) {
    const parts = selectedCards(desk).map((hit) => hit.id);
    return split(desk, actorOf(desk) ?? '', desk.words.say('new.actor'), parts);
  },
};
