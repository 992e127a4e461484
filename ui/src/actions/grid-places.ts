import type { HitRegion, OutlineEntry } from '../bindings';
import type { Desk } from './desk';

/** The stage that the selection is in, with its place among the stages. */
export function stageOf(desk: Desk): { stage: OutlineEntry; at: number } | null {
  const { bench } = desk;
  if (bench === null) return null;
  const stages = bench.journey.scene.outline.filter((entry) => entry.kind === 'Stage');
  const selected = bench.journey.selected;
  const found = stages.findIndex((stage) => holds(stage, selected));
  const at = found < 0 ? stages.length - 1 : found;
  const stage = stages[at];
  return stage === undefined ? null : { stage, at };
}

function holds(stage: OutlineEntry, hit: HitRegion | undefined): boolean {
  if (hit === undefined) return false;
  return stage.id === hit.id || stage.children.some((step) => step.id === hit.step || step.id === hit.id);
}

/** Waits for a new head to be drawn, then lets its name be typed over. */
export function nameNew(desk: Desk, key: string): void {
  const { bench } = desk;
  const hit = bench?.journey.hit(key);
  if (bench === null || hit === undefined) return;
  bench.journey.select([key]);
  bench.view.reveal(hit);
  bench.writing.beginName(hit, true);
}
