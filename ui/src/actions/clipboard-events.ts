import type { HitRegion, Point } from '../bindings';
import { dropAt } from '../kernels/drop';
import type { Bench } from '../tools/bench';
import { take } from '../tools/clipboard/clipboard';
import { keepPictures, picturesAmong } from '../tools/pictures/keep-picture';
import { atPaths } from '../tools/pictures/read-picture';
import { copyCards, cutCards, isWanted, pasteOffered, pasteOnItsWay } from './clipboard';
import type { Desk } from './desk';

/** Whether the keyboard is in a text, where copying and pasting belong to the text. */
function inText(target: EventTarget | null): boolean {
  const texts = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
  const within = (element: unknown): boolean => element instanceof Element && element.closest(texts) !== null;
  return within(target) || within(document.activeElement);
}

/** Whether words of the page are marked, which are what the user means to copy. */
function marked(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.toString() !== '';
}

/** What lies under a place of the page, if that is on the map; `undefined` beside the map. */
function aimAt(
  bench: Bench,
  box: HTMLElement | null,
  on: EventTarget | null,
  { x, y }: Point,
): HitRegion | null | undefined {
  if (box === null || !(on instanceof Node) || !box.contains(on)) return undefined;
  const { left, top } = box.getBoundingClientRect();
  const at = { x: x - left, y: y - top };
  return bench.view.at(at, (hit) => hit.kind === 'Cell' || hit.kind === 'Card' || hit.kind === 'Emotion');
}

/** Takes pictures and links that the shell tells by their paths, and that were let go over the open map. */
export function takePaths(desk: Desk, box: HTMLElement | null, paths: readonly string[], at: Point): void {
  const { bench } = desk;
  if (bench === null || box === null || desk.place !== 'map') return;
  const aim = aimAt(bench, box, document.elementFromPoint(at.x, at.y), at);
  if (aim === undefined) return;
  const pictures = picturesAmong(atPaths(paths));
  const links = paths.filter((path) => !path.startsWith('/'));
  if (pictures.length > 0) void keepPictures(bench, pictures, aim);
  else if (links.length > 0) void pasteOffered(desk, { text: links.join('\n'), html: '', records: '' }, aim);
}

/**
 * Ties the system's clipboard and drops of text and pictures from other programs to the open map. Returns how to untie it.
 * `host` is the element that shows the map.
 */
export function tieClipboard(desk: Desk, bench: Bench, host: () => HTMLElement | null): () => void {
  const ours = (event: Event): boolean =>
    isWanted() || (desk.place === 'map' && desk.dialog === null && !inText(event.target));

  // Words that are marked are copied by the system, unless an action asks for the cards.
  const taken = (event: Event): boolean => ours(event) && (isWanted() || !marked());

  // WebKit asks first whether there is anything to copy or a place to paste.
  const before = (event: Event): void => {
    if (event.type === 'beforepaste' ? ours(event) : taken(event)) event.preventDefault();
  };
  // An event that nobody takes empties the clipboard in WebKit: it is taken even where there is nothing to copy.
  const copy = (event: ClipboardEvent): void => {
    if (!taken(event)) return;
    event.preventDefault();
    copyCards(desk, event.clipboardData);
  };
  const cut = (event: ClipboardEvent): void => {
    if (!taken(event)) return;
    event.preventDefault();
    cutCards(desk, event.clipboardData);
  };
  const paste = (event: ClipboardEvent): void => {
    const from = event.clipboardData;
    if (!ours(event) || from === null) return;
    event.preventDefault();
    pasteOnItsWay(desk, received(from));
  };
  /** Reads what comes in while its event is handled. Returns how to put it onto the map. */
  const received = (from: DataTransfer): ((aim: HitRegion | null) => void) => {
    const offered = take(from);
    const pictures = picturesAmong(from.files);
    return (aim) => {
      // A spreadsheet sends a picture of its cells along with them.
      if (pictures.length > 0 && offered.text.trim() === '') void keepPictures(bench, pictures, aim);
      else void pasteOffered(desk, offered, aim);
    };
  };

  const placeOf = (event: DragEvent) => aimAt(bench, host(), event.target, { x: event.clientX, y: event.clientY });
  const over = (event: DragEvent): void => {
    const kinds = event.dataTransfer?.types ?? [];
    const aim = placeOf(event);
    const fits = kinds.includes('text/plain') || kinds.includes('Files');
    if (desk.place !== 'map' || aim === undefined || !fits || event.dataTransfer === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    const middle = aim === null ? null : { x: aim.rect.x + aim.rect.w / 2, y: aim.rect.y + aim.rect.h - 1 };
    bench.view.over({ drop: middle === null ? null : dropAt(bench.journey.scene.hits, middle, new Set()) });
  };
  const leave = (event: DragEvent): void => {
    if (event.relatedTarget === null || !host()?.contains(event.relatedTarget as Node)) bench.view.over({ drop: null });
  };
  const drop = (event: DragEvent): void => {
    const aim = placeOf(event);
    bench.view.over({ drop: null });
    if (desk.place !== 'map' || aim === undefined || event.dataTransfer === null) return;
    event.preventDefault();
    received(event.dataTransfer)(aim);
  };

  const ties: [string, (event: never) => void][] = [
    ['beforecopy', before],
    ['beforecut', before],
    ['beforepaste', before],
    ['copy', copy],
    ['cut', cut],
    ['paste', paste],
    ['dragover', over],
    ['dragleave', leave],
    ['drop', drop],
  ];
  for (const [name, listener] of ties) document.addEventListener(name, listener as EventListener);
  return () => {
    for (const [name, listener] of ties) document.removeEventListener(name, listener as EventListener);
  };
}
