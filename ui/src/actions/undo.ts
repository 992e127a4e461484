import { sayLabel } from '../i18n';
import { type Action, drawing } from './action';

export const undo: Action = {
  id: 'undo',
  label: 'action.undo',
  group: 'edit',
  icon: 'undo-2',
  shortcuts: ['Ctrl+Z'],
  enabled: (desk) => drawing(desk) && (desk.bench?.journey.state.undo ?? null) !== null,
  async run(desk) {
    const { bench } = desk;
    const label = bench?.journey.state.undo ?? null;
    if (bench === null || label === null) return;
    try {
      await bench.journey.undo();
      bench.announce('aloud.undone', { what: sayLabel(desk.words, label) });
    } catch (failure) {
      desk.complain(failure);
    }
  },
};
