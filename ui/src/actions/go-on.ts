import type { BuildStanding, BuildStep, HitRegion, LaneKind } from '../bindings';
import type { Bench } from '../tools/bench';
import { addActor } from './add-beside';
import { addLaneOf } from './add-lane';
import { addStage } from './add-stage';
import type { Desk } from './desk';

/** Which of its sentences a step of the build says where it goes on. */
export function wayOn({ next }: BuildStanding): 'map' | 'element' | 'cell' | 'add' {
  if (next === null) return 'add';
  if (next === 'Map') return 'map';
  return 'Cell' in next ? 'cell' : 'element';
}

/** Goes to where the map lacks what a step of the build asks for, ready to be written into. */
export async function goOn(desk: Desk, standing: BuildStanding): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  await bench.writing.commit('stay');
  const { next } = standing;
  if (next === null) await add(desk, bench, standing.step);
  else if (next === 'Map') showMap(bench);
  else if ('Element' in next) showElement(bench, next.Element);
  else {
    // Lanes are rows of the grid only.
    await desk.chooseForm('Grid');
    const cell = bench.journey.hit(`${next.Cell.lane}:${next.Cell.step}`);
    if (cell !== undefined) writeInto(bench, cell);
  }
}

/** Begins to write the first card of a kind: in the first cell of its lane, or in a new lane where the map has none. */
export async function writeFirst(desk: Desk, kind: LaneKind): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  bench.boards.close();
  const lanes = (bench.contents.value?.lanes ?? []).filter(
    (lane) => lane.kind === kind && !lane.hidden && !lane.locked,
  );
  if (lanes.length === 0) return addLaneOf(desk, kind);
  const cell = bench.journey.scene.hits.find((hit) => hit.kind === 'Cell' && hit.lane === lanes[0]?.id);
  if (cell !== undefined) writeInto(bench, cell);
}

function writeInto(bench: Bench, cell: HitRegion): void {
  bench.view.reveal(cell);
  bench.writing.beginCard(cell.lane, cell.step);
}

/** With nothing selected the inspector shows the map itself: its date of review, everybody who takes part. */
function showMap({ journey, panels }: Bench): void {
  journey.select([]);
  panels.show('inspector', true);
}

function showElement(bench: Bench, id: string): void {
  const hit = bench.journey.hit(id);
  if (hit === undefined) return showMap(bench);
  bench.journey.select([hit.key]);
  bench.view.reveal(hit);
  bench.panels.show('inspector', true);
}

async function add(desk: Desk, bench: Bench, step: BuildStep): Promise<void> {
  switch (step) {
    case 'Data':
      return addStage.run(desk);
    case 'Segments':
      showMap(bench);
      return addActor.run(desk);
    case 'Touchpoints':
      return addLaneOf(desk, 'Touchpoints');
    case 'Measures':
      return addLaneOf(desk, 'Metrics');
    case 'Improvement':
      return addLaneOf(desk, 'Opportunities');
  }
}
