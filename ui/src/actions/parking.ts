import type { HitRegion } from '../bindings';
import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';

/** Opens the parking lot with its field ready to be typed in. */
export const capture: Action = {
  id: 'capture',
  label: 'action.capture',
  group: 'view',
  icon: 'inbox',
  shortcuts: ['Ctrl+J'],
  enabled: drawing,
  run: (desk) => desk.bench?.panels.callFor('tray'),
};

function chosenCards(desk: Desk): string[] {
  const { bench } = desk;
  if (bench === null) return [];
  const hits = bench.journey.selection.flatMap((key) => bench.journey.hit(key) ?? []);
  return hits.filter((hit) => (hit.kind === 'Card' || hit.kind === 'Emotion') && !hit.locked).map((hit) => hit.id);
}

/** Takes the selected cards off the map, into the parking lot. */
export const park: Action = {
  id: 'park',
  label: 'action.park',
  group: 'edit',
  icon: 'inbox',
  shortcuts: ['Ctrl+Shift+J'],
  enabled: (desk) => drawing(desk) && chosenCards(desk).length > 0,
  async run(desk) {
    const { bench } = desk;
    const ids = chosenCards(desk);
    if (bench === null || ids.length === 0) return;
    if (!(await carryOut(bench, { do: 'ParkCards', ids }))) return;
    bench.panels.show('tray', true);
    bench.announce('tray.parked', { count: ids.length });
  },
};

/** The cell that the selection stands for. */
export function cellOf(desk: Desk): HitRegion | null {
  const selected = desk.bench?.journey.selected;
  if (selected === undefined || selected.lane === '' || selected.step === '' || selected.locked) return null;
  return selected;
}

/** Puts the picked cards of the parking lot into the selected cell. */
export const place: Action = {
  id: 'place-parked',
  label: 'action.placeParked',
  group: 'edit',
  icon: 'map-pin',
  enabled: (desk) => drawing(desk) && cellOf(desk) !== null && (desk.bench?.picked.ids.length ?? 0) > 0,
  async run(desk) {
    const { bench } = desk;
    const cell = cellOf(desk);
    const ids = [...(bench?.picked.ids ?? [])];
    if (bench === null || cell === null || ids.length === 0) return;
    const { lane, step } = cell;
    if (!(await carryOut(bench, { do: 'MoveCards', ids, lane, step, before: null }))) return;
    bench.picked.choose([]);
    const hit = bench.journey.hit(ids[0] ?? '');
    if (hit !== undefined) bench.view.reveal(hit);
    bench.announce('tray.placed', { count: ids.length });
  },
};
