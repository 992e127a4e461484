import { mintId } from '../kernels/id';
import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import { nameNew, stageOf } from './grid-places';

/** A step after the one that the selection is in, or at the end of its stage. */
export const addStep: Action = {
  id: 'add-step',
  label: 'action.addStep',
  group: 'structure',
  icon: 'plus',
  enabled: (desk) => drawing(desk) && stageOf(desk) !== null,
  async run(desk) {
    const { bench } = desk;
    const place = stageOf(desk);
    if (bench === null || place === null) return;
    const steps = place.stage.children.filter((entry) => entry.kind === 'Step');
    const selected = bench.journey.selected;
    const at = steps.findIndex((step) => step.id === selected?.step || step.id === selected?.id);
    const before = at < 0 ? null : (steps[at + 1]?.id ?? null);
    const id = mintId();
    const name = desk.words.say('new.step');
    if (await carryOut(bench, { do: 'AddStep', id, stage: place.stage.id, name, before })) nameNew(desk, id);
  },
};
