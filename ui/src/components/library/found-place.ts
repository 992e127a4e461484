import type { FoundInMap, FoundInMaps } from '../../bindings';

/** One place that a search found, with the map that has it. */
export interface FoundPlace {
  readonly map: string;
  readonly place: FoundInMap;
}

/** A place that somebody marked, and where it stood among all when it was last seen. */
export interface MarkedPlace extends FoundPlace {
  readonly at: number;
}

/** All places that were found, in order. */
export function placesOf(found: FoundInMaps | null): FoundPlace[] {
  return (found?.maps ?? []).flatMap((map) => map.places.map((place) => ({ map: map.map, place })));
}

/**
 * Finds a marked place again where the answer is another: itself, else one of the same element, of the same map, or at the
 * same place of the list. `null` where nothing was marked, or nothing is left.
 */
export function foundAgain(places: readonly FoundPlace[], marked: MarkedPlace | null): MarkedPlace | null {
  if (marked === null) return null;
  const { map, place } = marked;
  const alike: ((one: FoundPlace) => boolean)[] = [
    (one) => one.map === map && one.place.id === place.id && one.place.field === place.field,
    (one) => one.map === map && one.place.id === place.id,
    (one) => one.map === map,
  ];
  const known = alike.map((is) => places.findIndex(is)).find((at) => at >= 0);
  const at = known ?? Math.min(marked.at, places.length - 1);
  const there = places[at];
  return there === undefined ? null : { ...there, at };
}
