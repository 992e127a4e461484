import { type Action, drawing } from './action';

/** Keeps the map as it is now under a name. */
export const nameRevision: Action = {
  id: 'nameRevision',
  label: 'action.nameRevision',
  group: 'map',
  icon: 'bookmark',
  shortcuts: ['Ctrl+Alt+S'],
  enabled: drawing,
  run: (desk) => desk.show('nameRevision'),
};
