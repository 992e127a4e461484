import type { RecentFile, Source } from '../bindings';
import type { Action } from './action';
import { pickMapFile } from './copies';
import type { Desk } from './desk';
import { openMade } from './new-map';

/**
 * Opens a map file. One that is a copy of a map of the library is asked about, unless it has in it what that map has and
 * `same` says to open the map; any other becomes a map of its own.
 */
async function openFile(desk: Desk, name: string, source: Source, same: 'ask' | 'open'): Promise<void> {
  const found = await desk.ask('recognise', { source });
  if (found === null) return;
  const [first] = found.known;
  if (first !== undefined) {
    if (same === 'open' && first.kinship === 'Same') {
      await desk.openMap(first.map);
      return;
    }
    desk.sharing.askAbout([{ source, found }]);
    desk.show('cameIn');
    return;
  }
  if (!('File' in source)) return;
  const { path } = source.File;
  if (await openMade(desk, () => desk.ask('import', { path }))) desk.report('toast.imported', { name });
}

export const importMapFile: Action = {
  id: 'import-map-file',
  label: 'action.importMapFile',
  group: 'file',
  icon: 'import',
  shortcuts: ['Ctrl+O'],
  enabled: inWindow,
  async run(desk) {
    const picked = await pickMapFile(desk);
    if (picked !== null) await openFile(desk, picked.name, picked.source, 'ask');
  },
};

/** Offers the map files that were used last. */
export const openRecent: Action = {
  id: 'open-recent',
  label: 'action.openRecent',
  group: 'file',
  icon: 'clock',
  shortcuts: ['Ctrl+Alt+O'],
  enabled: inWindow,
  async run(desk) {
    await desk.attempt(() => desk.recentFiles.read());
    desk.show('files');
  },
};

/** Opens a map file that was used before. Where it is gone by now, the list can do without it. */
export async function openRecentFile(desk: Desk, file: RecentFile): Promise<void> {
  if (!file.there) {
    // A drive may be there again.
    await desk.attempt(() => desk.recentFiles.read());
    if (desk.recentFiles.files.find(({ path }) => path === file.path)?.there !== true) {
      tellGone(desk, file);
      return;
    }
  }
  await openFile(desk, file.name, { File: { path: file.path } }, 'open');
}

function tellGone(desk: Desk, file: RecentFile): void {
  const { say } = desk.words;
  desk.offer(say('files.goneTold', { name: file.name, folder: file.folder }), {
    label: say('files.forget'),
    shortcut: '',
    run: () => void desk.attempt(() => desk.recentFiles.forget(file)),
  });
}

function inWindow(desk: Desk): boolean {
  return desk.place === 'library' || desk.place === 'map';
}
