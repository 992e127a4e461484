import type { Actor, Card, Filter, FoundPlace, FoundWords, LaneKind, MapContents, SearchMap } from '../bindings';
import type { MemoryMap } from './memory-scene';

/** The one who walks through the sample map. */
const AMINA: Actor = {
  id: '01actor000001',
  order: 'a',
  name: 'Amina',
  caption: 'New in town',
  kind: 'Persona',
  quote: '',
  hue: 0,
  contacts: null,
  curve_hidden: false,
  path: [],
};

/** What the memory host's map holds beside its drawing. */
export function contentsOf(map: MemoryMap, revision: number): MapContents {
  const head = { order: 'a', caption: '' };
  const kinds = new Map<LaneKind, number>();
  for (const card of map.cards) {
    const kind = kindOf(map, card);
    if (kind !== null) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return {
    revision,
    actors: [AMINA],
    main_actor: AMINA.id,
    lanes: map.lanes.map((lane) => ({
      ...head,
      ...lane,
      line_below: null,
      height: null,
      hidden: false,
      folded: false,
      locked: false,
      guidance: [],
    })),
    stages: map.stages.map((stage) => ({
      ...head,
      ...stage,
      contacts: null,
      entry_rules: [],
      collapsed: false,
      phase: null,
    })),
    views: [],
    parked: map.cards.filter((card) => card.place === null),
    conflicts: (map.conflicts ?? []).map((conflict) => conflict.entry),
    facets: {
      kinds: [...kinds],
      actors: [[AMINA.id, map.cards.length]],
      families: [],
      channels: [],
      bases: [['Observed', map.cards.length]],
      owners: [],
      tags: [],
    },
    scale: { min: -2, max: 2 },
  };
}

/** Ids of the cards that have a value of every facet that is asked for. Knows kinds, actors and evidence. */
export function standingOut(map: MemoryMap, filter: Filter): string[] {
  const fits = <T>(wanted: readonly T[], value: T | null): boolean =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  return map.cards
    .filter(
      (card) =>
        fits(filter.kinds, kindOf(map, card)) &&
        fits(filter.actors, card.actor ?? AMINA.id) &&
        fits(filter.bases, card.evidence.basis),
    )
    .map((card) => card.id);
}

/** Where words stand in the texts and notes of cards. */
export function wordsIn(map: MemoryMap, { text, match_case }: SearchMap): FoundWords {
  const fold = (words: string): string => (match_case ? words : words.toLowerCase());
  const places: FoundPlace[] = [];
  for (const card of map.cards) {
    for (const [field, value] of [
      ['Name', card.text],
      ['Note', card.note],
    ] as const) {
      let at = text === '' ? -1 : fold(value).indexOf(fold(text));
      while (at >= 0) {
        const end = at + text.length;
        const around = { before: value.slice(0, at), words: value.slice(at, end), after: value.slice(end) };
        places.push({ id: card.id, name: card.text, field, ...around, replaceable: true });
        at = fold(value).indexOf(fold(text), end);
      }
    }
  }
  return { places, count: places.length };
}

function kindOf(map: MemoryMap, card: Card): LaneKind | null {
  return map.lanes.find((lane) => lane.id === card.place?.lane)?.kind ?? null;
}
