import type { MapSort, MapSummary } from '../../bindings';
import type { Words } from '../../i18n';

const DAY = 24 * 60 * 60 * 1000;

/** The moment that an order of maps goes by; in the bin, how long a map will still be there. */
export function whenOf(words: Words, map: MapSummary, sort: MapSort, binDays: number, now: number): string {
  if (map.binned !== null) {
    // What is done on it there gives it as many days anew.
    const from = Math.max(map.binned, map.changed);
    const left = Math.floor((from + binDays * DAY - now) / DAY);
    return words.say('home.binDays', { days: Math.max(0, left) });
  }
  if (sort === 'Created') return words.when(map.created, now);
  if (sort === 'Opened') return map.opened === null ? words.say('home.never') : words.when(map.opened, now);
  return words.when(map.changed, now);
}
