import { Drag } from '../shared/drag.svelte';

/** A place of a board that cards can be let go on: what its element says in `data-spot`. */
export type SpotKey = string;

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
 * Cards of a board that are dragged to another place of it. The card that was pressed has the pointer, so that the board may
 * scroll away below it.
 *
 * The cards hand on `pointerdown`; the window `pointerup`, and the rest to {@link drag}.
 */
export class Carrying {
  readonly drag = new Drag<{ readonly ids: readonly string[]; readonly held: string }>();
  readonly #carried = $derived.by((): Carried | null => {
    const { dragged } = this.drag;
    if (dragged === null) return null;
    const { thing, x, y } = dragged;
    return { ids: thing.ids, x, y, over: spotAt(x, y) };
  });
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
    const card = event.currentTarget;
    if (!(card instanceof HTMLElement)) return;
    this.drag.down(event, () => {
      card.setPointerCapture(event.pointerId);
      this.#scroll(card);
      return { ids: this.#choose(id), held: id };
    });
  }

  up(event: PointerEvent): void {
    const over = this.#carried?.over ?? null;
    const dropped = this.drag.up(event);
    if (dropped !== null && over !== null) this.#drop(dropped.thing.ids, over, dropped.thing.held);
  }

  /** Near its edges the board scrolls by itself for as long as something is carried. */
  #scroll(card: HTMLElement): void {
    const room = card.closest<HTMLElement>('[data-scrolls]');
    cancelAnimationFrame(this.#frame);
    const tick = (): void => {
      const { dragged } = this.drag;
      if (dragged === null || room === null) return;
      const box = room.getBoundingClientRect();
      const pull = (from: number, to: number, at: number): number =>
        at < from + EDGE ? -PULL : at > to - EDGE ? PULL : 0;
      room.scrollBy(pull(box.left, box.right, dragged.x), pull(box.top, box.bottom, dragged.y));
      this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }
}

function spotAt(x: number, y: number): SpotKey | null {
  const spot = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-spot]');
  return spot?.dataset.spot ?? null;
}
