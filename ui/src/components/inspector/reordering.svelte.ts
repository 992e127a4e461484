interface Pulled {
  readonly key: string;
  /** The place among all that it would take. */
  readonly to: number;
}

/** How much of a row counts as its height: what an opened row shows below its head is no part of it. In CSS pixels. */
const HEAD = 32;

/** A row of a list that is pulled to another place by its handle. Escape leaves it where it was. */
export class Reordering {
  #pulled = $state.raw<Pulled | null>(null);
  readonly #list: () => HTMLElement | undefined;
  readonly #keys: () => readonly string[];
  readonly #move: (key: string, to: number) => void;

  /** `list` holds the rows as its children, in the order of `keys`; `move` brings one of them to another place. */
  constructor(
    list: () => HTMLElement | undefined,
    keys: () => readonly string[],
    move: (key: string, to: number) => void,
  ) {
    this.#list = list;
    this.#keys = keys;
    this.#move = move;
  }

  /** What is pulled; `null` for nothing. */
  get key(): string | null {
    return this.#pulled?.key ?? null;
  }

  /** Above which row the line stands that shows the new place: their number for below the last one, -1 for nowhere. */
  get line(): number {
    const pulled = this.#pulled;
    if (pulled === null) return -1;
    const from = this.#keys().indexOf(pulled.key);
    return pulled.to === from ? -1 : pulled.to < from ? pulled.to : pulled.to + 1;
  }

  /** The handle of a row was pressed: it has the pointer from here on. */
  pull(event: PointerEvent, key: string): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#pulled = { key, to: this.#keys().indexOf(key) };
  }

  over(event: PointerEvent): void {
    const pulled = this.#pulled;
    if (pulled === null) return;
    const keys = this.#keys();
    const above = [...(this.#list()?.children ?? [])].filter((row, at) => {
      const box = row.getBoundingClientRect();
      return keys[at] !== pulled.key && box.top + Math.min(box.height, HEAD) / 2 < event.clientY;
    });
    this.#pulled = { ...pulled, to: above.length };
  }

  drop(): void {
    const pulled = this.#pulled;
    this.#pulled = null;
    if (pulled !== null && this.#keys().includes(pulled.key)) this.#move(pulled.key, pulled.to);
  }

  cancel(): void {
    this.#pulled = null;
  }

  /** Keys of the window while something is pulled. */
  press(event: KeyboardEvent): void {
    if (this.#pulled === null || event.key !== 'Escape') return;
    this.cancel();
    event.stopPropagation();
  }
}
