import type { Point } from '../bindings';
import { type Pinch, pinched } from './pinch';

/** The fingers on the map. From the second one on they move it together, until all are lifted. */
export class Fingers {
  readonly #places = new Map<number, Point>();
  #pinching = false;
  /** Where the first two were when somebody asked last what they did. */
  #before: [Point, Point] | null = null;

  /** A finger came down. Returns whether the fingers move the map now. */
  down(pointer: number, at: Point): boolean {
    this.#places.set(pointer, at);
    if (this.#places.size > 1) this.#pinching = true;
    this.#before = this.#firstTwo();
    return this.#pinching;
  }

  /** A finger moved. Returns whether the map is theirs, so that nothing else is to follow it. */
  move(pointer: number, at: Point): boolean {
    if (!this.#places.has(pointer)) return false;
    this.#places.set(pointer, at);
    return this.#pinching;
  }

  /**
   * What the first two did since this was asked last. The system tells of one finger after the other; between the two the
   * map would stand where it never should, and be pushed back from its edges.
   */
  take(): Pinch | null {
    const before = this.#before;
    const now = this.#firstTwo();
    this.#before = now;
    return !this.#pinching || before === null || now === null ? null : pinched(before, now);
  }

  /** A finger was lifted. Returns whether the map was theirs. */
  up(pointer: number): boolean {
    if (!this.#places.delete(pointer)) return false;
    const was = this.#pinching;
    if (this.#places.size === 0) this.#pinching = false;
    this.#before = this.#firstTwo();
    return was;
  }

  #firstTwo(): [Point, Point] | null {
    const [a, b] = this.#places.values();
    return a === undefined || b === undefined ? null : [a, b];
  }
}
