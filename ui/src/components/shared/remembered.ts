const before = new Map<string, unknown>();

/**
 * What was known of a place in the window when it was last there. A page that comes back begins with it and is measured when it
 * stands: what is right already is not laid out a second time.
 */
export class Remembered<T> {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  or(otherwise: T): T {
    return before.has(this.#name) ? (before.get(this.#name) as T) : otherwise;
  }

  keep(value: T): void {
    before.set(this.#name, value);
  }
}
