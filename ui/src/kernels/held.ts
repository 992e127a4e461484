import type { HitRegion, OutlineEntry } from '../bindings';

/** A card that a stage, step or lane holds. */
export interface HeldCard {
  readonly id: string;
  readonly lane: string;
  readonly step: string;
  readonly text: string;
}

/** Whether something on the map holds cards: a stage, a step or a lane. */
export function isHead(hit: HitRegion | undefined): boolean {
  return hit !== undefined && hit.id !== '' && ['Stage', 'Step', 'Lane'].includes(hit.kind);
}

/**
 * The cards that stand in any of these stages, steps and lanes, and those that are among them themselves, in the order of
 * the outline: also what is collapsed or folded, but nothing of a hidden lane.
 */
export function cardsHeld(outline: readonly OutlineEntry[], ids: ReadonlySet<string>): HeldCard[] {
  const within = (entry: OutlineEntry, step: string, whole: boolean): HeldCard[] => {
    const all = whole || ids.has(entry.id);
    if (entry.kind === 'Card') {
      return all || ids.has(entry.lane) ? [{ id: entry.id, lane: entry.lane, step, text: entry.name }] : [];
    }
    const here = entry.kind === 'Step' ? entry.id : step;
    return entry.children.flatMap((child) => within(child, here, all));
  };
  return outline.flatMap((entry) => within(entry, '', false));
}
