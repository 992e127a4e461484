import { type Action, drawing } from './action';

export const backToLibrary: Action = {
  id: 'library',
  label: 'action.library',
  group: 'file',
  icon: 'library',
  shortcuts: ['Ctrl+Shift+L'],
  enabled: drawing,
  async run(desk) {
    // A text that cannot be kept says why where it stands, and is not left behind.
    if ((await desk.bench?.writing.commit('stay')) !== false) await desk.showLibrary();
  },
};
