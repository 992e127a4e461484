import type { Insertion } from '../../kernels/grips';
import { mintId } from '../../kernels/id';
import { carryOut } from '../bench';
import type { Bench } from './state';

/** Puts a new stage or step in, named for the moment as the interface calls such a thing, and lets its name be typed. */
export async function insertHead(bench: Bench, insertion: Insertion): Promise<void> {
  const id = mintId();
  const { before } = insertion;
  const name = bench.say(insertion.kind === 'Stage' ? 'new.stage' : 'new.step');
  const done = await (insertion.kind === 'Stage'
    ? carryOut(bench, { do: 'AddStage', id, name, step: mintId(), step_name: bench.say('new.step'), before })
    : carryOut(bench, { do: 'AddStep', id, stage: insertion.stage, name, before }));
  const hit = done ? bench.journey.hit(id) : undefined;
  if (hit === undefined) return;
  bench.view.reveal(hit);
  bench.writing.beginName(hit, true);
}
