import type { BoardCurve, BoardPoint, BoardsView } from '../bindings';

/** How somebody feels at a step: the mean of all that is felt there, and where that is in the chart. */
export type Felt = Pick<BoardPoint, 'score' | 'x' | 'y'>;

/** How actors feel at a step. */
export interface Feelings {
  readonly step: string;
  readonly points: ReadonlyMap<string, Felt>;
}

/** Two actors who feel differently about a step: who feels best and worst, and by how much. */
export interface Gap {
  readonly best: string;
  readonly worst: string;
  readonly by: number;
}

/** How everybody whose curve is drawn feels at each step of the map. */
export function feelings({ stages, curves }: BoardsView): Feelings[] {
  return stages.flatMap((stage) =>
    stage.steps.map(({ id }) => {
      const points = new Map<string, Felt>();
      for (const { actor, points: all } of curves.curves) {
        const felt = meanOf(all.filter((point) => point.step === id));
        if (felt !== null) points.set(actor, felt);
      }
      return { step: id, points };
    }),
  );
}

function meanOf(points: readonly Felt[]): Felt | null {
  if (points.length === 0) return null;
  const mean = (of: (point: Felt) => number): number => points.reduce((sum, one) => sum + of(one), 0) / points.length;
  return { score: mean(({ score }) => score), x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

/** Who feels best and worst at a step, and by how much; `null` where fewer than two are known. */
export function apart({ points }: Feelings): Gap | null {
  const sorted = [...points].sort((a, b) => b[1].score - a[1].score);
  const best = sorted[0];
  const worst = sorted.at(-1);
  if (sorted.length < 2 || best === undefined || worst === undefined) return null;
  return { best: best[0], worst: worst[0], by: best[1].score - worst[1].score };
}

/** The first step where actors are widest apart; `null` where nobody differs from anybody. */
export function widest(all: readonly Feelings[]): Feelings | null {
  let found: { at: Feelings; by: number } | null = null;
  for (const at of all) {
    const by = apart(at)?.by ?? 0;
    if (by > (found?.by ?? 0)) found = { at, by };
  }
  return found?.at ?? null;
}

/** Outlines about 0, 0 that tell the points of curves apart where their colours do not; for more actors they begin again. */
const MARKS = [
  'M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0 -4.5 0Z',
  'M-4 -4H4V4H-4Z',
  'M0 -5.2L5 3.8H-5Z',
  'M0 -5.8L5.8 0L0 5.8L-5.8 0Z',
  'M0 5.2L5 -3.8H-5Z',
  'M-5.4 -1.8H-1.8V-5.4H1.8V-1.8H5.4V1.8H1.8V5.4H-1.8V1.8H-5.4Z',
] as const;

/** The outline of an actor's points, by the actor's place among all. */
export function markOf(place: number): string {
  return MARKS[place % MARKS.length] ?? MARKS[0];
}

/** A name at the end of a curve. */
export interface EndLabel {
  readonly actor: string;
  /** Where the curve ends, in pixels. */
  readonly x: number;
  readonly y: number;
  /** The middle of the name, which keeps clear of the other names. */
  readonly at: number;
}

/** Height of a name at the end of a curve, and how wide it may be, in pixels. */
export const NAME = { height: 16, width: 92 } as const;

/** Names where the curves end, pushed apart from top to bottom so that none covers another; nothing leaves the chart. */
export function endLabels(curves: readonly BoardCurve[], step: number, height: number): EndLabel[] {
  const ends = curves
    .flatMap(({ actor, points }) => {
      const last = points.at(-1);
      return last === undefined ? [] : [{ actor, x: last.x * step, y: last.y * height }];
    })
    .sort((a, b) => a.y - b.y);
  const labels: EndLabel[] = [];
  for (const end of ends) {
    const above = labels
      .filter((label) => Math.abs(label.x - end.x) < NAME.width)
      .map((label) => label.at + NAME.height);
    labels.push({ ...end, at: Math.max(end.y, NAME.height / 2, ...above) });
  }
  // What was pushed out at the bottom is pushed back, from below.
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const label = labels[at];
    if (label === undefined) continue;
    const below = labels
      .slice(at + 1)
      .filter((other) => Math.abs(other.x - label.x) < NAME.width)
      .map((other) => other.at - NAME.height);
    labels[at] = { ...label, at: Math.min(label.at, height - NAME.height / 2, ...below) };
  }
  return labels;
}
