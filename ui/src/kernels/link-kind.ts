import type { LaneKind, LinkKind } from '../bindings';

/** What stands at a link's end: a card of a lane of this kind, or a head. */
export type EndKind = LaneKind | 'Step' | 'Stage';

/** A link between two ends. `turned` when it runs against the way it was pulled. */
export interface FittingLink {
  readonly kind: LinkKind;
  readonly turned: boolean;
}

/**
 * The kind of link that says most about two ends. What only makes sense in one direction is turned that way: an opportunity
 * answers a pain point and a metric measures, whichever end was pulled.
 */
export function fittingLink(from: EndKind, to: EndKind): FittingLink {
  if (from === 'Metrics') return { kind: 'Measures', turned: false };
  if (to === 'Metrics') return { kind: 'Measures', turned: true };
  if (from === 'Opportunities' && to === 'Pains') return { kind: 'Answers', turned: false };
  if (from === 'Pains' && to === 'Opportunities') return { kind: 'Answers', turned: true };
  if (to === 'Pains') return { kind: 'Causes', turned: false };
  return { kind: 'LeadsTo', turned: false };
}

/** Whether a link of this kind may join these ends. */
export function joins(kind: LinkKind, from: EndKind, to: EndKind): boolean {
  switch (kind) {
    case 'LeadsTo':
      return true;
    case 'Causes':
      return to === 'Pains';
    case 'Answers':
      return from === 'Opportunities' && to === 'Pains';
    case 'Measures':
      return from === 'Metrics';
  }
}
