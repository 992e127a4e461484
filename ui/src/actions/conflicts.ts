import type { ConflictView, Keep } from '../bindings';
import { mintId } from '../kernels/id';
import { lookAt } from '../tools/look-at';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { perform, selectedHits } from './selected';

function some(desk: Desk): boolean {
  return drawing(desk) && (desk.bench?.conflicts.entries.length ?? 0) > 0;
}

function step(desk: Desk, by: 1 | -1): void {
  const next = desk.bench?.conflicts.beside(by);
  if (desk.bench !== null && next !== null && next !== undefined) lookAt(desk.bench, next.id);
}

export const nextConflict: Action = {
  id: 'next-conflict',
  label: 'action.nextConflict',
  group: 'edit',
  icon: 'layers',
  shortcuts: ['F8'],
  enabled: some,
  run: (desk) => step(desk, 1),
};

export const previousConflict: Action = {
  id: 'previous-conflict',
  label: 'action.previousConflict',
  group: 'edit',
  icon: 'layers',
  shortcuts: ['Shift+F8'],
  enabled: some,
  run: (desk) => step(desk, -1),
};

/** The conflict about what is selected last. */
function selectedConflict(desk: Desk): string | null {
  const { bench } = desk;
  const hit = drawing(desk) ? selectedHits(desk).at(-1) : undefined;
  if (bench === null || hit === undefined) return null;
  return hit.kind === 'Conflict' ? hit.id : (bench.conflicts.about(hit.id)?.id ?? null);
}

export const settleConflict: Action = {
  id: 'settle-conflict',
  label: 'action.settleConflict',
  group: 'edit',
  icon: 'layers',
  shortcuts: ['Alt+Enter'],
  enabled: (desk) => selectedConflict(desk) !== null,
  run(desk) {
    const id = selectedConflict(desk);
    if (desk.bench !== null && id !== null) lookAt(desk.bench, id);
  },
};

function shown(desk: Desk): ConflictView | null {
  return drawing(desk) ? (desk.bench?.conflicts.view ?? null) : null;
}

/** Settles the open conflict, and goes on to the next. */
async function settle(desk: Desk, keep: Keep): Promise<void> {
  const { bench } = desk;
  const view = shown(desk);
  if (bench === null || view === null) return;
  const { conflicts } = bench;
  const next = conflicts.beside(1);
  if (!(await perform(desk, bench, { do: 'Resolve', conflict: view.entry.id, keep }))) return;
  if (next === null || next.id === view.entry.id) {
    conflicts.close();
    desk.announce(desk.words.say('conflict.last'));
  } else lookAt(bench, next.id);
}

/** Keeps one side of the conflict that is open, by its number from 0. */
function keepSide(number: number): Action {
  return {
    id: `keep-side-${number + 1}`,
    label: 'action.keepSide',
    group: 'edit',
    icon: 'check',
    shortcuts: [`${number + 1}`],
    // Anywhere else on the map a digit begins a card; the panel of the conflict listens itself.
    byEvent: true,
    hidden: number > 1,
    name: (desk) => desk.words.say('action.keepVersion', { number: number + 1 }),
    enabled: (desk) => shown(desk)?.sides[number] !== undefined,
    run: (desk) => settle(desk, { Side: number }),
  };
}

/** A key for each of the first nine versions. */
export const keepSides: readonly Action[] = Array.from({ length: 9 }, (_, number) => keepSide(number));

export const keepBoth: Action = {
  id: 'keep-both',
  label: 'action.keepBoth',
  group: 'edit',
  icon: 'copy',
  shortcuts: ['B'],
  byEvent: true,
  enabled: (desk) => (shown(desk)?.both ?? 'Impossible') !== 'Impossible',
  run: (desk) => settle(desk, { Both: { copies: shown(desk)?.sides.map(() => mintId()) ?? [] } }),
};
