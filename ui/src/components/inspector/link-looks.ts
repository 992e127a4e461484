import type { HitRegion, Lane, LinkKind } from '../../bindings';
import type { Key } from '../../i18n';
import type { EndKind } from '../../kernels/link-kind';

/** The kinds of link, each with its words from either end. */
export const LINK_LOOKS: Record<LinkKind, { out: Key; in: Key; icon: string; color: string }> = {
  LeadsTo: { out: 'link.leadsTo', in: 'link.comesFrom', icon: 'arrow-right', color: '--ink-2' },
  Causes: { out: 'link.causes', in: 'link.causedBy', icon: 'circle-alert', color: '--kind-pain' },
  Answers: { out: 'link.answers', in: 'link.answeredBy', icon: 'lightbulb', color: '--kind-opportunity' },
  Measures: { out: 'link.measures', in: 'link.measuredBy', icon: 'gauge', color: '--kind-metric' },
};

export const LINK_KINDS: readonly LinkKind[] = ['LeadsTo', 'Causes', 'Answers', 'Measures'];

/** What something on the map is as the end of a link; `null` for what no link can join. */
export function endOf(hit: HitRegion, lanes: readonly Lane[]): EndKind | null {
  if (hit.kind === 'Step' || hit.kind === 'Stage') return hit.kind;
  if (hit.kind !== 'Card' && hit.kind !== 'Emotion') return null;
  return lanes.find((lane) => lane.id === hit.lane)?.kind ?? 'Custom';
}
