import type { Action } from './action';

export const importMapFile: Action = {
  id: 'import-map-file',
  label: 'action.importMapFile',
  group: 'file',
  icon: 'import',
  shortcuts: ['Ctrl+O'],
  enabled: (desk) => desk.place === 'library' || desk.place === 'map',
  async run(desk) {
    const found = await desk.ask('import', { path: null });
    if (found === null || found.map === null) return;
    if (await desk.openMap(found.map)) desk.report('toast.imported');
  },
};
