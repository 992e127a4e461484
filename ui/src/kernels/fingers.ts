import type { Point } from '../bindings';
import { type Pinch, pinched } from './pinch';

/** The fingers on the map. From the second one on they move it together, until all are lifted. */
export class Fingers {
  readonly #places = new Map<number, Point>();
  #pinching = false;

  /** A finger came down. Returns whether the fingers move the map now. */
  down(pointer: number, at: Point): boolean {
    this.#places.set(pointer, at);
    if (this.#places.size > 1) this.#pinching = true;
    return this.#pinching;
  }

  /** A finger moved: what the first two did, `still` when the map is not theirs to move, or nothing. */
  move(pointer: number, at: Point): Pinch | 'still' | null {
    if (!this.#places.has(pointer)) return null;
    const before = this.#firstTwo();
    this.#places.set(pointer, at);
    if (!this.#pinching) return null;
    const now = this.#firstTwo();
    return before === null || now === null ? 'still' : pinched(before, now);
  }

  /** A finger was lifted. Returns whether the map was theirs. */
  up(pointer: number): boolean {
    if (!this.#places.delete(pointer)) return false;
    const was = this.#pinching;
    if (this.#places.size === 0) this.#pinching = false;
    return was;
  }

  #firstTwo(): [Point, Point] | null {
    const [a, b] = this.#places.values();
    return a === undefined || b === undefined ? null : [a, b];
  }
}
