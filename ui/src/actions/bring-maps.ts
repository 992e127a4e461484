import { HostError } from '../host';
import { readPicture as readFile } from '../tools/pictures/read-picture';
import type { Desk } from './desk';
import { openInNewWindow } from './open-window';

/** The ending of a map file. */
const ENDING = '.journey';

/** The largest map file that is read, in bytes: as much as Rust takes. */
const LARGEST = 96 * 1024 * 1024;

/** The map files among some files. */
export function mapsAmong(files: Iterable<File>): File[] {
  return [...files].filter(({ name }) => name.toLowerCase().endsWith(ENDING));
}

/** Reads map files into new maps of the library, beside the open one, and offers to open them. Each bad one is told by its name. */
export async function bringMaps(desk: Desk, files: readonly File[]): Promise<void> {
  const brought: { map: string; name: string }[] = [];
  for (const file of files) {
    try {
      if (file.size > LARGEST) throw new HostError('FileTooLarge', '');
      const bytes = await readFile(file, () => undefined);
      const { map } = await desk.host.call('import', { path: null, bytes });
      if (map !== null) brought.push({ map, name: file.name.slice(0, -ENDING.length) });
    } catch (failure) {
      desk.complainOf(file.name, failure);
    }
  }
  const first = brought[0];
  if (first === undefined) return;
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
    run: () => void desk.showLibrary(),
  };
  const text = words.say('toast.brought', { name: first.name, count: brought.length });
  // In the library the new maps are in view already.
  if (brought.length > 1 && desk.place === 'library') desk.report('toast.brought', { name: '', count: brought.length });
  else desk.offer(text, brought.length === 1 ? open : several);
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
 * their way. Returns how to untie it.
 */
export function tieDrops(desk: Desk, show: (on: boolean) => void): () => void {
  const over = (event: DragEvent): void => {
    if (!carriesFiles(event) || event.dataTransfer === null) return;
    const pictures = carriesPictures(event);
    show(!pictures);
    if (event.defaultPrevented) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = pictures ? 'none' : 'copy';
  };
  const leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) show(false);
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
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop, true);
    window.removeEventListener('dragend', unseen);
  };
}
