import { WHOLE } from '../document/sharing';
import { type Action, drawing } from './action';

export const saveMapFile: Action = {
  id: 'save-map-file',
  label: 'action.saveMapFile',
  group: 'file',
  icon: 'share-2',
  shortcuts: ['Ctrl+S'],
  enabled: drawing,
  async run(desk) {
    const map = desk.bench?.journey.map;
    if (map === undefined) return;
    await desk.bench?.writing.commit('stay');
    const written = await desk.ask('export', { map, path: null, contents: WHOLE });
    if (written !== null && written.path !== null) desk.report('toast.written', { path: written.path });
  },
};
