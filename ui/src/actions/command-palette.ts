import type { Action } from './action';

export const commandPalette: Action = {
  id: 'command-palette',
  label: 'action.commandPalette',
  group: 'interface',
  icon: 'search',
  shortcuts: ['Ctrl+K'],
  enabled: (desk) => desk.place === 'library' || desk.place === 'map',
  run: (desk) => desk.show(desk.dialog === 'palette' ? null : 'palette'),
};
