import { type Action, drawing } from './action';
import type { Desk } from './desk';

/** Opens the search bar over the map. */
export const findInMap: Action = {
  id: 'find-in-map',
  label: 'action.findInMap',
  group: 'view',
  icon: 'search',
  shortcuts: ['Ctrl+F'],
  enabled: drawing,
  run: (desk) => desk.bench?.panels.callFor('find'),
};

/** Opens the search bar with the line for other words. */
export const replaceInMap: Action = {
  id: 'replace-in-map',
  label: 'action.replaceInMap',
  group: 'view',
  icon: 'replace',
  shortcuts: ['Ctrl+H'],
  enabled: drawing,
  run(desk) {
    desk.bench?.panels.show('replace', true);
    desk.bench?.panels.callFor('find');
  },
};

const searching = (desk: Desk): boolean => drawing(desk) && (desk.bench?.searching.count ?? 0) > 0;

export const findNext: Action = {
  id: 'find-next',
  label: 'action.findNext',
  group: 'view',
  icon: 'chevron-down',
  shortcuts: ['F3', 'Ctrl+G'],
  enabled: searching,
  run: (desk) => void desk.bench?.searching.step(1),
};

export const findPrevious: Action = {
  id: 'find-previous',
  label: 'action.findPrevious',
  group: 'view',
  icon: 'chevron-up',
  shortcuts: ['Shift+F3', 'Ctrl+Shift+G'],
  enabled: searching,
  run: (desk) => void desk.bench?.searching.step(-1),
};
