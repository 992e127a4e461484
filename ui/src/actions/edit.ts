import { channelIn } from '../kernels/network';
import { type Action, drawing } from './action';

/** Edits what is selected in place: a card's text, a name, or a new card in an empty cell; on a board beside it, in the inspector. */
export const edit: Action = {
  id: 'edit',
  label: 'action.edit',
  group: 'edit',
  icon: 'pencil',
  shortcuts: ['F2', 'Enter'],
  enabled: (desk) =>
    drawing(desk) && (desk.bench?.journey.selected !== undefined || (desk.bench?.boards.chosen.length ?? 0) > 0),
  run(desk) {
    const { bench } = desk;
    if (bench !== null && bench.boards.shown !== null) {
      bench.panels.callFor('inspector');
      return;
    }
    const selected = bench?.journey.selected;
    if (bench === null || selected === undefined) return;
    bench.view.reveal(selected);
    if (selected.kind === 'Cell') {
      const channel = channelIn(bench.journey.drawing.form, selected);
      bench.writing.beginCard(selected.lane, selected.step, '', { channel });
    } else bench.writing.beginName(selected);
  },
};
