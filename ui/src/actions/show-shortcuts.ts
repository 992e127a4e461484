import type { Action } from './action';

/** The sheet of all keys and gestures. */
export const showShortcuts: Action = {
  id: 'shortcuts',
  label: 'action.shortcuts',
  group: 'interface',
  icon: 'keyboard',
  shortcuts: ['F1', 'Ctrl+/'],
  enabled: (desk) => desk.place === 'library' || desk.place === 'map',
  run: (desk) => desk.show(desk.dialog === 'shortcuts' ? null : 'shortcuts'),
};

/** The question mark alone, which begins a card where a cell or a card is selected. */
export const showShortcutsBySign: Action = {
  ...showShortcuts,
  id: 'shortcuts-by-sign',
  hidden: true,
  shortcuts: ['?'],
  enabled: (desk) => showShortcuts.enabled(desk) && (desk.bench?.journey.selected?.lane ?? '') === '',
};
