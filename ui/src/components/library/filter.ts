import type { MapSummary, Status } from '../../bindings';

/** Which maps of the library are shown. */
export interface Filter {
  readonly words: string;
  readonly status: Status | null;
  readonly actor: string | null;
}

export const EVERYTHING: Filter = { words: '', status: null, actor: null };

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The maps that the filter lets through, in the library's order. Case and accents do not matter. */
export function filtered(maps: readonly MapSummary[], filter: Filter): MapSummary[] {
  const wanted = plain(filter.words).split(/\s+/).filter(Boolean);
  return maps.filter((map) => {
    if (filter.status !== null && map.status !== filter.status) return false;
    if (filter.actor !== null && map.actor !== filter.actor) return false;
    const text = plain(`${map.title} ${map.scenario} ${map.actor}`);
    return wanted.every((word) => text.includes(word));
  });
}
