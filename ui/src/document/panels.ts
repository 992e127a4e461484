import { Observable } from '../kernels/observable';

/** The parts of the window that can be shown and put away. */
export type Panel = 'rail' | 'filter' | 'find' | 'replace' | 'views' | 'tray' | 'minimap';

/** Where the window remembers which parts were shown: the page's own storage, or nothing. */
export interface Drawer {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

const NAME = 'percorso.panels';
/** Those that are shown again the next time as they were left, and how they stand at first. */
const LASTING: Partial<Record<Panel, boolean>> = { rail: true, tray: false, minimap: true };

/** Which parts of the window are shown beside the map. */
export class Panels extends Observable {
  readonly #drawer: Drawer | null;
  readonly #shown = new Map<Panel, boolean>();
  readonly #calls = new Map<Panel, number>();

  constructor(drawer: Drawer | null) {
    super();
    this.#drawer = drawer;
    const kept = this.#read();
    for (const [panel, first] of Object.entries(LASTING)) {
      this.#shown.set(panel as Panel, kept[panel] ?? first);
    }
  }

  shown(panel: Panel): boolean {
    return this.#shown.get(panel) ?? false;
  }

  /** How often a panel was called for, so that it can take the keyboard each time. */
  calls(panel: Panel): number {
    return this.#calls.get(panel) ?? 0;
  }

  show(panel: Panel, on: boolean): void {
    if (this.shown(panel) === on) return;
    this.#shown.set(panel, on);
    this.#write();
    this.changed();
  }

  toggle(panel: Panel): void {
    this.show(panel, !this.shown(panel));
  }

  /** Shows a panel and gives it the keyboard. */
  callFor(panel: Panel): void {
    this.#calls.set(panel, this.calls(panel) + 1);
    this.#shown.set(panel, true);
    this.#write();
    this.changed();
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
    const lasting = Object.keys(LASTING).map((panel) => [panel, this.shown(panel as Panel)]);
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
