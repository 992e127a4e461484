import type { Basis, Field, LaneKind, Progress } from '../bindings';
import { type Key, sayName } from '../i18n';
import type { Action } from './action';
import { drawing } from './action';
import { LANE_KINDS } from './add-lane';
import type { Desk } from './desk';
import { isCard, perform, selectedCards, selectedHits } from './selected';

/** How sure one can be, each with its icon. */
export const BASES: readonly { basis: Basis; label: Key; icon: string }[] = [
  { basis: 'Observed', label: 'basis.Observed', icon: 'eye' },
  { basis: 'Assumed', label: 'basis.Assumed', icon: 'message-circle' },
  { basis: 'Proposed', label: 'basis.Proposed', icon: 'sparkles' },
];

/** How far opportunities have come. */
export const PROGRESSES: readonly Progress[] = ['Idea', 'Planned', 'Started', 'Done', 'Dropped'];

/** Gives one field of all selected cards the same value. */
export async function setField(desk: Desk, field: Field): Promise<void> {
  const { bench } = desk;
  const ids = selectedCards(desk).map((hit) => hit.id);
  if (bench !== null && ids.length > 0) await perform(desk, bench, { do: 'Edit', ids, field });
}

/** Gives stages and cards a colour of their own; `null` takes it away. */
export async function setHue(desk: Desk, hue: number | null): Promise<void> {
  const { bench } = desk;
  const ids = selectedHits(desk).flatMap((hit) => (isCard(hit) || hit.kind === 'Stage' ? [hit.id] : []));
  if (bench !== null && ids.length > 0)
    await perform(desk, bench, { do: 'Edit', ids, field: { field: 'Hue', value: hue } });
}

/** Makes the selected cards, or lanes with all their cards, another kind. */
export async function setKind(desk: Desk, kind: LaneKind): Promise<void> {
  const { bench } = desk;
  const lanes = selectedHits(desk).flatMap((hit) => (hit.kind === 'Lane' ? [hit.id] : []));
  const cards = selectedCards(desk).map((hit) => hit.id);
  const ids = cards.length > 0 ? cards : lanes;
  if (bench !== null && ids.length > 0) await perform(desk, bench, { do: 'ChangeKind', ids, kind });
}

/** The selected cards of a kind that has owners. */
export function opportunities(desk: Desk): string[] {
  const answer = desk.bench?.chosen.fresh === true ? desk.bench.chosen.value : null;
  return (answer?.elements ?? []).flatMap((element) =>
    'Card' in element && typeof element.Card.content === 'object' && 'Opportunity' in element.Card.content
      ? [element.Card.id]
      : [],
  );
}

/** Gives the selected opportunities an owner. */
export async function setOwner(desk: Desk, owner: string): Promise<void> {
  const { bench } = desk;
  const ids = opportunities(desk);
  if (bench !== null && ids.length > 0) {
    await perform(desk, bench, { do: 'Edit', ids, field: { field: 'Owner', value: owner } });
  }
}

/** Gives the selected opportunities a place on their way. */
export async function setProgress(desk: Desk, progress: Progress): Promise<void> {
  const { bench } = desk;
  const ids = opportunities(desk);
  if (bench !== null && ids.length > 0) {
    await perform(desk, bench, { do: 'Edit', ids, field: { field: 'Progress', value: progress } });
  }
}

const able = (desk: Desk): boolean => drawing(desk) && selectedCards(desk).length > 0;

/** One action for each way of knowing: the palette finds them by name. */
export const basisActions: readonly Action[] = BASES.map(({ basis, label, icon }) => ({
  id: `basis-${basis}`,
  label,
  group: 'card',
  icon,
  enabled: able,
  name: (desk) => desk.words.say('choice.of', { what: desk.words.say('field.Basis'), value: desk.words.say(label) }),
  run: (desk) => setField(desk, { field: 'Basis', value: basis }),
}));

/** One action for each kind that cards can become. */
export const kindActions: readonly Action[] = LANE_KINDS.map(({ kind, label, icon }) => ({
  id: `kind-${kind}`,
  label,
  group: 'card',
  icon,
  enabled: able,
  name: (desk) =>
    desk.words.say('choice.of', {
      what: desk.words.say('action.changeKind'),
      value: sayName(desk.words, 'lane', kind),
    }),
  run: (desk) => setKind(desk, kind),
}));

/** One action for each colour; 0 to 7, and none of its own. */
export const hueActions: readonly Action[] = [null, 0, 1, 2, 3, 4, 5, 6, 7].map((hue) => ({
  id: `hue-${hue ?? 'none'}`,
  label: 'field.Hue',
  group: 'card',
  icon: 'palette',
  enabled: able,
  name: (desk) => {
    const { say } = desk.words;
    const value = hue === null ? say('hue.turn') : say('hue.number', { number: hue + 1 });
    return say('choice.of', { what: say('field.Hue'), value });
  },
  run: (desk) => setHue(desk, hue),
}));

/** Asks for the owner of the selected opportunities. */
export const chooseOwner: Action = {
  id: 'choose-owner',
  label: 'action.chooseOwner',
  group: 'card',
  icon: 'user',
  enabled: (desk) => drawing(desk) && opportunities(desk).length > 0,
  run: (desk) => desk.show('owners'),
};
