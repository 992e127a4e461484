import { mintId } from '../kernels/id';
import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import { laneAt, nameNew, stageOf, stepAt } from './grid-places';

/** A stage before the one that the selection is in. */
export const addStageBefore: Action = {
  id: 'add-stage-before',
  label: 'action.addStageBefore',
  group: 'structure',
  icon: 'between-vertical-start',
  enabled: (desk) => drawing(desk) && stageOf(desk) !== null,
  async run(desk) {
    const { bench } = desk;
    const place = stageOf(desk);
    if (bench === null || place === null) return;
    const id = mintId();
    const added = await carryOut(bench, {
      do: 'AddStage',
      id,
      name: desk.words.say('new.stage'),
      step: mintId(),
      step_name: desk.words.say('new.step'),
      before: place.stage.id,
    });
    if (added) nameNew(desk, id);
  },
};

/** A step before the one that the selection is in. */
export const addStepBefore: Action = {
  id: 'add-step-before',
  label: 'action.addStepBefore',
  group: 'structure',
  icon: 'between-vertical-start',
  enabled: (desk) => drawing(desk) && stepAt(desk) !== null,
  async run(desk) {
    const { bench } = desk;
    const place = stepAt(desk);
    if (bench === null || place === null) return;
    const id = mintId();
    const { stage, id: before } = place.step;
    if (await carryOut(bench, { do: 'AddStep', id, stage, name: desk.words.say('new.step'), before }))
      nameNew(desk, id);
  },
};

/** A lane above the one that the selection is in; which kind is asked. */
export const addLaneAbove: Action = {
  id: 'add-lane-above',
  label: 'action.addLaneAbove',
  group: 'structure',
  icon: 'between-horizontal-start',
  enabled: (desk) => drawing(desk) && laneAt(desk) !== null,
  run: (desk) => desk.show('lanesAbove'),
};

/** One more actor, last. */
export const addActor: Action = {
  id: 'add-actor',
  label: 'action.addActor',
  group: 'structure',
  icon: 'user',
  enabled: drawing,
  async run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    const id = mintId();
    const name = desk.words.say('new.actor');
    if (await carryOut(bench, { do: 'AddActor', id, name, kind: 'Customer' })) nameNew(desk, id);
  },
};
