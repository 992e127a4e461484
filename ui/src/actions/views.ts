import type { View } from '../bindings';
import { mintId } from '../kernels/id';
import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';

/** What the window shows now: form, filter and section. */
function seen(desk: Desk): View['seen'] | null {
  const { bench } = desk;
  if (bench === null) return null;
  const { x, y, w, h } = bench.view.section;
  const section = w > 0 && h > 0 ? { x, y, w, h } : null;
  return { form: bench.journey.drawing.form, filter: bench.standing.filter, section };
}

/** Keeps what the window shows under a name. Resolves with the new view's id, or `null`. */
export async function keepViewAs(desk: Desk, name: string): Promise<string | null> {
  const { bench } = desk;
  const now = seen(desk);
  if (bench === null || now === null) return null;
  const id = mintId();
  if (!(await carryOut(bench, { do: 'AddView', id, name, seen: now }, 'stay'))) return null;
  bench.announce('views.kept', { name });
  return id;
}

/** Lets a view show from now on what the window shows. */
export async function updateView(desk: Desk, view: View): Promise<void> {
  const { bench } = desk;
  const now = seen(desk);
  if (bench === null || now === null) return;
  const kept = await carryOut(bench, { do: 'Edit', ids: [view.id], field: { field: 'Seen', value: now } }, 'stay');
  if (kept) desk.report('views.updated', { name: view.name });
}

/** Shows the map as a view keeps it: form, filter and section. */
export async function goToView(desk: Desk, view: View): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  await desk.chooseForm(view.seen.form);
  bench.standing.choose(view.seen.filter);
  if (view.seen.section === null) bench.view.fitMap();
  else bench.view.showSection(view.seen.section);
  bench.announce('views.shown', { name: view.name });
}

/** Asks for a name for what the window shows. */
export const keepView: Action = {
  id: 'keep-view',
  label: 'action.keepView',
  group: 'view',
  icon: 'bookmark',
  enabled: drawing,
  run(desk) {
    desk.bench?.panels.show('rail', true);
    desk.bench?.panels.callFor('views');
  },
};
