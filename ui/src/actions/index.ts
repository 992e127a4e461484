import { type Keystroke, matches } from '../kernels/shortcut';
import type { Action } from './action';
import { addCard } from './add-card';
import { addLane } from './add-lane';
import { addStage } from './add-stage';
import { addStep } from './add-step';
import { backToLibrary } from './back-to-library';
import { removeName, showBackups } from './backups';
import { commandPalette } from './command-palette';
import { compareFile, compareMap, mergeCopies, saveCopy } from './copies';
import { remove } from './delete';
import type { Desk } from './desk';
import { clearFilter, filter } from './filter';
import { keepBoth, keepSides, nextConflict, previousConflict, settleConflict } from './conflicts';
import { findingLimits, nextFinding, previousFinding, showFindings } from './findings';
import { findInMap, findNext, findPrevious, replaceInMap } from './find-in-map';
import { toggleInspector, toggleMinimap, toggleRail, toggleTray } from './panels';
import { nameRevision } from './name-revision';
import { nextRegion, previousRegion } from './regions';
import { largerText, smallerText } from './text-size';
import { nextLink, previousLink } from './walk-links';
import { capture, park, place } from './parking';
import { keepPiece, showPieces } from './pieces';
import { keepView } from './views';
import { edit } from './edit';
import { exportPoster } from './export-poster';
import { exportReader } from './export-reader';
import { fitSelection } from './fit-selection';
import { newCollection } from './collections';
import {
  archiveMaps,
  binMaps,
  chooseAllMaps,
  deleteMaps,
  duplicateMap,
  emptyBin,
  nameMap,
  openChosen,
  pinMaps,
  restoreMaps,
  showTemplates,
} from './home';
import { newMap } from './new-map';
import { present } from './present';
import { redo } from './redo';
import { rename } from './rename';
import { saveMapFile } from './save-map-file';
import { selectAll } from './select-all';
import { switchAppearance } from './switch-appearance';
import { switchLanguage } from './switch-language';
import { addActor, addLaneAbove, addStageBefore, addStepBefore } from './add-beside';
import { basisActions, chooseOwner, hueActions, kindActions } from './card-choices';
import { copy, copyText, cut, paste } from './clipboard';
import { duplicate } from './duplicate';
import { joinActor, joinLane, joinStage, joinStep } from './join';
import { beginLink, finishLink, leaveLink, linkSelected, reverseLink } from './link-cards';
import { moveDown, moveLeft, moveRight, moveUp } from './move';
import {
  compareCurves,
  decide,
  exportDecisionsTable,
  exportDecisionsText,
  showBoards,
  showDecisions,
  showMessage,
  showOpportunities,
  showPains,
} from './boards';
import { addToPath, recordPath } from './paths';
import { guidedBuild, toggleGuidance, toggleGuide } from './guide';
import { importMapFile, openRecent } from './open-file';
import { openMenu } from './open-menu';
import { openWindow } from './open-window';
import { quit } from './quit';
import { switchForm } from './show-form';
import { showHistory } from './show-history';
import { showRevisions } from './show-revisions';
import { automaticHeight, automaticWidth, collapseStage, foldLane, hideLane, lockLane, showLanes } from './show-less';
import { showShortcuts, showShortcutsBySign } from './show-shortcuts';
import { narrower, wider } from './span';
import { splitActor, splitLane, splitStage, splitStep } from './split';
import { undo } from './undo';
import { fitMap, fitWidth, zoomIn, zoomOut, zoomReal } from './zoom';

/** Everything that can be done, in the order in which the palette shows it. */
export const actions = {
  finishLink,
  leaveLink,
  addCard,
  edit,
  rename,
  copy,
  cut,
  paste,
  copyText,
  duplicate,
  remove,
  settleConflict,
  nextConflict,
  previousConflict,
  keepBoth,
  undo,
  redo,
  showHistory,
  showRevisions,
  nameRevision,
  moveLeft,
  moveRight,
  moveUp,
  moveDown,
  wider,
  narrower,
  beginLink,
  linkSelected,
  reverseLink,
  nextLink,
  previousLink,
  chooseOwner,
  addStep,
  addStepBefore,
  addStage,
  addStageBefore,
  addLane,
  addLaneAbove,
  addActor,
  splitStage,
  splitStep,
  splitLane,
  splitActor,
  joinStage,
  joinStep,
  joinLane,
  joinActor,
  collapseStage,
  foldLane,
  lockLane,
  hideLane,
  showLanes,
  automaticWidth,
  automaticHeight,
  selectAll,
  fitWidth,
  fitMap,
  fitSelection,
  zoomReal,
  zoomIn,
  zoomOut,
  switchForm,
  showBoards,
  showOpportunities,
  showPains,
  showMessage,
  compareCurves,
  showDecisions,
  decide,
  addToPath,
  recordPath,
  findInMap,
  replaceInMap,
  findNext,
  findPrevious,
  nextFinding,
  previousFinding,
  showFindings,
  findingLimits,
  filter,
  clearFilter,
  keepView,
  showPieces,
  keepPiece,
  capture,
  park,
  place,
  toggleGuide,
  toggleGuidance,
  toggleTray,
  toggleRail,
  toggleInspector,
  toggleMinimap,
  present,
  exportPoster,
  exportReader,
  exportDecisionsTable,
  exportDecisionsText,
  saveMapFile,
  saveCopy,
  mergeCopies,
  compareFile,
  compareMap,
  importMapFile,
  openRecent,
  newMap,
  guidedBuild,
  openWindow,
  backToLibrary,
  openChosen,
  nameMap,
  pinMaps,
  duplicateMap,
  archiveMaps,
  binMaps,
  restoreMaps,
  deleteMaps,
  emptyBin,
  chooseAllMaps,
  newCollection,
  showTemplates,
  showBackups,
  removeName,
  switchLanguage,
  switchAppearance,
  largerText,
  smallerText,
  nextRegion,
  previousRegion,
  showShortcuts,
  showShortcutsBySign,
  openMenu,
  commandPalette,
  quit,
} satisfies Record<string, Action>;

export const actionList: readonly Action[] = [
  ...Object.values(actions),
  ...basisActions,
  ...kindActions,
  ...hueActions,
  ...keepSides,
];

export { keepSides };

/** The action that a keystroke stands for and that can be done now. */
export function actionFor(desk: Desk, stroke: Keystroke): Action | null {
  for (const action of actionList) {
    if (action.byEvent === true) continue;
    if (action.shortcuts?.some((shortcut) => matches(shortcut, stroke)) === true && action.enabled(desk)) return action;
  }
  return null;
}
