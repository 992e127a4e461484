import type { OpenJourney } from '../../document/open-journey';
import type { Host } from '../../host';

/** Cards that are looked through for what was written as their source. */
const MOST_CARDS = 400;

const known = new WeakMap<OpenJourney, { readonly revision: number; readonly sources: readonly string[] }>();

/** What the cards of a map name as their source, the most frequent first. Empty when it cannot be had. */
export async function sourcesOf(host: Host, journey: OpenJourney): Promise<readonly string[]> {
  const { revision } = journey.state;
  const kept = known.get(journey);
  if (kept?.revision === revision) return kept.sources;
  const ids = journey.scene.hits.filter((hit) => hit.kind === 'Card' || hit.kind === 'Emotion').map((hit) => hit.id);
  try {
    const { elements } = await host.call('elements', { map: journey.map, ids: ids.slice(0, MOST_CARDS) });
    const counts = new Map<string, number>();
    for (const element of elements) {
      const source = 'Card' in element ? element.Card.evidence.source.trim() : '';
      if (source !== '') counts.set(source, (counts.get(source) ?? 0) + 1);
    }
    const sources = [...counts].sort((a, b) => b[1] - a[1]).map(([source]) => source);
    known.set(journey, { revision, sources });
    return sources;
  } catch {
    // Suggestions are a courtesy; whoever types does without.
    return [];
  }
}
