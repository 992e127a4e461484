import type { Source } from '../bindings';
import { Copies, type Given, type Purpose } from '../document/copies';
import type { CameIn } from '../document/sharing';
import { fileName } from '../kernels/file-name';
import { type Action, drawing } from './action';
import type { Desk } from './desk';

/** What a copy is called before it is read. */
export function given(source: Source, title = ''): Given {
  const name = 'File' in source ? fileName(source.File.path) : 'Bytes' in source ? source.Bytes.name : title;
  return { source, name, by: null };
}

/** Shows copies of the open map: what differs, or what bringing them together would give. */
export function lookAtCopies(desk: Desk, purpose: Purpose, copies: readonly Given[]): void {
  const { bench } = desk;
  if (bench === null) return;
  desk.sharing.lookAt(new Copies(desk.host, bench.journey, purpose, copies));
  desk.show('copies');
}

/** Asks for a map file. Resolves with `null` when the question was called off. */
export async function pickMapFile(desk: Desk): Promise<Given | null> {
  const picked = await desk.ask('pick_map_file', {});
  return picked === null || picked.path === null ? null : given({ File: { path: picked.path } });
}

/** Opens the map that files are copies of, and shows what bringing them together would give, or what differs. */
export async function lookAtCameIn(desk: Desk, purpose: Purpose, files: readonly CameIn[]): Promise<void> {
  const map = files[0]?.found.known[0]?.map;
  if (map === undefined) return;
  if (desk.bench?.journey.map !== map && !(await desk.openMap(map))) return;
  // Who called the question off meanwhile wants to see the map, if anything.
  if (desk.sharing.cameIn !== files) return;
  desk.sharing.answered();
  lookAtCopies(
    desk,
    purpose,
    files.map(({ source }) => given(source)),
  );
}

async function run(desk: Desk, purpose: Purpose): Promise<void> {
  await desk.bench?.writing.commit('stay');
  const picked = await pickMapFile(desk);
  if (picked !== null) lookAtCopies(desk, purpose, [picked]);
}

/** Brings copies of the map together with it. */
export const mergeCopies: Action = {
  id: 'merge-copies',
  label: 'action.mergeCopies',
  group: 'file',
  icon: 'merge',
  shortcuts: ['Ctrl+Alt+M'],
  enabled: drawing,
  run: (desk) => run(desk, 'merge'),
};

/** Compares the map with a file. */
export const compareFile: Action = {
  id: 'compare-file',
  label: 'action.compareFile',
  group: 'file',
  icon: 'columns-2',
  shortcuts: ['Ctrl+Alt+D'],
  enabled: drawing,
  run: (desk) => run(desk, 'compare'),
};

/** Compares the map with another one of the library. */
export const compareMap: Action = {
  id: 'compare-map',
  label: 'action.compareMap',
  group: 'file',
  icon: 'library',
  enabled: drawing,
  run(desk) {
    lookAtCopies(desk, 'compare', []);
  },
};

/** Writes the map as a file without what its reader need not have. */
export const saveCopy: Action = {
  id: 'save-copy',
  label: 'action.saveCopy',
  group: 'file',
  icon: 'download',
  shortcuts: ['Ctrl+Shift+S'],
  enabled: drawing,
  async run(desk) {
    await desk.bench?.writing.commit('stay');
    desk.show('saveCopy');
  },
};
