import { type Action, drawing } from './action';

export const toggleRail: Action = {
  id: 'toggle-rail',
  label: 'action.toggleRail',
  group: 'view',
  icon: 'panel-left',
  shortcuts: ['Ctrl+B'],
  enabled: drawing,
  run: (desk) => desk.bench?.panels.toggle('rail'),
};

export const toggleInspector: Action = {
  id: 'toggle-inspector',
  label: 'action.toggleInspector',
  group: 'view',
  icon: 'panel-right',
  shortcuts: ['Ctrl+Shift+B'],
  enabled: drawing,
  run: (desk) => desk.bench?.panels.toggle('inspector'),
};

export const toggleMinimap: Action = {
  id: 'toggle-minimap',
  label: 'action.toggleMinimap',
  group: 'view',
  icon: 'map',
  enabled: drawing,
  run: (desk) => desk.bench?.panels.toggle('minimap'),
};

export const toggleTray: Action = {
  id: 'toggle-tray',
  label: 'action.toggleTray',
  group: 'view',
  icon: 'inbox',
  enabled: drawing,
  run: (desk) => desk.bench?.panels.toggle('tray'),
};
