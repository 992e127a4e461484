import type { Sheet } from './pen';
import { makeSheet } from './pen';

/** Edge of a tile in device pixels. */
export const TILE = 512;
/** All tiles together, over all layers. Four bytes a pixel. */
const MOST = Math.floor((80 * 1024 * 1024) / (TILE * TILE * 4));

/**
 * The canvases of all tiles. One that is given back is painted anew: a canvas that is only forgotten keeps its memory until
 * the browser looks for what nobody needs, which may be hundreds of them later.
 */
export class Sheets {
  readonly #make: (alpha: boolean) => Sheet;
  readonly #free = new Map<boolean, Sheet[]>([
    [true, []],
    [false, []],
  ]);
  #made = 0;

  constructor(make: (alpha: boolean) => Sheet = (alpha) => makeSheet(TILE, TILE, alpha)) {
    this.#make = make;
  }

  /** Number of canvases that exist. */
  get made(): number {
    return this.#made;
  }

  /** A canvas to paint on; `null` when as many as may be are in use. */
  take(alpha: boolean): Sheet | null {
    const free = this.#free.get(alpha)?.pop();
    if (free !== undefined) return free;
    if (this.#made >= MOST && !this.#discard(!alpha)) return null;
    return this.more(alpha);
  }

  /** One more canvas, whatever their number: a window may be so large that it needs them all at once. */
  more(alpha: boolean): Sheet {
    this.#made += 1;
    return this.#make(alpha);
  }

  /** Takes a canvas back. */
  give(sheet: Sheet, alpha: boolean): void {
    if (this.#made > MOST) this.#end(sheet);
    else this.#free.get(alpha)?.push(sheet);
  }

  /** Ends those that nobody has. */
  end(): void {
    for (const free of this.#free.values()) for (const sheet of free.splice(0)) this.#end(sheet);
  }

  #discard(alpha: boolean): boolean {
    const sheet = this.#free.get(alpha)?.pop();
    if (sheet === undefined) return false;
    this.#end(sheet);
    return true;
  }

  #end(sheet: Sheet): void {
    // A canvas without pixels has no memory.
    sheet.canvas.width = 0;
    sheet.canvas.height = 0;
    this.#made -= 1;
  }
}
