import type { Key } from '../i18n';
import type { Shortcut } from '../kernels/shortcut';
import type { Desk } from './desk';

/** Under which head the palette and the menus show an action. */
export type ActionGroup = 'map' | 'card' | 'structure' | 'link' | 'edit' | 'view' | 'file' | 'library' | 'interface';

/** One thing that the user can do. Menus, buttons, palette, keys and tests read the list of these. */
export interface Action {
  readonly id: string;
  readonly label: Key;
  readonly group: ActionGroup;
  readonly icon: string;
  /** The first is shown; all work. */
  readonly shortcuts?: readonly Shortcut[];
  /** The system turns its keys into an event of its own, so that they are shown but not listened to: copy, cut, paste. */
  readonly byEvent?: boolean;
  /** Known by its keys alone; no menu and no palette lists it. */
  readonly hidden?: boolean;
  /** What it is called at the moment, where that depends on what is selected. */
  name?(desk: Desk): string;
  /** Whether it can be done now. */
  enabled(desk: Desk): boolean;
  run(desk: Desk): void | Promise<void>;
}

/** Whether a map is open and being drawn. */
export function drawing(desk: Desk): boolean {
  return desk.bench !== null && desk.place === 'map';
}

/** Whether it is drawn as the grid. The network has neither rows to fold nor columns to widen, and a card has no span. */
export function drawingGrid(desk: Desk): boolean {
  return drawing(desk) && desk.bench?.journey.drawing.form === 'Grid';
}

/** Whether a map is open, drawn or presented. */
export function mapInView(desk: Desk): boolean {
  return desk.bench !== null && (desk.place === 'map' || desk.place === 'present');
}

/** What an action is called at the moment. */
export function nameOf(action: Action, desk: Desk): string {
  return action.name?.(desk) ?? desk.words.say(action.label);
}
