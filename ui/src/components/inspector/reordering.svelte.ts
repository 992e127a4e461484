interface Pulled {
  readonly pointer: number;
  readonly key: string;
  /** The place among all that it would take. */
  readonly to: number;
}

/** How much of a row counts as its height: what an opened row shows below its head is no part of it. In CSS pixels. */
const HEAD = 32;

/**
 * A row of a list that is pulled to another place by its handle. Escape leaves it where it was.
 *
 * The handles hand on `pointerdown`; the window the rest, since the row may be drawn elsewhere, or be gone, before it is let go.
 */
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
    if (event.button !== 0 || !event.isPrimary || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#pulled = { pointer: event.pointerId, key, to: this.#keys().indexOf(key) };
  }

  over(event: PointerEvent): void {
    const pulled = this.#pulled;
    if (event.pointerId !== pulled?.pointer) return;
    // It was let go where the window did not hear of it.
    if (event.buttons === 0) {
      this.cancel();
      return;
    }
    this.#pulled = { ...pulled, to: this.#placeOf(pulled, event) };
  }

  /** The place among all that the pointer stands for now. */
  #placeOf(pulled: Pulled, event: PointerEvent): number {
    const keys = this.#keys();
    const above = [...(this.#list()?.children ?? [])].filter((row, at) => {
      const box = row.getBoundingClientRect();
      return keys[at] !== pulled.key && box.top + Math.min(box.height, HEAD) / 2 < event.clientY;
    });
    return above.length;
  }

  drop(event: PointerEvent): void {
    const pulled = this.#pulled;
    if (event.pointerId !== pulled?.pointer) return;
    this.#pulled = null;
    if (this.#keys().includes(pulled.key)) this.#move(pulled.key, pulled.to);
  }

  /** The system has taken the pointer. */
  lose(event: PointerEvent): void {
    if (event.pointerId === this.#pulled?.pointer) this.cancel();
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
