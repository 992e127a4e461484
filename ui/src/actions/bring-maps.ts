import type { Source } from '../bindings';
import type { CameIn } from '../document/sharing';
import { HostError } from '../host';
import { fileName } from '../kernels/file-name';
import { readPicture as readFile } from '../tools/pictures/read-picture';
import { backToLibrary } from './back-to-library';
import { takePaths } from './clipboard-events';
import type { Desk } from './desk';
import { openInNewWindow } from './open-window';
import type { RefusedFile } from './refused-files';
import { makingHere, showMaps } from './show-made';

/** The ending of a map file. */
const ENDING = '.journey';

/** The largest map file that is read, in bytes: as much as Rust takes. */
const LARGEST = 96 * 1024 * 1024;

/** The map files among some files. */
export function mapsAmong(files: Iterable<File>): File[] {
  return [...files].filter(({ name }) => isMap(name));
}

/** Whether this is the name or path of a map file. */
export function isMap(name: string): boolean {
  return name.toLowerCase().endsWith(ENDING);
}

/** A map file with a name. */
export interface NamedFile {
  readonly source: Source;
  readonly name: string;
}

/**
 * Takes map files that came from outside. Those that are copies of a map of the library are asked about; the others become new
 * maps, beside the open one. The bad ones are told by their names.
 */
export async function bringMaps(desk: Desk, files: readonly File[]): Promise<void> {
  const read: NamedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const file of files) {
    try {
      if (file.size > LARGEST) throw new HostError('FileTooLarge', '');
      const bytes = await readFile(file, () => undefined);
      read.push({ source: { Bytes: { name: file.name, bytes } }, name: file.name });
    } catch (failure) {
      refused.push({ name: file.name, error: failure });
    }
  }
  await takeIn(desk, read, refused);
}

/** The same for files that the system names by their paths. */
export function bringPaths(desk: Desk, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ source: { File: { path } }, name: fileName(path) }));
  return takeIn(desk, files);
}

/** The same for files that can be read, beside some that cannot. */
export async function takeIn(
  desk: Desk,
  files: readonly NamedFile[],
  unread: readonly RefusedFile[] = [],
): Promise<void> {
  const refused = [...unread];
  const known: CameIn[] = [];
  const others: NamedFile[] = [];
  for (const file of files) {
    try {
      const found = await desk.host.call('recognise', { source: file.source });
      if (found.known.length === 0) others.push(file);
      else known.push({ source: file.source, found });
    } catch (failure) {
      refused.push({ name: file.name, error: failure });
    }
  }
  if (others.length > 0) refused.push(...(await add(desk, others)));
  desk.complainOf(refused);
  if (known.length === 0) return;
  // A question for each map that they are copies of, that about the open one first.
  const maps = new Set(known.map(mapOf));
  const open = desk.bench?.journey.map;
  const order = [...maps].sort((a, b) => Number(b === open) - Number(a === open));
  for (const map of order) desk.sharing.askAbout(known.filter((one) => mapOf(one) === map));
  desk.show('cameIn');
}

function mapOf({ found }: CameIn): string | undefined {
  return found.known[0]?.map;
}

/** Reads map files into new maps of the library, beside the open one, and offers to open them. */
export async function addBeside(desk: Desk, files: readonly NamedFile[]): Promise<void> {
  desk.complainOf(await add(desk, files));
}

/** The same; returns those that could not be read. */
async function add(desk: Desk, files: readonly NamedFile[]): Promise<readonly RefusedFile[]> {
  const refused: RefusedFile[] = [];
  const show = makingHere(desk);
  const brought: { map: string; name: string }[] = [];
  for (const { source, name } of files) {
    try {
      const params = 'File' in source ? { path: source.File.path } : { path: null, bytes: bytesOf(source) };
      const { map } = await desk.host.call('import', params);
      if (map !== null) brought.push({ map, name: isMap(name) ? name.slice(0, -ENDING.length) : name });
    } catch (failure) {
      refused.push({ name, error: failure });
    }
  }
  const first = brought[0];
  if (first === undefined) return refused;
  const maps = brought.map(({ map }) => map);
  await show(maps);
  const { words } = desk;
  const open = {
    label: words.say('toast.open'),
    shortcut: '',
    run: () => void desk.openMap(first.map),
    also: {
      label: words.say('toast.openWindow'),
      shortcut: '',
      run: () => void openInNewWindow(desk, first.map),
    },
  };
  const several = {
    label: words.say('toast.showLibrary'),
    shortcut: '',
    run: () => void showBrought(desk, maps),
  };
  const text = words.say('toast.brought', { name: first.name, count: brought.length });
  // In the library the new maps are in view already.
  if (brought.length > 1 && desk.place === 'library') desk.report('toast.brought', { name: '', count: brought.length });
  else desk.offer(text, brought.length === 1 ? open : several);
  return refused;
}

/** Leaves the open map for those that were brought beside it. */
async function showBrought(desk: Desk, maps: readonly string[]): Promise<void> {
  await backToLibrary.run(desk);
  if (desk.place === 'library') await showMaps(desk, maps);
}

function bytesOf(source: Source): string {
  return 'Bytes' in source ? source.Bytes.bytes : '';
}

/** Whether files are being dragged, and not words or pictures of this page. */
function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** Whether all of them are pictures, as far as the system tells before they are let go. */
function carriesPictures(event: DragEvent): boolean {
  const items = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file');
  return items.length > 0 && items.every((item) => item.type.startsWith('image/'));
}

/**
 * Takes map files that are dropped anywhere in the window. Everything else is left to whom it is dropped on; a file that nobody
 * takes does nothing, rather than fill the window in the place of the app. `show` is told whether map files may be on
 * their way; `box` is the element that shows the map. Returns how to untie it.
 */
export function tieDrops(desk: Desk, show: (on: boolean) => void, box: () => HTMLElement | null): () => void {
  const over = (event: DragEvent): void => {
    if (!carriesFiles(event) || event.dataTransfer === null) return;
    const pictures = carriesPictures(event);
    show(!pictures);
    if (event.defaultPrevented) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = pictures ? 'none' : 'copy';
  };
  const leave = (event: DragEvent): void => {
    // Where the shell tells of files, the page's own events know of none.
    if (carriesFiles(event) && event.relatedTarget === null) show(false);
  };
  const drop = (event: DragEvent): void => {
    show(false);
    if (!carriesFiles(event)) return;
    const maps = mapsAmong(event.dataTransfer?.files ?? []);
    if (maps.length === 0) {
      if (!event.defaultPrevented) event.preventDefault();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    void bringMaps(desk, maps);
  };
  const unseen = (): void => show(false);
  // Map files are looked for before the map takes what is dropped on it; where they are dragged, after it.
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', leave);
  window.addEventListener('drop', drop, true);
  window.addEventListener('dragend', unseen);
  // While something is dragged there are no such events: what moves now is a bare pointer, wherever the rest went.
  window.addEventListener('pointermove', unseen);
  // Where the page gets no files, the shell tells of all of them here.
  const untie = desk.host.watchFiles?.({
    over: (paths) => show(paths.some(isMap)),
    left: unseen,
    dropped: (paths, at) => {
      show(false);
      const maps = paths.filter(isMap);
      if (maps.length > 0) void bringPaths(desk, maps);
      else takePaths(desk, box(), paths, at);
    },
  });
  return () => {
    untie?.();
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop, true);
    window.removeEventListener('dragend', unseen);
    window.removeEventListener('pointermove', unseen);
  };
}
