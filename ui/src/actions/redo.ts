import { sayLabel } from '../i18n';
import { type Action, drawing } from './action';

export const redo: Action = {
  id: 'redo',
  label: 'action.redo',
  group: 'edit',
  icon: 'redo-2',
  shortcuts: ['Ctrl+Shift+Z', 'Ctrl+Y'],
  enabled: (desk) => drawing(desk) && (desk.bench?.journey.state.redo ?? null) !== null,
  async run(desk) {
    const { bench } = desk;
    const label = bench?.journey.state.redo ?? null;
    if (bench === null || label === null) return;
    try {
      await bench.journey.redo();
      bench.announce('aloud.redone', { what: sayLabel(desk.words, label) });
    } catch (failure) {
      desk.complain(failure);
    }
  },
};
