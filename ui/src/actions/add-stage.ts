import { mintId } from '../kernels/id';
import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import { nameNew, stageOf, stagesOf } from './grid-places';

export const addStage: Action = {
  id: 'add-stage',
  label: 'action.addStage',
  group: 'structure',
  icon: 'plus',
  enabled: drawing,
  async run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    const stages = stagesOf(bench);
    const place = stageOf(desk);
    const before = place === null ? null : (stages[place.at + 1]?.id ?? null);
    const id = mintId();
    const added = await carryOut(bench, {
      do: 'AddStage',
      id,
      name: desk.words.say('new.stage'),
      step: mintId(),
      step_name: desk.words.say('new.step'),
      before,
    });
    if (added) nameNew(desk, id);
  },
};
