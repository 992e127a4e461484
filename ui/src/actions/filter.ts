import { type Action, drawing, mapInView } from './action';

/** Opens the list of what cards can be filtered by. */
export const filter: Action = {
  id: 'filter',
  label: 'action.filter',
  group: 'view',
  icon: 'list-filter',
  shortcuts: ['Ctrl+Shift+F'],
  enabled: drawing,
  run: (desk) => desk.bench?.panels.callFor('filter'),
};

export const clearFilter: Action = {
  id: 'clear-filter',
  label: 'action.clearFilter',
  group: 'view',
  icon: 'x',
  enabled: (desk) => mapInView(desk) && desk.bench?.standing.active === true,
  run(desk) {
    desk.bench?.standing.clear();
    desk.bench?.announce('filter.cleared');
  },
};
