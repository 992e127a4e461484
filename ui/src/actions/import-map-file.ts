import type { Action } from './action';
import { pickMapFile } from './copies';

export const importMapFile: Action = {
  id: 'import-map-file',
  label: 'action.importMapFile',
  group: 'file',
  icon: 'import',
  shortcuts: ['Ctrl+O'],
  enabled: (desk) => desk.place === 'library' || desk.place === 'map',
  async run(desk) {
    const picked = await pickMapFile(desk);
    if (picked === null) return;
    const { source, name } = picked;
    const found = await desk.attempt(() => desk.host.call('recognise', { source }));
    if (found === null) return;
    if (found.known.length > 0) {
      desk.sharing.askAbout([{ source, found }]);
      desk.show('cameIn');
      return;
    }
    if (!('File' in source)) return;
    const imported = await desk.ask('import', { path: source.File.path });
    if (imported === null || imported.map === null) return;
    if (await desk.openMap(imported.map)) desk.report('toast.imported', { name });
  },
};
