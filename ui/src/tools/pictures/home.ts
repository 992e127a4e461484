import type { HitRegion, Lane } from '../../bindings';

/** Where a picture goes. */
export type PictureHome =
  /** A storyboard card gets it. */
  | { readonly to: 'card'; readonly id: string; readonly lane: string; readonly step: string }
  /** A new storyboard card in a cell. */
  | { readonly to: 'cell'; readonly lane: string; readonly step: string; readonly before: string | null }
  /** The map has no storyboard lane in view; `step` is where the picture was meant to go. */
  | { readonly to: 'nowhere'; readonly step: string };

/**
 * Where a picture goes that is given to something on the map: to the storyboard card itself, else to the storyboard lane at
 * the same step. What belongs to no step stands for the first one. `null` on a map without steps.
 */
export function homeOf(
  aim: HitRegion | undefined,
  hits: readonly HitRegion[],
  lanes: readonly Lane[],
): PictureHome | null {
  const open = lanes.filter((lane) => lane.kind === 'Storyboard' && !lane.hidden && !lane.folded && !lane.locked);
  const step = stepOf(aim, hits);
  if (step === null) return null;
  const own = open.find((lane) => lane.id === aim?.lane);
  if (own !== undefined && aim?.kind === 'Card') return { to: 'card', id: aim.id, lane: own.id, step };
  const lane = own ?? open[0];
  return lane === undefined ? { to: 'nowhere', step } : { to: 'cell', lane: lane.id, step, before: null };
}

function stepOf(aim: HitRegion | undefined, hits: readonly HitRegion[]): string | null {
  if (aim !== undefined && aim.step !== '') return aim.step;
  const steps = hits.filter((hit) => hit.kind === 'Step').sort((a, b) => a.rect.x - b.rect.x);
  const inside = aim?.kind === 'Stage' ? steps.find((hit) => hit.rect.x >= aim.rect.x - 1) : undefined;
  return (inside ?? steps[0])?.id ?? null;
}
