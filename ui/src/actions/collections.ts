import type { CollectionView } from '../bindings';
import type { Action } from './action';
import type { Desk } from './desk';
import { endNaming } from './naming';

/** Adds a collection, with these maps in it, and asks for its name. */
export async function addCollection(desk: Desk, maps: readonly string[] = []): Promise<void> {
  const made = await desk.ask('name_collection', { collection: null, name: desk.words.say('home.newCollectionName') });
  if (made === null) return;
  const { collection } = made;
  if (maps.length > 0) await desk.ask('collect', { maps: [...maps], collection, into: true });
  await desk.attempt(() => desk.home.refresh());
  desk.home.name({ collection });
}

export const newCollection: Action = {
  id: 'new-collection',
  label: 'home.newCollection',
  group: 'library',
  icon: 'folder-plus',
  enabled: (desk) => desk.place === 'library',
  run: (desk) => addCollection(desk, isOutOfPlace(desk) ? [] : desk.home.chosen),
};

/** Whether what is chosen is in the bin, or behind a search. */
function isOutOfPlace({ home }: Desk): boolean {
  return home.asked.shelf === 'Bin' || home.searching;
}

/** What a collection is called. */
export function nameOfCollection(desk: Desk, { name }: CollectionView): string {
  return name === '' ? desk.words.say('home.nameless') : name;
}

/**
 * Keeps the name that was typed for a collection; an empty one leaves it as it was called. Resolves with `false` where Enter has
 * to be pressed once more.
 */
export function keepName(desk: Desk, collection: string, typed: string): Promise<boolean> {
  const name = typed.trim() === '' ? desk.home.calledBefore : typed;
  return endNaming(desk, { collection }, name, () => desk.ask('name_collection', { collection, name }));
}

/** Puts maps into a collection, or takes them out, says so, and offers to take it back. */
export async function collect(
  desk: Desk,
  maps: readonly string[],
  { collection, name }: CollectionView,
  into: boolean,
): Promise<void> {
  const change = async (which: readonly string[], way: boolean): Promise<readonly string[]> => {
    const done = await desk.ask('collect', { maps: [...which], collection, into: way });
    if (done !== null) await desk.attempt(() => desk.home.refresh());
    return done?.maps ?? [];
  };
  // Those that were there, or were not, stay as they are when it is taken back.
  const changed = maps.length === 0 ? [] : await change(maps, into);
  if (changed.length === 0) return;
  desk.offer(desk.words.say(into ? 'home.collected' : 'home.letGo', { name, count: changed.length }), {
    label: desk.words.say('action.undo'),
    shortcut: '',
    run: () => void change(changed, !into),
  });
}

/** Moves a collection to stand before another; `null` for the end. */
export async function moveCollection(desk: Desk, collection: string, before: string | null): Promise<void> {
  if (collection === before) return;
  if ((await desk.ask('move_collection', { collection, before })) !== null) {
    await desk.attempt(() => desk.home.refresh());
  }
}

/** Moves a collection one place up or down in the list. */
export async function shiftCollection(desk: Desk, collection: string, by: -1 | 1): Promise<void> {
  const list = desk.home.view?.collections ?? [];
  const at = list.findIndex((one) => one.collection === collection);
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return;
  await moveCollection(desk, collection, list[by < 0 ? to : to + 1]?.collection ?? null);
}

/** Takes a collection away; its maps stay, and so does the way back. */
export async function removeCollection(desk: Desk, gone: CollectionView): Promise<void> {
  const { home } = desk;
  const list = home.view?.collections ?? [];
  const next = list[list.findIndex((one) => one.collection === gone.collection) + 1]?.collection ?? null;
  const held = await desk.ask('remove_collection', { collection: gone.collection });
  if (held === null) return;
  if (home.asked.collection === gone.collection) home.go({});
  else await desk.attempt(() => home.refresh());
  desk.offer(desk.words.say('home.collectionGone', { name: nameOfCollection(desk, gone) }), {
    label: desk.words.say('action.undo'),
    shortcut: '',
    run: () => void bringBack(held.maps),
  });
  async function bringBack(maps: string[]): Promise<void> {
    const { collection, name } = gone;
    if ((await desk.ask('bring_collection_back', { collection, name })) === null) return;
    await desk.ask('collect', { maps, collection, into: true });
    // It stands behind all others: what could not be put back into it is no reason to leave it there.
    // So is what it stood before, which may be gone by now as well.
    if (next !== null) await desk.host.call('move_collection', { collection, before: next }).catch(() => undefined);
    await desk.attempt(() => home.refresh());
  }
}
