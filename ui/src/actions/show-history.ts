import { type Action, drawing } from './action';

/** The list of everything that was done on the map. */
export const showHistory: Action = {
  id: 'history',
  label: 'action.history',
  group: 'edit',
  icon: 'history',
  shortcuts: ['Ctrl+Alt+Z'],
  enabled: drawing,
  run: (desk) => desk.show(desk.dialog === 'history' ? null : 'history'),
};
