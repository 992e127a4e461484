import type { BuildStanding, BuildStep } from '../bindings';
import type { MemoryMap } from './memory-scene';

/** How far the memory's map has come: its touchpoints are counted, the other steps stand at their beginning. */
export function stepsOf(map: MemoryMap): BuildStanding[] {
  const lane = map.lanes.find((one) => one.kind === 'Touchpoints')?.id;
  const meets = (step: string): boolean =>
    map.cards.some(({ place }) => place !== null && place.lane === lane && place.step === step);
  const open = map.steps.find((step) => !meets(step.id));
  const have = map.steps.filter((step) => meets(step.id)).length;
  const begun = (step: BuildStep, of: number): BuildStanding => ({ step, done: false, have: 0, of, next: null });
  const touchpoints: BuildStanding = {
    step: 'Touchpoints',
    done: have > 0 && open === undefined,
    have,
    of: map.steps.length,
    next: lane === undefined || open === undefined ? null : { Cell: { lane, step: open.id } },
  };
  const stages = map.stages.length;
  return [begun('Data', stages), begun('Segments', 2), touchpoints, begun('Measures', stages), begun('Improvement', 1)];
}
