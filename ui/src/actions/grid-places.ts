import type { HitRegion, Lane, OutlineEntry } from '../bindings';
import type { Bench } from '../tools/bench';
import { type GridStep, gridOf } from '../tools/clipboard/grid';
import type { Desk } from './desk';

/** The stage that the selection is in, with its place among the stages; the last one without a selection. */
export function stageOf(desk: Desk): { stage: OutlineEntry; at: number } | null {
  const { bench } = desk;
  if (bench === null) return null;
  const stages = stagesOf(bench);
  const selected = bench.journey.selected;
  const found = stages.findIndex((stage) => holds(stage, selected));
  const at = found < 0 ? stages.length - 1 : found;
  const stage = stages[at];
  return stage === undefined ? null : { stage, at };
}

/** The stages in order. */
export function stagesOf(bench: Bench): OutlineEntry[] {
  return bench.journey.scene.outline.filter((entry) => entry.kind === 'Stage');
}

/** The steps of the whole map in order, those of collapsed stages as well. */
export function stepsOf(bench: Bench): readonly GridStep[] {
  return gridOf(bench.journey.map, bench.journey.scene, null).steps;
}

/** The lanes in order, hidden ones as well; none before they are known. */
export function lanesOf(bench: Bench): readonly Lane[] {
  return bench.contents.value?.lanes ?? [];
}

/** The step that is selected, or that holds what is. */
export function stepAt(desk: Desk): { step: GridStep; steps: readonly GridStep[]; at: number } | null {
  const { bench } = desk;
  const selected = bench?.journey.selected;
  if (bench === null || selected === undefined || selected.step === '') return null;
  const steps = stepsOf(bench);
  const at = steps.findIndex((step) => step.id === selected.step);
  const step = steps[at];
  return step === undefined ? null : { step, steps, at };
}

/** The lane that is selected, or that holds what is. */
export function laneAt(desk: Desk): { lane: Lane; lanes: readonly Lane[]; at: number } | null {
  const { bench } = desk;
  const selected = bench?.journey.selected;
  if (bench === null || selected === undefined || selected.lane === '') return null;
  const lanes = lanesOf(bench);
  const at = lanes.findIndex((lane) => lane.id === selected.lane);
  const lane = lanes[at];
  return lane === undefined ? null : { lane, lanes, at };
}

/** The cards below entries of the outline. */
export function cardsBelow(entries: readonly OutlineEntry[]): OutlineEntry[] {
  return entries.flatMap((entry) => (entry.kind === 'Card' ? [entry] : cardsBelow(entry.children)));
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
