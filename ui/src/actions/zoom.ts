import { type Action, mapInView } from './action';

export const zoomIn: Action = {
  id: 'zoom-in',
  label: 'action.zoomIn',
  group: 'view',
  icon: 'zoom-in',
  shortcuts: ['Ctrl++', '+'],
  enabled: mapInView,
  run: (desk) => desk.bench?.view.zoomStep(1),
};

export const zoomOut: Action = {
  id: 'zoom-out',
  label: 'action.zoomOut',
  group: 'view',
  icon: 'zoom-out',
  shortcuts: ['Ctrl+-', '-'],
  enabled: mapInView,
  run: (desk) => desk.bench?.view.zoomStep(-1),
};

export const zoomReal: Action = {
  id: 'zoom-100',
  label: 'action.zoomReal',
  group: 'view',
  icon: 'square',
  shortcuts: ['Ctrl+0'],
  enabled: mapInView,
  run: (desk) => desk.bench?.view.zoomTo(1),
};

export const fitMap: Action = {
  id: 'fit-map',
  label: 'action.fitMap',
  group: 'view',
  icon: 'maximize',
  shortcuts: ['Shift+1'],
  enabled: mapInView,
  run: (desk) => desk.bench?.view.fitMap(),
};

export const fitWidth: Action = {
  id: 'fit-width',
  label: 'action.fitWidth',
  group: 'view',
  icon: 'move-horizontal',
  shortcuts: ['Shift+3'],
  enabled: mapInView,
  run: (desk) => desk.bench?.view.fitWidth(),
};
