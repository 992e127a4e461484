import type { TakenPointer } from '../../tools/select/select';

/** Pixels that a pressed mouse goes before it takes along what it pressed. */
const MOUSE = 4;
/** Pixels that a finger goes sideways before it does: more than the wavering of one that scrolls. */
const SIDEWAYS = 16;
/** Pixels after which a pen takes it in any direction: by then a system whose pens scroll has taken the pen for itself. */
const PEN = 28;
/** Milliseconds after which a finger that rests holds what it pressed, and the pixels that it may waver. */
const REST = 350;
const WAVER = 9;

interface Pressed<T> extends TakenPointer {
  readonly thing: T;
  readonly kind: string;
}

/**
 * Things of a list beside the map that the pointer takes onto it. A mouse takes what it pressed after a few pixels. A finger
 * that goes up or down scrolls the list; it takes what it goes sideways with, or what it has rested on.
 *
 * The list hands on `pointerdown` of its rows and, not passively, its own `touchmove`; the window `pointermove`, `pointerup` and
 * `pointercancel`. The rows' `touch-action` is `pan-y`.
 */
export class Lifting<T> {
  #held = $state.raw<T | null>(null);
  #pressed: Pressed<T> | null = null;
  #timer = 0;
  readonly #take: (thing: T, pointer: TakenPointer) => boolean;

  /** `take` gives the map the pointer with what it holds, and says whether the map has it now. */
  constructor(take: (thing: T, pointer: TakenPointer) => boolean) {
    this.#take = take;
  }

  /** What is on its way; `null` for nothing. */
  get held(): T | null {
    return this.#held;
  }

  press(event: PointerEvent, thing: T): void {
    // A second finger takes nothing, and leaves the first its own.
    if (event.button !== 0 || !event.isPrimary) return;
    const { pointerId, clientX, clientY, pointerType: kind } = event;
    this.end(event);
    this.#pressed = { thing, kind, pointerId, clientX, clientY };
    if (kind !== 'mouse') this.#timer = window.setTimeout(() => this.#lift(), REST);
  }

  move(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (pressed?.pointerId !== event.pointerId) return;
    const [x, y] = [Math.abs(event.clientX - pressed.clientX), Math.abs(event.clientY - pressed.clientY)];
    const gone = Math.hypot(x, y);
    if (
      pressed.kind === 'mouse' ? gone >= MOUSE : (x >= SIDEWAYS && x > y) || (pressed.kind === 'pen' && gone >= PEN)
    ) {
      this.#lift(event);
    } else if (gone > WAVER) clearTimeout(this.#timer);
  }

  /** The pointer was let go, or the system has taken it to scroll the list. */
  end(event: PointerEvent): void {
    if (!event.isPrimary) return;
    this.drop();
    this.#held = null;
  }

  /** What is only pressed so far is let be: its list goes. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#pressed = null;
  }

  /** Keeps the list from scrolling under a finger that holds something. */
  touch(event: TouchEvent): void {
    if (this.#held !== null && event.cancelable) event.preventDefault();
  }

  #lift(at?: TakenPointer): void {
    const pressed = this.#pressed;
    if (pressed === null) return;
    this.drop();
    this.#held = pressed.thing;
    if (!this.#take(pressed.thing, at ?? pressed)) this.#held = null;
  }
}
