import type { Command, HitKind, HitRegion } from '../bindings';
import { sayLabel } from '../i18n';
import type { Bench } from '../tools/bench';
import { carryOut } from '../tools/bench';
import type { Desk } from './desk';

/** What is selected, in the order in which it was chosen. */
export function selectedHits(desk: Desk): HitRegion[] {
  const journey = desk.bench?.journey;
  if (journey === undefined) return [];
  return journey.selection.flatMap((key) => journey.hit(key) ?? []);
}

/** The selected cards and emotions. */
export function selectedCards(desk: Desk): HitRegion[] {
  return selectedHits(desk).filter(isCard);
}

export function isCard(hit: HitRegion): boolean {
  return hit.kind === 'Card' || hit.kind === 'Emotion';
}

/** The one thing that is selected last, when it is of this kind. */
export function selectedOf(desk: Desk, ...kinds: HitKind[]): HitRegion | null {
  const hit = desk.bench?.journey.selected;
  return hit !== undefined && kinds.includes(hit.kind) ? hit : null;
}

/** Carries out one command, or several as one gesture, and reads out what it did. Returns whether it worked. */
export async function perform(desk: Desk, bench: Bench, command: Command): Promise<boolean> {
  if (!(await carryOut(bench, command))) return false;
  const label = bench.journey.state.undo;
  if (label !== null) desk.announce(sayLabel(desk.words, label));
  const { selected } = bench.journey;
  if (selected !== undefined) bench.view.reveal(selected);
  return true;
}
