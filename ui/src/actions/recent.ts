const NAME = 'percorso.recent-actions';
/** How many are remembered. */
const MOST = 12;
/** What a name of an action looks like; the page's storage may hold anything. */
const ID = /^[a-z0-9-]{1,60}$/i;

/** Where the window remembers things from one start to the next: the page's own storage. */
export interface Shelf {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

function pageShelf(): Shelf | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    // A page may be forbidden to keep anything.
    return null;
  }
}

/** The actions that were used last, the latest first. They are kept for the next start as far as the system allows. */
export class Recent {
  readonly #shelf: Shelf | null;
  #ids: readonly string[];

  constructor(shelf: Shelf | null = pageShelf()) {
    this.#shelf = shelf;
    this.#ids = read(shelf);
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  /** Puts an action first. */
  use(id: string): void {
    this.#ids = [id, ...this.#ids.filter((other) => other !== id)].slice(0, MOST);
    try {
      this.#shelf?.setItem(NAME, JSON.stringify(this.#ids));
    } catch {
      // Full or forbidden: remembered until the window closes.
    }
  }
}

function read(shelf: Shelf | null): string[] {
  try {
    const kept: unknown = JSON.parse(shelf?.getItem(NAME) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((id): id is string => typeof id === 'string' && ID.test(id)).slice(0, MOST);
  } catch {
    return [];
  }
}
