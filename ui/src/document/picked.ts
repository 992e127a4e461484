import { Observable } from '../kernels/observable';
import type { Contents } from './contents';

/** The parked cards that are picked, to be placed, changed or deleted together. They are not on the map's selection. */
export class Picked extends Observable {
  readonly #contents: Contents;
  #ids: readonly string[] = [];

  constructor(contents: Contents) {
    super();
    this.#contents = contents;
  }

  /** Those that still wait in the parking lot, in its order. */
  get ids(): readonly string[] {
    const parked = this.#contents.value?.parked ?? [];
    return parked.filter((card) => this.#ids.includes(card.id)).map((card) => card.id);
  }

  has(id: string): boolean {
    return this.#ids.includes(id);
  }

  choose(ids: readonly string[]): void {
    this.#ids = ids;
    this.changed();
  }

  toggle(id: string): void {
    this.choose(this.has(id) ? this.#ids.filter((one) => one !== id) : [...this.#ids, id]);
  }
}
