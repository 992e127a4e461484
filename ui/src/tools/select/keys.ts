import type { HitRegion } from '../../bindings';
import { cellKeyOf } from '../../kernels/network';
import type { Keystroke } from '../../kernels/shortcut';
import { rounded } from '../../kernels/score';
import type { Table } from '../../kernels/table';
import { type Direction, walk } from '../../kernels/walk';
import { type Bench, carryOut } from '../bench';
import { wholeSelection } from '../whole';
import { channelOf } from './Idle';
import { scoreOf } from './scores';

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'start',
  End: 'end',
};

/** How much Alt with an arrow changes a score, and with Shift as well. */
const SCORE_STEP = 0.5;
const FINE_STEP = 0.1;

/** What became of a keystroke: nothing, all done, or the editor is open and shall receive it as well. */
export type Handled = 'no' | 'yes' | 'pass-on';

/** The keys of the map while nothing is being typed. Actions with shortcuts were asked before. */
export function mapKey(bench: Bench, table: Table, stroke: Keystroke & { isComposing?: boolean }): Handled {
  const { journey, view, writing } = bench;
  const selected = journey.selected;
  const direction = ARROWS[stroke.key];
  if (direction !== undefined && stroke.altKey && selected?.kind === 'Emotion') {
    if (direction !== 'up' && direction !== 'down') return 'no';
    const by = stroke.shiftKey ? FINE_STEP : SCORE_STEP;
    pull(bench, selected, direction === 'up' ? by : -by);
    return 'yes';
  }
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return 'no';
  if (direction !== undefined && selected?.kind === 'Link') {
    void toEnd(bench, selected.id, direction === 'left' || direction === 'up' || direction === 'start' ? 'from' : 'to');
    return 'yes';
  }
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
  if (selected.kind === 'Link') {
    // What is typed takes the label's place; the rest is typed behind it.
    if (!writing.beginName(selected, typed === '')) return 'no';
    if (typed !== '') writing.type(typed);
    return composed ? 'pass-on' : 'yes';
  }
  const cell = journey.hit(cellKeyOf(journey.drawing.form, selected));
  if (cell === undefined || cell.locked) return 'no';
  writing.beginCard(cell.lane, cell.step, typed, { channel: channelOf(bench, cell) });
  return composed ? 'pass-on' : 'yes';
}

/** From a link to one of its ends: it stands in no cell, so the arrow keys have no other way. */
async function toEnd(bench: Bench, id: string, end: 'from' | 'to'): Promise<void> {
  const { links } = await wholeSelection(bench);
  const hit = bench.journey.hit(links.find((link) => link.id === id)?.[end] ?? '');
  if (hit === undefined || bench.journey.selected?.id !== id) return;
  bench.journey.select([hit.key]);
  bench.view.reveal(hit);
}

function pull(bench: Bench, hit: HitRegion, by: number): void {
  const score = scoreOf(bench, hit);
  if (score === null || hit.locked) return;
  const field = { field: 'Score', value: rounded(score + by, true) } as const;
  void carryOut(bench, { do: 'Edit', ids: [hit.id], field });
}
