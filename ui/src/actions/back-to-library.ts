import { type Action, drawing } from './action';
import { keepTyped } from './keep-typed';

export const backToLibrary: Action = {
  id: 'library',
  label: 'action.library',
  group: 'file',
  icon: 'library',
  shortcuts: ['Ctrl+Shift+L'],
  enabled: drawing,
  async run(desk) {
    // A text that cannot be kept says why where it stands, and is not left behind.
    if (await keepTyped(desk)) await desk.showLibrary();
  },
};
