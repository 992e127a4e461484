import type { Action } from './action';

/** The backups of the library: what is in them, making one, putting one back. */
export const showBackups: Action = {
  id: 'backups',
  label: 'action.backups',
  group: 'file',
  icon: 'archive',
  enabled: (desk) => desk.place === 'library' || desk.place === 'map',
  run: (desk) => desk.show('backups'),
};

/** Takes somebody's name out of all maps and their history. */
export const removeName: Action = {
  id: 'remove-name',
  label: 'action.removeName',
  group: 'file',
  icon: 'shield-check',
  enabled: (desk) => desk.place === 'library' || desk.place === 'map',
  run: (desk) => desk.show('privacy'),
};
