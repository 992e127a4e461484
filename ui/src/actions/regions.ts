import { goToRegion } from '../access/regions';
import type { Action } from './action';
import type { Desk } from './desk';

const able = (desk: Desk): boolean => desk.place === 'map' || desk.place === 'library';

/** The keyboard to the next part of the window, as in other programs. */
export const nextRegion: Action = {
  id: 'next-region',
  label: 'action.nextRegion',
  group: 'interface',
  icon: 'panel-right',
  shortcuts: ['F6'],
  enabled: able,
  run: () => void goToRegion(1),
};

export const previousRegion: Action = {
  id: 'previous-region',
  label: 'action.previousRegion',
  group: 'interface',
  icon: 'panel-left',
  shortcuts: ['Shift+F6'],
  enabled: able,
  run: () => void goToRegion(-1),
};
