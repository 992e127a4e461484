import type { FoundInMap, MapMark, MarkedMaps, Point, TextPart } from '../bindings';
import type { Key } from '../i18n';
import type { Action } from './action';
import type { Desk } from './desk';
import { endNaming } from './naming';
import { makingHere } from './show-made';

/** Whether the library is shown, with maps chosen in it that are, or are not, in the bin. */
function atHand(desk: Desk, binned = false): boolean {
  if (desk.place !== 'library' || desk.home.searching) return false;
  return desk.home.chosen.length > 0 && (desk.home.asked.shelf === 'Bin') === binned;
}

/** What a map is called. */
export function titleOf(desk: Desk, map: string): string {
  const title = desk.home.summary(map)?.title ?? '';
  return title === '' ? desk.words.say('library.untitled') : title;
}

/**
 * Opens the menu of the chosen maps, or of one that is not among them. It marks the collections that all of them are in, so what
 * was never in view is asked for first.
 */
export async function openMapMenu(desk: Desk, at: Point, map: string): Promise<void> {
  const { home } = desk;
  if (!home.isChosen(map)) home.choose(map);
  const { chosen } = home;
  if (chosen.some((one) => home.summary(one) === undefined)) {
    await desk.attempt(() => home.learn(chosen));
    if (home.chosen !== chosen || desk.place !== 'library' || desk.dialog !== null) return;
  }
  desk.openMapMenu(at, map);
}

/** Notes something of the chosen maps, says so, and offers to make those that were not so before what they were. */
async function shelveChosen(desk: Desk, mark: MapMark, on: boolean, said: Key): Promise<void> {
  const { home, words } = desk;
  const maps = [...home.chosen];
  // What leaves the shelf leaves the keyboard to whoever stood beside it.
  const { shown } = home;
  const beside = shown.find((map, at) => at > shown.indexOf(maps.at(-1) ?? '') && !maps.includes(map));
  const before = await desk.ask('shelve', { maps, mark, on });
  if (before === null) return;
  await desk.attempt(() => home.refresh());
  if (home.chosen.length === 0 && beside !== undefined) home.choose(beside);
  const [first] = before.maps;
  if (first === undefined) return;
  desk.offer(words.say(said, { title: titleOf(desk, first.map), count: before.maps.length }), {
    label: words.say('action.undo'),
    shortcut: '',
    run: () => void putBack(desk, before),
  });
}

async function putBack(desk: Desk, before: MarkedMaps): Promise<void> {
  if ((await desk.ask('put_back', before)) !== null) await desk.attempt(() => desk.home.refresh());
}

export const openChosen: Action = {
  id: 'home-open',
  label: 'home.open',
  group: 'library',
  icon: 'map',
  shortcuts: ['Enter'],
  enabled: (desk) => atHand(desk) && desk.home.chosen.length === 1,
  async run(desk) {
    const [map] = desk.home.chosen;
    if (map !== undefined) await desk.openMap(map);
  },
};

export const nameMap: Action = {
  id: 'home-rename',
  label: 'home.rename',
  group: 'library',
  icon: 'pencil',
  shortcuts: ['F2'],
  enabled: (desk) => atHand(desk) && desk.home.chosen.length === 1,
  run(desk) {
    const [map] = desk.home.chosen;
    if (map !== undefined) desk.home.name({ map });
  },
};

/** Keeps the title that was typed for a map. Resolves with `false` where Enter has to be pressed once more. */
export function keepTitle(desk: Desk, map: string, title: string): Promise<boolean> {
  return endNaming(desk, { map }, title, () => desk.ask('name_map', { map, title }));
}

export const pinMaps: Action = {
  id: 'home-pin',
  label: 'home.pin',
  group: 'library',
  icon: 'pin',
  name: (desk) => desk.words.say(allPinned(desk) ? 'home.unpin' : 'home.pin'),
  enabled: (desk) => atHand(desk) && desk.home.asked.shelf !== 'Archived',
  run(desk) {
    const on = !allPinned(desk);
    return shelveChosen(desk, 'Pinned', on, on ? 'home.pinned' : 'home.unpinned');
  },
};

/** What is not known of a map is no reason to take a pin off. */
function allPinned({ home }: Desk): boolean {
  return home.asked.shelf === 'Pinned' || home.chosen.every((map) => home.summary(map)?.pinned === true);
}

export const duplicateMap: Action = {
  id: 'home-duplicate',
  label: 'home.duplicate',
  group: 'library',
  icon: 'copy',
  shortcuts: ['Ctrl+D'],
  enabled: (desk) => atHand(desk),
  async run(desk) {
    const { home, words } = desk;
    const copies: { map: string; title: string }[] = [];
    const show = makingHere(desk);
    const maps = [...home.chosen];
    // A copy is called after its original, which may never have been in view.
    if ((await desk.attempt(() => home.learn(maps))) === null) return;
    for (const map of maps) {
      const title = words.say('home.copyOf', { title: titleOf(desk, map) });
      const made = await desk.ask('duplicate_map', { map, title });
      if (made === null || made.map === null) break;
      copies.push({ map: made.map, title });
    }
    const last = copies.at(-1);
    if (last === undefined) {
      await desk.attempt(() => home.refresh());
      return;
    }
    await show(copies.map(({ map }) => map));
    desk.report('home.duplicated', { title: last.title, count: copies.length });
  },
};

export const archiveMaps: Action = {
  id: 'home-archive',
  label: 'home.archive',
  group: 'library',
  icon: 'archive',
  name: (desk) => desk.words.say(desk.home.asked.shelf === 'Archived' ? 'home.unarchive' : 'home.archive'),
  enabled: (desk) => atHand(desk),
  run(desk) {
    const on = desk.home.asked.shelf !== 'Archived';
    return shelveChosen(desk, 'Archived', on, on ? 'home.archived' : 'home.unarchived');
  },
};

export const binMaps: Action = {
  id: 'home-bin',
  label: 'home.toBin',
  group: 'library',
  icon: 'trash-2',
  shortcuts: ['Delete', 'Backspace'],
  enabled: (desk) => atHand(desk),
  run: (desk) => shelveChosen(desk, 'Binned', true, 'home.binned'),
};

export const restoreMaps: Action = {
  id: 'home-restore',
  label: 'home.restore',
  group: 'library',
  icon: 'rotate-ccw',
  shortcuts: ['Enter'],
  enabled: (desk) => atHand(desk, true),
  run: (desk) => shelveChosen(desk, 'Binned', false, 'home.restored'),
};

/** Asks first: what this takes away does not come back. */
export const deleteMaps: Action = {
  id: 'home-delete',
  label: 'home.delete',
  group: 'library',
  icon: 'x',
  shortcuts: ['Delete', 'Shift+Delete'],
  enabled: (desk) => atHand(desk, true),
  run(desk) {
    if (desk.home.chosen.length > 0) desk.show('deleteMaps');
  },
};

export const emptyBin: Action = {
  id: 'home-empty-bin',
  label: 'home.emptyBin',
  group: 'library',
  icon: 'trash-2',
  enabled: (desk) => desk.place === 'library' && desk.home.asked.shelf === 'Bin' && desk.home.order.length > 0,
  run: (desk) => desk.show('emptyBin'),
};

/** Takes maps in the bin away for ever. */
export async function deleteForEver(desk: Desk, maps: readonly string[]): Promise<void> {
  desk.show(null);
  const done = await desk.ask('delete_maps', { maps: [...maps] });
  // What an earlier message offers to bring back may be gone with them.
  if (done !== null) desk.withdrawOffers();
  await desk.attempt(() => desk.home.refresh());
  if (done !== null) desk.report('home.deleted', { count: done.maps.length });
}

export const chooseAllMaps: Action = {
  id: 'home-choose-all',
  label: 'home.chooseAll',
  group: 'library',
  icon: 'list',
  shortcuts: ['Ctrl+A'],
  enabled: (desk) => desk.place === 'library' && !desk.home.searching && desk.home.order.length > 0,
  run: (desk) => desk.home.chooseAll(),
};

export const showTemplates: Action = {
  id: 'templates',
  label: 'home.allTemplates',
  group: 'library',
  icon: 'layout-grid',
  enabled: (desk) => desk.place === 'library',
  run: (desk) => desk.show('templates'),
};

/** Opens a map where words were found in it: the place is selected and in view, and the words stand in the search bar. */
export async function openFound(desk: Desk, map: string, place: FoundInMap | null): Promise<void> {
  if (!(await desk.openMap(map)) || place === null) return;
  const words = longestFound(place.parts) || desk.home.words;
  desk.bench?.searching.seekAt(words, place.id, place.field);
  desk.bench?.panels.callFor('find');
}

/** Of the words that were found the longest: a search of the map looks for what stands in one place, and this one says most. */
export function longestFound(parts: readonly TextPart[]): string {
  const found = parts.filter((part) => part.marked).map((part) => part.text);
  return found.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
