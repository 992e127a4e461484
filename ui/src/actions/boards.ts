import type { Command, DecisionsForm, Progress } from '../bindings';
import type { BoardKind } from '../document/boards';
import { together } from '../kernels/board';
import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { isCard, selectedHits } from './selected';

/** Shows a board in the map's place. Boards stand on the grid, whose cards can all be selected. */
export async function showBoard(desk: Desk, kind?: BoardKind): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  await bench.writing.commit('stay');
  if (bench.journey.drawing.form !== 'Grid') await desk.chooseForm('Grid');
  bench.boards.open(kind);
}

/** Puts the board away: the map is there again. */
export function leaveBoard(desk: Desk): void {
  desk.bench?.boards.close();
}

/** Whether a board lies in the map's place. */
function onBoard({ bench }: Desk): boolean {
  return bench !== null && bench.boards.shown !== null;
}

export const showBoards: Action = {
  id: 'show-boards',
  label: 'action.showBoards',
  group: 'view',
  icon: 'table-2',
  shortcuts: ['Ctrl+Alt+B'],
  enabled: drawing,
  name: (desk) => desk.words.say(onBoard(desk) ? 'action.leaveBoard' : 'action.showBoards'),
  run: (desk) => (onBoard(desk) ? leaveBoard(desk) : showBoard(desk)),
};

/** The action that shows one of the boards. */
function showing(kind: BoardKind, about: Pick<Action, 'id' | 'label' | 'icon' | 'shortcuts'>): Action {
  return { ...about, group: 'view', enabled: drawing, run: (desk) => showBoard(desk, kind) };
}

export const showOpportunities = showing('Opportunities', {
  id: 'show-opportunities',
  label: 'action.showOpportunities',
  icon: 'lightbulb',
});
export const showPains = showing('Pains', { id: 'show-pains', label: 'action.showPains', icon: 'circle-alert' });
export const showMessage = showing('Message', { id: 'show-message', label: 'action.showMessage', icon: 'megaphone' });
export const compareCurves = showing('Curves', {
  id: 'compare-curves',
  label: 'action.compareCurves',
  icon: 'chart-line',
});
export const showDecisions = showing('Decisions', {
  id: 'show-decisions',
  label: 'action.showDecisions',
  icon: 'circle-check',
  shortcuts: ['Ctrl+Alt+A'],
});

/** The opportunities that are selected, on the map or on a board. */
export function chosenOpportunities(desk: Desk): string[] {
  const { bench } = desk;
  if (bench === null) return [];
  const view = bench.boards.value;
  if (bench.boards.shown !== null && view !== null) {
    const chosen = new Set(bench.boards.chosen);
    const is = ({ id, content }: (typeof view.cards)[number]): boolean =>
      chosen.has(id) && typeof content === 'object' && 'Opportunity' in content;
    return view.cards.filter(is).map((card) => card.id);
  }
  const lanes =
    bench.contents.value?.lanes.filter((lane) => lane.kind === 'Opportunities').map((lane) => lane.id) ?? [];
  return selectedHits(desk)
    .filter((hit) => isCard(hit) && lanes.includes(hit.lane))
    .map((hit) => hit.id);
}

/** Asks who does what by when about the selected opportunity. */
export const decide: Action = {
  id: 'decide',
  label: 'action.decide',
  group: 'card',
  icon: 'circle-check',
  shortcuts: ['Ctrl+Alt+E'],
  enabled: (desk) => drawing(desk) && chosenOpportunities(desk).length === 1,
  run: (desk) => desk.show('decide'),
};

/** What is decided about an opportunity. */
export interface DecisionMade {
  readonly progress: Progress;
  readonly owner: string;
  readonly next: string;
  readonly due: string | null;
}

/** Keeps a decision as one gesture. Returns whether it was kept. */
export async function keepDecision(desk: Desk, id: string, made: DecisionMade): Promise<boolean> {
  const { bench } = desk;
  if (bench === null) return false;
  const commands: Command[] = [
    { do: 'Edit', ids: [id], field: { field: 'Progress', value: made.progress } },
    { do: 'Edit', ids: [id], field: { field: 'Owner', value: made.owner.trim() } },
    { do: 'Edit', ids: [id], field: { field: 'Next', value: made.next.trim() } },
    { do: 'Edit', ids: [id], field: { field: 'Due', value: made.due } },
  ];
  const command = together(commands);
  return command !== null && carryOut(bench, command, 'stay');
}

/** Writes the decisions to a file that the user chooses. */
export async function exportDecisions(desk: Desk, form: DecisionsForm): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  await bench.writing.commit('stay');
  const asked = { map: bench.journey.map, form, language: desk.language, path: null };
  const written = await desk.ask('export_decisions', asked);
  if (written !== null && written.path !== null) desk.report('toast.written', { path: written.path });
}

export const exportDecisionsTable: Action = {
  id: 'export-decisions-table',
  label: 'action.exportDecisionsTable',
  group: 'file',
  icon: 'download',
  enabled: drawing,
  run: (desk) => exportDecisions(desk, 'Csv'),
};

export const exportDecisionsText: Action = {
  id: 'export-decisions-text',
  label: 'action.exportDecisionsText',
  group: 'file',
  icon: 'file-text',
  enabled: drawing,
  run: (desk) => exportDecisions(desk, 'Markdown'),
};
