/** Pixels that decide between a click and a drag. */
const DISTANCE = 5;

interface Dragged<T> {
  readonly thing: T;
  /** Where the pointer is, in CSS pixels from the window's upper left corner. */
  readonly x: number;
  readonly y: number;
}

interface Pressed<T> {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly take: () => T | null;
  /** Whether it has become a drag, even one that was called off. */
  begun: boolean;
}

/**
 * Something that the pointer takes along through the window. Escape, or losing the pointer, leaves everything as it was; the
 * button is then still to be let go, and the click which that makes chooses nothing, as after any drag.
 *
 * What can be dragged hands on `pointerdown`; the window the rest, since it may be drawn elsewhere, or be gone, before it is let
 * go. The window hands on keys before anything else has them.
 */
export class Drag<T> {
  #dragged = $state.raw<Dragged<T> | null>(null);
  #pressed: Pressed<T> | null = null;
  #quiet = false;
  readonly #far: (x: number, y: number) => number;

  /** `far` measures the way that the pointer has gone, where not every direction counts. */
  constructor(far: (x: number, y: number) => number = Math.hypot) {
    this.#far = far;
  }

  /** What is dragged; `null` for nothing. */
  get dragged(): Dragged<T> | null {
    return this.#dragged;
  }

  /** Whether the click that comes now only ends a drag. */
  get endsDrag(): boolean {
    return this.#quiet;
  }

  /** `take` says what comes along as soon as this is more than a click; `null` for nothing yet. */
  down(event: PointerEvent, take: () => T | null): void {
    if (event.button !== 0 || !event.isPrimary) return;
    this.cancel();
    this.#pressed = { pointer: event.pointerId, x: event.clientX, y: event.clientY, take, begun: false };
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
    if (!pressed.begun) {
      if (this.#far(x - pressed.x, y - pressed.y) < DISTANCE) return;
      const thing = pressed.take();
      if (thing === null) return;
      pressed.begun = true;
      this.#dragged = { thing, x, y };
    } else if (this.#dragged !== null) this.#dragged = { ...this.#dragged, x, y };
  }

  /** Returns what has been dragged to where the button is let go; `null` for nothing. */
  up(event: PointerEvent): Dragged<T> | null {
    const [pressed, dragged] = [this.#pressed, this.#dragged];
    if (event.pointerId !== pressed?.pointer) return null;
    this.cancel();
    if (!pressed.begun) return null;
    // The click follows at once, if it does.
    this.#quiet = true;
    setTimeout(() => (this.#quiet = false));
    return dragged === null ? null : { ...dragged, x: event.clientX, y: event.clientY };
  }

  /** The system has taken the pointer. */
  lose(event: PointerEvent): void {
    if (event.pointerId === this.#pressed?.pointer) this.cancel();
  }

  /** While something is dragged Escape ends that, and means nothing else. */
  press(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.#dragged === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#dragged = null;
  }

  /** Lets everything be as it was. */
  cancel(): void {
    this.#pressed = null;
    this.#dragged = null;
  }
}
