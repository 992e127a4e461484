import type { Actor } from '../bindings';
import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { isCard, selectedHits } from './selected';

/** The actor whose path is followed, or whose journey it is. */
export function actorOfPath(desk: Desk): Actor | null {
  const { bench } = desk;
  if (bench === null) return null;
  const contents = bench.contents.value;
  if (contents === null) return null;
  const wanted = bench.paths.followed ?? contents.main_actor;
  return contents.actors.find((actor) => actor.id === wanted) ?? null;
}

/** The selected touchpoints in the order in which they were chosen. */
function touchpoints(desk: Desk): string[] {
  const { bench } = desk;
  if (bench === null) return [];
  const lanes = bench.contents.value?.lanes.filter((lane) => lane.kind === 'Touchpoints').map((lane) => lane.id) ?? [];
  return selectedHits(desk)
    .filter((hit) => isCard(hit) && lanes.includes(hit.lane))
    .map((hit) => hit.id);
}

/** Gives an actor's path other stops, as one gesture. */
export async function keepPath(desk: Desk, actor: string, stops: string[]): Promise<boolean> {
  const { bench } = desk;
  if (bench === null) return false;
  return carryOut(bench, { do: 'Edit', ids: [actor], field: { field: 'Path', value: stops } }, 'stay');
}

/** Draws an actor's path over the map, or none. */
export async function followPath(desk: Desk, actor: string | null): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  await desk.attempt(() => bench.paths.follow(actor));
}

/** Adds the selected touchpoints to the path, and shows it. */
export const addToPath: Action = {
  id: 'add-to-path',
  label: 'action.addToPath',
  group: 'card',
  icon: 'route',
  shortcuts: ['Ctrl+Alt+P'],
  enabled: (desk) => drawing(desk) && actorOfPath(desk) !== null && touchpoints(desk).length > 0,
  name: (desk) => desk.words.say('action.addToPathOf', { name: actorOfPath(desk)?.name ?? '' }),
  async run(desk) {
    const actor = actorOfPath(desk);
    const stops = touchpoints(desk);
    if (actor === null || stops.length === 0) return;
    const path = [...actor.path, ...stops];
    if (!(await keepPath(desk, actor.id, path))) return;
    await followPath(desk, actor.id);
    desk.announce(desk.words.say('path.added', { name: actor.name, count: path.length }));
  },
};

/** Takes touchpoints that are clicked for stops of the path, one after the other, or leaves off. */
export const recordPath: Action = {
  id: 'record-path',
  label: 'action.recordPath',
  group: 'structure',
  icon: 'footprints',
  enabled: (desk) => drawing(desk) && actorOfPath(desk) !== null,
  name: (desk) => {
    if (desk.bench?.paths.recording === true) return desk.words.say('path.done');
    return desk.words.say('action.recordPathOf', { name: actorOfPath(desk)?.name ?? '' });
  },
  async run(desk) {
    const { bench } = desk;
    const actor = actorOfPath(desk);
    if (bench === null || actor === null) return;
    if (bench.paths.recording) {
      bench.paths.record(false);
      return;
    }
    bench.boards.close();
    await followPath(desk, actor.id);
    bench.journey.select([]);
    bench.paths.record(true);
    desk.announce(desk.words.say('path.recording', { name: actor.name }));
  },
};
