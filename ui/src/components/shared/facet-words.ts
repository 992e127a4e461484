import type { Filter, MapContents } from '../../bindings';
import { type Facet, FACETS } from '../../document/standing';
import { type Key, sayName, type Words } from '../../i18n';

/** The heads of the facets. */
export const FACET_LABELS: Record<Facet, Key> = {
  kinds: 'filter.kinds',
  actors: 'filter.actors',
  families: 'filter.families',
  channels: 'filter.channels',
  bases: 'filter.bases',
  owners: 'filter.owners',
  tags: 'filter.tags',
};

/** A value of a facet as it is shown. */
export function sayValue(words: Words, contents: MapContents | null, facet: Facet, value: string): string {
  switch (facet) {
    case 'kinds':
      return sayName(words, 'lane', value);
    case 'families':
      return sayName(words, 'family', value);
    case 'bases':
      return sayName(words, 'basis', value);
    case 'actors': {
      const name = contents?.actors.find((actor) => actor.id === value)?.name ?? '';
      return name === '' ? words.say('aloud.unnamed') : name;
    }
    case 'channels':
    case 'owners':
    case 'tags':
      return value;
  }
}

/** Colour of an actor, 0 to 7. */
export function hueOf(contents: MapContents | null, facet: Facet, value: string): number {
  return facet === 'actors' ? (contents?.actors.find((actor) => actor.id === value)?.hue ?? 0) : 0;
}

/** What a filter lets stand out, in words; empty when it asks for nothing. */
export function sayFilter(words: Words, contents: MapContents | null, filter: Filter): string {
  const facets = FACETS.map((facet) =>
    filter[facet].map((value) => sayValue(words, contents, facet, value)).join(', '),
  );
  return facets.filter((said) => said !== '').join(' · ');
}
