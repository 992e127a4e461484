import type { Action } from './action';
import type { Desk } from './desk';

/** Makes a map from a template and opens it. */
export async function createFrom(desk: Desk, template: string): Promise<void> {
  const found = await desk.ask('create', { template, language: desk.language });
  if (found !== null && found.map !== null) await desk.openMap(found.map);
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
