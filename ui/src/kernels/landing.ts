import type { Point, Scene } from '../bindings';
import { columnsOf } from './columns';
import { indexOf } from './hit-index';

/** Where a stage, step or lane that is dragged would land. */
export interface HeadLanding {
  /** Sibling that it goes before; `null` for the end. */
  readonly before: string | null;
  /** The stage that a step comes into; empty for stages and lanes. */
  readonly stage: string;
  /** The coordinate of the line that shows it: x for stages and steps, y for lanes. */
  readonly line: number;
  /** Whether everything would stay as it is. */
  readonly same: boolean;
}

/** Where a lane lands when the pointer is at a height of the scene. */
export function laneLanding(scene: Scene, lane: string, y: number): HeadLanding | null {
  return sibling(
    indexOf(scene.hits)
      .of('Lane')
      .map((hit) => ({ id: hit.id, start: hit.rect.y, length: hit.rect.h })),
    lane,
    y,
  );
}

/** Where a stage lands when the pointer is at an x of the scene. */
export function stageLanding(scene: Scene, stage: string, x: number): HeadLanding | null {
  return sibling(stageBands(scene), stage, x);
}

/** The stages as bands of columns from left to right. */
export function stageBands(scene: Scene): { id: string; start: number; length: number }[] {
  const bands = new Map<string, { id: string; start: number; length: number }>();
  for (const column of columnsOf(scene)) {
    const band = bands.get(column.stage);
    if (band === undefined) bands.set(column.stage, { id: column.stage, start: column.x, length: column.w });
    else band.length = column.x + column.w - band.start;
  }
  return [...bands.values()];
}

/** Where a step lands. Between two stages, the side of the border that the pointer is on decides. */
export function stepLanding(scene: Scene, step: string, at: Point): HeadLanding | null {
  const columns = columnsOf(scene);
  const place = columns.findIndex((column) => at.x < column.x + column.w);
  const over = place < 0 ? columns.at(-1) : columns[place];
  if (over === undefined) return null;
  const left = at.x < over.x + over.w / 2;
  // Steps of a collapsed stage stand behind the one that is drawn.
  const own = scene.outline.find((entry) => entry.id === over.stage)?.children.map((entry) => entry.id) ?? [];
  const before = left ? over.step : (own[own.indexOf(over.step) + over.last - over.first + 1] ?? null);
  const here = own.indexOf(step);
  const same = before === step || (here >= 0 && (own[here + 1] ?? null) === before);
  return { before, stage: over.stage, line: left ? over.x : over.x + over.w, same };
}

function sibling(
  list: readonly { id: string; start: number; length: number }[],
  id: string,
  position: number,
): HeadLanding | null {
  const last = list.at(-1);
  if (last === undefined) return null;
  const next = list.find((one) => position < one.start + one.length / 2);
  const here = list.findIndex((one) => one.id === id);
  const before = next?.id ?? null;
  const same = before === id || (list[here + 1]?.id ?? null) === before;
  return { before, stage: '', line: next === undefined ? last.start + last.length : next.start, same };
}
