import { type Keystroke, matches } from '../kernels/shortcut';
import type { Action } from './action';
import { addCard } from './add-card';
import { addLane } from './add-lane';
import { addStage } from './add-stage';
import { addStep } from './add-step';
import { backToLibrary } from './back-to-library';
import { commandPalette } from './command-palette';
import { remove } from './delete';
import type { Desk } from './desk';
import { edit } from './edit';
import { exportPoster } from './export-poster';
import { importMapFile } from './import-map-file';
import { newMap } from './new-map';
import { present } from './present';
import { redo } from './redo';
import { rename } from './rename';
import { saveMapFile } from './save-map-file';
import { switchAppearance } from './switch-appearance';
import { switchLanguage } from './switch-language';
import { undo } from './undo';
import { fitMap, fitWidth, zoomIn, zoomOut, zoomReal } from './zoom';

/** Everything that can be done, in the order in which the palette shows it. */
export const actions = {
  addCard,
  edit,
  rename,
  remove,
  undo,
  redo,
  addStep,
  addStage,
  addLane,
  fitWidth,
  fitMap,
  zoomReal,
  zoomIn,
  zoomOut,
  present,
  exportPoster,
  saveMapFile,
  importMapFile,
  newMap,
  backToLibrary,
  switchLanguage,
  switchAppearance,
  commandPalette,
} satisfies Record<string, Action>;

export const actionList: readonly Action[] = Object.values(actions);

/** The action that a keystroke stands for and that can be done now. */
export function actionFor(desk: Desk, stroke: Keystroke): Action | null {
  for (const action of actionList) {
    if (action.shortcuts?.some((shortcut) => matches(shortcut, stroke)) === true && action.enabled(desk)) return action;
  }
  return null;
}
