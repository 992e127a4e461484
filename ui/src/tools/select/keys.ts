import type { Keystroke } from '../../kernels/shortcut';
import { rounded } from '../../kernels/score';
import type { Table } from '../../kernels/table';
import { type Direction, walk } from '../../kernels/walk';
import { type Bench, carryOut } from '../bench';
import { scoresOf } from './scores';

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'start',
  End: 'end',
};

/** How much Alt with an arrow changes a score. */
const SCORE_STEP = 0.5;

/** What became of a keystroke: nothing, all done, or the editor is open and shall receive it as well. */
export type Handled = 'no' | 'yes' | 'pass-on';

/** The keys of the map while nothing is being typed. Actions with shortcuts were asked before. */
export function mapKey(bench: Bench, table: Table, stroke: Keystroke & { isComposing?: boolean }): Handled {
  const { journey, view, writing } = bench;
  const selected = journey.selected;
  const direction = ARROWS[stroke.key];
  if (direction !== undefined && stroke.altKey && selected?.kind === 'Emotion') {
    if (direction !== 'up' && direction !== 'down') return 'no';
    pull(bench, selected.id, direction === 'up' ? SCORE_STEP : -SCORE_STEP);
    return 'yes';
  }
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return 'no';
  if (direction !== undefined) {
    const next = walk(table, selected?.key ?? null, direction);
    if (next !== null) {
      journey.select([next]);
      const hit = journey.hit(next);
      if (hit !== undefined) view.reveal(hit);
    }
    return 'yes';
  }
  if (stroke.key === 'Escape' && journey.selection.length > 0) {
    journey.select([]);
    return 'yes';
  }
  if (selected === undefined) return 'no';
  // An input method or a dead key needs the editor itself to receive the keystroke.
  const composed = stroke.isComposing === true || stroke.key === 'Process' || stroke.key === 'Dead';
  const typed = stroke.key.length === 1 && stroke.key !== ' ' ? stroke.key : '';
  if (typed === '' && !composed) return 'no';
  if (selected.kind === 'Cell') writing.beginCard(selected.lane, selected.step, typed);
  else if (selected.kind === 'Card' || selected.kind === 'Emotion')
    writing.beginCard(selected.lane, selected.step, typed);
  else return 'no';
  return composed ? 'pass-on' : 'yes';
}

function pull(bench: Bench, id: string, by: number): void {
  const score = scoresOf(bench.journey.scene).get(id)?.score;
  if (score === undefined) return;
  void carryOut(bench, { do: 'Edit', ids: [id], field: { field: 'Score', value: rounded(score + by) } });
}
