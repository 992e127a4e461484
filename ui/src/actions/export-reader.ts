import { type Action, drawing } from './action';

export const exportReader: Action = {
  id: 'export-reader',
  label: 'action.exportReader',
  group: 'file',
  icon: 'book-open',
  enabled: drawing,
  run: (desk) => desk.show('reader'),
};
