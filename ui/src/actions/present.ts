import { type Action, mapInView } from './action';

export const present: Action = {
  id: 'present',
  label: 'action.present',
  group: 'view',
  icon: 'play',
  shortcuts: ['F5'],
  enabled: mapInView,
  run: (desk) => desk.present(desk.place !== 'present'),
};
