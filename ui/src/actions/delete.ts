import type { HitRegion } from '../bindings';
import { type Bench, carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { cardsBelow, stagesOf } from './grid-places';
import { isCard, selectedHits } from './selected';

function chosen(desk: Desk): HitRegion[] {
  return selectedHits(desk).filter((hit) => hit.id !== '');
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
function sentence(desk: Desk, bench: Bench, hits: readonly HitRegion[]): string | null {
  const { say } = desk.words;
  const [only] = hits;
  if (only === undefined) return null;
  if (hits.length > 1) return say('delete.many', { count: hits.length, cards: hits.every(isCard) ? 'yes' : 'no' });
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
    const hits = chosen(desk);
    const { bench } = desk;
    if (bench === null || hits.length === 0) return;
    // What is said is counted before it is gone.
    const text = sentence(desk, bench, hits);
    if (!(await carryOut(bench, { do: 'Delete', ids: hits.map((hit) => hit.id) }))) return;
    if (text === null) bench.announce('aloud.deleted', { count: hits.length });
    else offerUndo(desk, bench, text);
  },
};
