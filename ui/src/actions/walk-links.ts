import { endKind } from '../tools/kinds';
import { wholeSelection } from '../tools/whole';
import type { Bench } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { selectedOf } from './selected';

/** Whose links are being gone through, while one of them is selected. */
const homes = new WeakMap<Bench, string>();

/** The element whose links are meant: the selected one, or the one that the walk came from, or the link's start. */
async function homeOf(bench: Bench): Promise<string | null> {
  const { selected } = bench.journey;
  if (selected?.kind !== 'Link') return selected?.id ?? null;
  const { links } = await wholeSelection(bench);
  const link = links.find((one) => one.id === selected.id);
  if (link === undefined) return null;
  const home = homes.get(bench);
  return home === link.from || home === link.to ? home : link.from;
}

async function step(desk: Desk, by: 1 | -1): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  const { journey } = bench;
  const home = await homeOf(bench);
  if (home === null) return;
  const answer = await desk.ask('element', { map: journey.map, id: home });
  const links = answer?.links.map(({ link }) => link.id).filter((id) => journey.hit(id) !== undefined) ?? [];
  if (links.length === 0) {
    desk.announce(desk.words.say('aloud.noLinks'));
    return;
  }
  homes.set(bench, home);
  const at = links.indexOf(journey.selected?.id ?? '');
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : (at + by + links.length) % links.length] ?? '';
  journey.select([next]);
  const hit = journey.hit(next);
  if (hit !== undefined) bench.view.reveal(hit);
}

function able(desk: Desk): boolean {
  const hit = selectedOf(desk, 'Card', 'Emotion', 'Step', 'Stage', 'Link');
  return (
    drawing(desk) && desk.bench !== null && hit !== null && (hit.kind === 'Link' || endKind(desk.bench, hit) !== null)
  );
}

/** To the next link of what is selected. Its arrow keys then lead to its ends. */
export const nextLink: Action = {
  id: 'next-link',
  label: 'action.nextLink',
  group: 'link',
  icon: 'waypoints',
  shortcuts: ['Ctrl+Alt+L'],
  enabled: able,
  run: (desk) => step(desk, 1),
};

/** To the link before. */
export const previousLink: Action = {
  id: 'previous-link',
  label: 'action.previousLink',
  group: 'link',
  icon: 'waypoints',
  shortcuts: ['Ctrl+Alt+Shift+L'],
  enabled: able,
  run: (desk) => step(desk, -1),
};
