import type { HitRegion } from '../bindings';
import { columnsOf } from '../kernels/columns';
import { indexOf, isCard } from '../kernels/hit-index';
import { type Action, drawing } from './action';
import type { Desk } from './desk';

/**
 * Selects all cards of the lane whose head or cell is selected, of the selected step or stage, otherwise of the map; done
 * again, all of the map. Cards of locked lanes are left alone.
 */
export const selectAll: Action = {
  id: 'select-all',
  label: 'action.selectAll',
  group: 'edit',
  icon: 'layers',
  shortcuts: ['Ctrl+A'],
  enabled: drawing,
  run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    const { journey } = bench;
    const index = indexOf(journey.scene.hits);
    const all = [...index.of('Card'), ...index.of('Emotion')].filter((hit) => isCard(hit) && !hit.locked);
    const near = all.filter(nearSelection(desk));
    journey.select((near.length > 0 ? near : all).map((hit) => hit.key));
  },
};

/** Which cards belong to what is selected. */
function nearSelection(desk: Desk): (hit: HitRegion) => boolean {
  const journey = desk.bench?.journey;
  const selected = journey?.selected;
  if (journey === undefined || selected === undefined) return () => false;
  switch (selected.kind) {
    case 'Lane':
    case 'Cell':
      return (hit) => hit.lane === selected.lane;
    case 'Step':
      return (hit) => hit.step === selected.id;
    case 'Stage': {
      const entry = journey.scene.outline.find((one) => one.id === selected.id);
      const drawn = columnsOf(journey.scene).filter((column) => column.stage === selected.id);
      const steps = new Set([...(entry?.children ?? []).map((step) => step.id), ...drawn.map((column) => column.step)]);
      return (hit) => steps.has(hit.step);
    }
    default:
      return () => false;
  }
}
