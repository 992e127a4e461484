import type { HitRegion } from '../bindings';
import { type Bench, carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { cardsBelow, stagesOf } from './grid-places';
import { isCard, selectedHits } from './selected';

/** What goes: on a board cards that the map does not draw are among it. */
function chosen(desk: Desk): string[] {
  return desk.bench?.chosen.ids() ?? [];
}

/** How many cards go along with a stage, step or lane. */
function cardsIn(bench: Bench, hit: HitRegion): number {
  const stages = stagesOf(bench);
  switch (hit.kind) {
    case 'Stage':
      return cardsBelow(stages.filter((stage) => stage.id === hit.id)).length;
    case 'Step':
      return cardsBelow(stages.flatMap((stage) => stage.children.filter((step) => step.id === hit.id))).length;
    case 'Lane':
      return cardsBelow(stages).filter((card) => card.lane === hit.id).length;
    default:
      return 0;
  }
}

/** What is said about a deletion that may have been a slip; `null` for one that is seen at a glance. */
function sentence(desk: Desk, bench: Bench, count: number): string | null {
  const { say } = desk.words;
  const hits = selectedHits(desk).filter((hit) => hit.id !== '');
  if (count > 1) return say('delete.many', { count, cards: hits.every(isCard) ? 'yes' : 'no' });
  return headSentence(desk, bench, hits[0]);
}

/** What is said about a stage, step or lane that is deleted with its cards. */
function headSentence(desk: Desk, bench: Bench, only: HitRegion | undefined): string | null {
  const { say } = desk.words;
  if (only === undefined) return null;
  const count = cardsIn(bench, only);
  if (count === 0) return null;
  switch (only.kind) {
    case 'Stage':
      return say('delete.stage', { name: only.name, count });
    case 'Step':
      return say('delete.step', { name: only.name, count });
    default:
      return say('delete.lane', { name: only.name, count });
  }
}

/** Offers to take back what was just done, until something else is. */
function offerUndo(desk: Desk, bench: Bench, text: string): void {
  const { journey } = bench;
  const { revision } = journey.state;
  const leave = journey.subscribe(() => {
    if (journey.state.revision === revision) return;
    leave();
    desk.withdrawOffers();
  });
  desk.offer(text, {
    label: desk.words.say('action.undo'),
    shortcut: 'Ctrl+Z',
    run: () => {
      if (journey.state.revision !== revision) return;
      journey.undo().then(
        () => desk.announce(desk.words.say('delete.back')),
        (failure: unknown) => desk.complain(failure),
      );
    },
  });
}

export const remove: Action = {
  id: 'delete',
  label: 'action.delete',
  group: 'edit',
  icon: 'trash-2',
  shortcuts: ['Delete', 'Backspace'],
  enabled: (desk) => drawing(desk) && chosen(desk).length > 0,
  async run(desk) {
    const ids = chosen(desk);
    const { bench } = desk;
    if (bench === null || ids.length === 0) return;
    // What is said is counted before it is gone.
    const text = sentence(desk, bench, ids.length);
    if (!(await carryOut(bench, { do: 'Delete', ids }))) return;
    if (text === null) bench.announce('aloud.deleted', { count: ids.length });
    else offerUndo(desk, bench, text);
  },
};
