import { type Action, drawing } from './action';

/** Renames the stage, step or lane that is selected, or the one that holds the selected card. */
export const rename: Action = {
  id: 'rename',
  label: 'action.rename',
  group: 'structure',
  icon: 'pencil',
  shortcuts: ['Shift+F2'],
  enabled: (desk) => drawing(desk) && desk.bench?.journey.selected !== undefined,
  run(desk) {
    const { bench } = desk;
    const selected = bench?.journey.selected;
    if (bench === null || selected === undefined) return;
    const inside = selected.kind === 'Cell' || selected.kind === 'Card' || selected.kind === 'Emotion';
    const target = inside ? bench.journey.hit(selected.step) : selected;
    if (target === undefined) return;
    bench.view.reveal(target);
    bench.writing.beginName(target, true);
  },
};
