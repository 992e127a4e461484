import type { HitRegion, Scene } from '../bindings';
import { indexOf } from './hit-index';

/** A column of the grid as it is drawn. */
export interface Column {
  /** The step that cards of this column stand at; the first one of a collapsed stage. */
  readonly step: string;
  /** The stage that holds it. */
  readonly stage: string;
  readonly x: number;
  readonly w: number;
  /** Places of its first and last step among all steps; they differ where a stage is collapsed. */
  readonly first: number;
  readonly last: number;
}

/** A row of the grid as it is drawn. */
export interface Row {
  readonly lane: string;
  readonly y: number;
  readonly h: number;
  readonly locked: boolean;
}

const columns = new WeakMap<Scene, readonly Column[]>();

/** The columns of a scene from left to right. */
export function columnsOf(scene: Scene): readonly Column[] {
  let known = columns.get(scene);
  if (known === undefined) {
    known = readColumns(scene);
    columns.set(scene, known);
  }
  return known;
}

function readColumns(scene: Scene): Column[] {
  const order = new Map<string, number>();
  const stages: string[] = [];
  for (const stage of scene.outline) {
    if (stage.kind !== 'Stage') continue;
    for (const step of stage.children) {
      order.set(step.id, order.size);
      stages.push(stage.id);
    }
  }
  const index = indexOf(scene.hits);
  const drawn = new Map<string, HitRegion>();
  for (const step of index.of('Step')) if (!drawn.has(step.id)) drawn.set(step.id, step);
  // A cell fills its column from edge to edge; a head may be narrower.
  for (const cell of index.of('Cell')) {
    if (drawn.get(cell.step)?.kind !== 'Cell') drawn.set(cell.step, cell);
  }
  const list = [...drawn.entries()].sort((a, b) => a[1].rect.x - b[1].rect.x);
  return list.map(([step, hit], at) => {
    const first = order.get(step) ?? at;
    const next = list[at + 1]?.[0];
    const until = next === undefined ? order.size : (order.get(next) ?? first + 1);
    const last = Math.max(first, until - 1);
    return { step, stage: stages[first] ?? '', x: hit.rect.x, w: hit.rect.w, first, last };
  });
}

/** The rows of a scene from top to bottom. */
export function rowsOf(scene: Scene): Row[] {
  return indexOf(scene.hits)
    .of('Lane')
    .map((hit) => ({ lane: hit.id, y: hit.rect.y, h: hit.rect.h, locked: hit.locked }));
}

/** The ids of all steps in order, drawn or not. */
export function stepsOf(scene: Scene): string[] {
  return scene.outline.flatMap((stage) => (stage.kind === 'Stage' ? stage.children.map((step) => step.id) : []));
}

/** The columns that a card covers, from its rectangle. */
export function covered(list: readonly Column[], hit: HitRegion): { from: number; to: number } {
  const end = hit.rect.x + hit.rect.w;
  const from = Math.max(
    0,
    list.findIndex((column) => hit.rect.x < column.x + column.w),
  );
  const to = list.findLastIndex((column) => end > column.x + Math.min(column.w / 2, 8));
  return { from, to: Math.max(from, to) };
}

/**
 * What a card covers when one of its edges is pulled to `x`: the first step and the number of steps. The other edge stays;
 * at least one column is left. An edge goes to the nearest line between two columns.
 */
export function stretched(
  list: readonly Column[],
  from: number,
  to: number,
  side: 'left' | 'right',
  x: number,
): { step: string; span: number; from: number; to: number } | null {
  const left =
    side === 'left'
      ? Math.min(
          to,
          nearest(list, x, (column) => column.x),
        )
      : from;
  const right =
    side === 'right'
      ? Math.max(
          from,
          nearest(list, x, (column) => column.x + column.w),
        )
      : to;
  const first = list[left];
  const last = list[right];
  if (first === undefined || last === undefined) return null;
  return { step: first.step, span: last.last - first.first + 1, from: left, to: right };
}

function nearest(list: readonly Column[], x: number, edge: (column: Column) => number): number {
  let best = 0;
  let least = Infinity;
  for (const [at, column] of list.entries()) {
    const away = Math.abs(edge(column) - x);
    if (away < least) {
      least = away;
      best = at;
    }
  }
  return best;
}
