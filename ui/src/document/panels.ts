import { Observable } from '../kernels/observable';

/** The parts of the window that can be shown and put away. */
export type Panel =
  | 'rail'
  | 'pieces'
  | 'inspector'
  | 'guide'
  | 'guidance'
  | 'filter'
  | 'find'
  | 'replace'
  | 'views'
  | 'tray'
  | 'minimap'
  | 'findings';

/** The parts at the sides of the map: in a narrow window they lie over it, one at a time, and are put away again. */
const SIDES = ['rail', 'pieces', 'inspector', 'guide'] as const;
export type SidePart = (typeof SIDES)[number];
const FOLDING: readonly Panel[] = SIDES;

/** Where the window remembers which parts were shown: the page's own storage, or nothing. */
export interface Drawer {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

const NAME = 'percorso.panels';
/** Those that are shown again the next time as they were left, and how they stand at first. */
const LASTING: Partial<Record<Panel, boolean>> = {
  rail: true,
  pieces: false,
  inspector: true,
  tray: false,
  guide: false,
  // The questions in empty cells, which are part of the map's picture rather than of the window.
  guidance: true,
};
/** Those that stand where there is room for them until somebody chooses. */
const BY_ROOM: readonly Panel[] = ['minimap', 'findings'];

/** Which parts of the window are shown beside the map. */
export class Panels extends Observable {
  readonly #drawer: Drawer | null;
  readonly #shown = new Map<Panel, boolean>();
  readonly #calls = new Map<Panel, number>();
  /** The part that lies over the map of a narrow window; `undefined` in a wide one. */
  #over: Panel | null | undefined = undefined;
  #roomy = true;
  #tall = true;

  constructor(drawer: Drawer | null) {
    super();
    this.#drawer = drawer;
    const kept = this.#read();
    for (const [panel, first] of Object.entries(LASTING)) {
      this.#shown.set(panel as Panel, kept[panel] ?? first);
    }
    for (const panel of BY_ROOM) if (kept[panel] !== undefined) this.#shown.set(panel, kept[panel]);
  }

  shown(panel: Panel): boolean {
    if (this.#over !== undefined && FOLDING.includes(panel)) return this.#over === panel;
    // The pieces stand in the rail's place.
    if (panel === 'rail' && this.#shown.get('pieces') === true) return false;
    // Whoever has not chosen sees the minimap and the findings where there is room for them.
    return this.#shown.get(panel) ?? ((panel === 'minimap' && this.#roomy) || (panel === 'findings' && this.#tall));
  }

  /** Whether the window is too narrow for the parts at its sides. */
  get narrow(): boolean {
    return this.#over !== undefined;
  }

  /** The window has become narrow or wide. */
  fold(narrow: boolean): void {
    if (narrow === this.narrow) return;
    this.#over = narrow ? null : undefined;
    this.changed();
  }

  /** Whether the map is wide enough for a minimap beside what it shows. */
  spread(roomy: boolean): void {
    if (roomy === this.#roomy) return;
    this.#roomy = roomy;
    this.changed();
  }

  /** Whether the window is high enough for the findings below the map. */
  rise(tall: boolean): void {
    if (tall === this.#tall) return;
    this.#tall = tall;
    this.changed();
  }

  /** Puts away what lies over the map of a narrow window. Returns whether there was something. */
  putAway(): boolean {
    if (this.#over === undefined || this.#over === null) return false;
    this.#over = null;
    this.changed();
    return true;
  }

  /** How often a panel was called for, so that it can take the keyboard each time. */
  calls(panel: Panel): number {
    return this.#calls.get(panel) ?? 0;
  }

  show(panel: Panel, on: boolean): void {
    if (this.shown(panel) === on) return;
    this.#set(panel, on);
    this.#write();
    this.changed();
  }

  toggle(panel: Panel): void {
    this.show(panel, !this.shown(panel));
  }

  /** Shows a panel and gives it the keyboard. */
  callFor(panel: Panel): void {
    this.#calls.set(panel, this.calls(panel) + 1);
    this.#set(panel, true);
    this.#write();
    this.changed();
  }

  #set(panel: Panel, on: boolean): void {
    if (this.#over !== undefined && FOLDING.includes(panel)) this.#over = on ? panel : null;
    else {
      this.#shown.set(panel, on);
      if (panel === 'rail' && on) this.#shown.set('pieces', false);
    }
  }

  #read(): Record<string, boolean> {
    try {
      const kept: unknown = JSON.parse(this.#drawer?.getItem(NAME) ?? '{}');
      if (typeof kept !== 'object' || kept === null) return {};
      return Object.fromEntries(
        Object.entries(kept).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
      );
    } catch {
      // What was kept is damaged or out of reach: the parts stand as at first.
      return {};
    }
  }

  #write(): void {
    const lasting = [...Object.keys(LASTING), ...BY_ROOM].flatMap((panel) => {
      const on = this.#shown.get(panel as Panel);
      return on === undefined ? [] : [[panel, on]];
    });
    try {
      this.#drawer?.setItem(NAME, JSON.stringify(Object.fromEntries(lasting)));
    } catch {
      // A full or forbidden storage costs nothing but the memory of it.
    }
  }
}

/** The page's storage, where there is one and it may be used. */
export function pageDrawer(): Drawer | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
