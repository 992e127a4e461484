import type { MapFound } from '../bindings';
import type { Action } from './action';
import type { Desk } from './desk';
import { makingHere } from './show-made';

/** Makes a map from a template and opens it. */
export async function createFrom(desk: Desk, template: string): Promise<void> {
  await openMade(desk, () => desk.ask('create', { template, language: desk.language }));
}

/** Makes a map and opens it. Whoever comes back to the library finds it there. */
export async function openMade(desk: Desk, make: () => Promise<MapFound | null>): Promise<boolean> {
  const { plain, words } = desk.home;
  const show = makingHere(desk);
  const made = await make();
  if (made === null || made.map === null) return false;
  const opened = await desk.openMap(made.map);
  if (!plain || words !== '') await show([made.map]);
  return opened;
}

export const newMap: Action = {
  id: 'new-map',
  label: 'action.newMap',
  group: 'file',
  icon: 'file-plus',
  shortcuts: ['Ctrl+Shift+N'],
  enabled: (desk) => desk.place === 'library' || desk.place === 'map',
  async run(desk) {
    if (desk.home.templates.length === 0) await desk.attempt(() => desk.home.readTemplates(desk.language));
    const template = desk.home.templates[0];
    if (template !== undefined) await createFrom(desk, template.name);
  },
};
