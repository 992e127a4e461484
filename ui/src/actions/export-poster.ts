import { type Action, drawing } from './action';

export const exportPoster: Action = {
  id: 'export-poster',
  label: 'action.exportPoster',
  group: 'file',
  icon: 'printer',
  shortcuts: ['Ctrl+P', 'Ctrl+E'],
  enabled: drawing,
  run: (desk) => desk.show('poster'),
};
