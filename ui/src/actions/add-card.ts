import { cellKeyOf, channelIn } from '../kernels/network';
import { type Action, drawing } from './action';

export const addCard: Action = {
  id: 'add-card',
  label: 'action.addCard',
  group: 'card',
  icon: 'plus',
  shortcuts: ['Ctrl+Enter'],
  enabled: drawing,
  run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    const { journey, view, writing } = bench;
    const selected = journey.selected;
    const inCell = selected !== undefined && selected.lane !== '' && selected.step !== '';
    const cell = inCell
      ? journey.hit(cellKeyOf(journey.drawing.form, selected))
      : journey.scene.hits.find((hit) => hit.kind === 'Cell');
    if (cell === undefined) return;
    view.reveal(cell);
    writing.beginCard(cell.lane, cell.step, '', { channel: channelIn(journey.drawing.form, cell) });
  },
};
