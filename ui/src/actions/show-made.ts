import type { Desk } from './desk';

/**
 * Notes where maps are made or brought. Returns how to show them when they are there: a collection that was shown takes them
 * in, and where nothing was, as while a map is open, nothing changes.
 */
export function makingHere(desk: Desk): (maps: readonly string[]) => Promise<void> {
  const { home } = desk;
  if (desk.place !== 'library') return () => Promise.resolve();
  // A search goes through all maps, whatever it covers.
  const wanted = home.searching ? null : home.asked.collection;
  return async (maps) => {
    // Somebody may have taken it away meanwhile.
    if (wanted !== null) await desk.attempt(() => home.refresh());
    const collection = home.view?.collections.find((one) => one.collection === wanted)?.collection ?? null;
    if (collection !== null) await desk.ask('collect', { maps: [...maps], collection, into: true });
    await showMaps(desk, maps, collection);
  };
}

/** Shows maps, chosen and in view. What has no place for all of them, as the bin, the archive or a search, is left. */
export async function showMaps(desk: Desk, maps: readonly string[], collection: string | null = null): Promise<void> {
  const { home } = desk;
  home.type('');
  await desk.attempt(() => home.refresh());
  if (maps.some((map) => !home.order.includes(map))) {
    home.go(collection === null ? {} : { collection });
    await home.answered();
  }
  home.seek(maps);
}
