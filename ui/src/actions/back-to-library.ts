import { type Action, drawing } from './action';

export const backToLibrary: Action = {
  id: 'library',
  label: 'action.library',
  group: 'file',
  icon: 'library',
  shortcuts: ['Ctrl+Shift+L'],
  enabled: drawing,
  run: (desk) => desk.showLibrary(),
};
