import { type Action, drawing } from './action';

/** The revisions of the map: to look at, compare, go back to. */
export const showRevisions: Action = {
  id: 'revisions',
  label: 'action.revisions',
  group: 'map',
  icon: 'history',
  shortcuts: ['Ctrl+Alt+H'],
  enabled: drawing,
  run: (desk) => desk.show('revisions'),
};
