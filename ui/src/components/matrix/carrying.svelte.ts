/** A place of a board that cards can be let go on: what its element says in `data-spot`. */
export type SpotKey = string;

/** Pixels that decide between a click and a drag. */
const DISTANCE = 4;
/** How near the edge the board scrolls by itself, and by how much a frame, in CSS pixels. */
const EDGE = 36;
const PULL = 9;

interface Carried {
  readonly ids: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly over: SpotKey | null;
}

/**
 * Cards that are carried over a board by the pointer. Escape, or losing the pointer, leaves everything as it was; the card that
 * was pressed has the pointer, so that the board may scroll away below it.
 *
 * The cards hand on `pointerdown`; the window the rest, since the card may be drawn elsewhere, or be gone, before it is let go.
 */
export class Carrying {
  #carried = $state.raw<Carried | null>(null);
  #pressed: { id: string; x: number; y: number; pointer: number; at: HTMLElement } | null = null;
  readonly #choose: (id: string) => readonly string[];
  readonly #drop: (ids: readonly string[], spot: SpotKey, held: string) => void;
  #frame = 0;

  /**
   * `choose` says which cards go along with the one that is pressed; `drop` puts them where they are let go, and hears which
   * one was in the hand.
   */
  constructor(
    choose: (id: string) => readonly string[],
    drop: (ids: readonly string[], spot: SpotKey, held: string) => void,
  ) {
    this.#choose = choose;
    this.#drop = drop;
  }

  /** What is carried; `null` for nothing. */
  get carried(): Carried | null {
    return this.#carried;
  }

  /** Whether a card is among what is carried. */
  holds(id: string): boolean {
    return this.#carried?.ids.includes(id) === true;
  }

  down(event: PointerEvent, id: string): void {
    if (event.button !== 0 || !event.isPrimary || !(event.currentTarget instanceof HTMLElement)) return;
    this.cancel();
    this.#pressed = { id, x: event.clientX, y: event.clientY, pointer: event.pointerId, at: event.currentTarget };
  }

  move(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (event.pointerId !== pressed?.pointer) return;
    // It was let go where the window did not hear of it.
    if (event.buttons === 0) {
      this.cancel();
      return;
    }
    const { clientX: x, clientY: y } = event;
    if (this.#carried === null) {
      if (Math.hypot(x - pressed.x, y - pressed.y) < DISTANCE) return;
      pressed.at.setPointerCapture(event.pointerId);
      this.#carried = { ids: this.#choose(pressed.id), x, y, over: null };
      this.#scroll();
    }
    this.#carried = { ...this.#carried, x, y, over: spotAt(x, y) };
  }

  up(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (event.pointerId !== pressed?.pointer) return;
    const carried = this.#carried;
    this.cancel();
    if (carried === null) return;
    if (carried.over !== null) this.#drop(carried.ids, carried.over, pressed.id);
    // The click that follows at once, if one does, is the end of the drag, not a choice.
    this.#quiet = true;
    setTimeout(() => (this.#quiet = false));
  }

  /** The system has taken the pointer. */
  lose(event: PointerEvent): void {
    if (event.pointerId === this.#pressed?.pointer) this.cancel();
  }

  #quiet = false;

  /** Whether the click that comes now only ends a drag. */
  get endsDrag(): boolean {
    return this.#quiet;
  }

  /** Lets everything be as it was. Returns whether something was carried. */
  cancel(): boolean {
    cancelAnimationFrame(this.#frame);
    const was = this.#carried !== null;
    this.#carried = null;
    this.#pressed = null;
    return was;
  }

  /** Near its edges the board scrolls by itself. */
  #scroll(): void {
    const room = this.#pressed?.at.closest<HTMLElement>('[data-scrolls]') ?? null;
    const tick = (): void => {
      const carried = this.#carried;
      if (carried === null || room === null) return;
      const box = room.getBoundingClientRect();
      const pull = (from: number, to: number, at: number): number =>
        at < from + EDGE ? -PULL : at > to - EDGE ? PULL : 0;
      room.scrollBy(pull(box.left, box.right, carried.x), pull(box.top, box.bottom, carried.y));
      this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }
}

function spotAt(x: number, y: number): SpotKey | null {
  const spot = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-spot]');
  return spot?.dataset.spot ?? null;
}
