import type { FoundInMap, MapMark, MapSummary } from '../bindings';
import type { Key } from '../i18n';
import type { Action } from './action';
import type { Desk } from './desk';

/** The chosen maps with what is known of them. */
function chosen(desk: Desk): MapSummary[] {
  return desk.home.chosen.flatMap((map) => desk.home.summary(map) ?? []);
}

/** Whether the library is shown, with maps chosen in it that are, or are not, in the bin. */
function atHand(desk: Desk, binned = false): boolean {
  if (desk.place !== 'library' || desk.home.words !== '') return false;
  return desk.home.chosen.length > 0 && (desk.home.asked.shelf === 'Bin') === binned;
}

/** What a map is called. */
export function titleOf(desk: Desk, map: string): string {
  const title = desk.home.summary(map)?.title ?? '';
  return title === '' ? desk.words.say('library.untitled') : title;
}

/** Notes something of maps or takes it back, and shows the library as it is then. Resolves with whether it worked. */
async function shelve(desk: Desk, maps: readonly string[], mark: MapMark, on: boolean): Promise<boolean> {
  const done = await desk.ask('shelve', { maps: [...maps], mark, on });
  if (done === null) return false;
  await desk.attempt(() => desk.home.refresh());
  return true;
}

/** Notes something of the chosen maps, says so, and offers to take it back. */
async function shelveChosen(desk: Desk, mark: MapMark, on: boolean, said: Key): Promise<void> {
  const { home, words } = desk;
  const maps = [...home.chosen];
  const [first] = maps;
  if (first === undefined) return;
  const text = words.say(said, { title: titleOf(desk, first), count: maps.length });
  // What leaves the shelf leaves the keyboard to whoever stood beside it.
  const beside = home.order.find((map, at) => at > home.order.indexOf(maps.at(-1) ?? '') && !maps.includes(map));
  if (!(await shelve(desk, maps, mark, on))) return;
  if (home.chosen.length === 0 && beside !== undefined) home.choose(beside);
  desk.offer(text, {
    label: words.say('action.undo'),
    shortcut: '',
    run: () => void shelve(desk, maps, mark, !on),
  });
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

/** Keeps the title that was typed for a map. */
export async function keepTitle(desk: Desk, map: string, title: string): Promise<void> {
  desk.home.name(null);
  if (title.trim() === (desk.home.summary(map)?.title ?? '')) return;
  if ((await desk.ask('name_map', { map, title })) !== null) await desk.attempt(() => desk.home.refresh());
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

function allPinned(desk: Desk): boolean {
  return chosen(desk).every((map) => map.pinned);
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
    let last: string | null = null;
    for (const map of home.chosen) {
      const title = words.say('home.copyOf', { title: titleOf(desk, map) });
      const made = await desk.ask('duplicate_map', { map, title });
      if (made === null) break;
      last = made.map;
    }
    await desk.attempt(() => home.refresh());
    if (last === null) return;
    home.choose(last);
    desk.report('home.duplicated', { title: titleOf(desk, last) });
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
  run: (desk) => desk.show('deleteMaps'),
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
  await desk.attempt(() => desk.home.refresh());
  if (done !== null) desk.report('home.deleted', { count: maps.length });
}

export const chooseAllMaps: Action = {
  id: 'home-choose-all',
  label: 'home.chooseAll',
  group: 'library',
  icon: 'list',
  shortcuts: ['Ctrl+A'],
  enabled: (desk) => desk.place === 'library' && desk.home.words === '' && desk.home.order.length > 0,
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
  const words = place.parts.find((part) => part.marked)?.text ?? desk.home.words;
  desk.bench?.searching.seekAt(words, place.id, place.field);
  desk.bench?.panels.callFor('find');
}
