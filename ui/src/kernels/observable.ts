/** Something that tells whoever listens that it has changed. The listeners read the new state themselves. */
export interface Observed {
  subscribe(listener: () => void): () => void;
}

/** Base of the classes that hold state. */
export abstract class Observable implements Observed {
  readonly #listeners = new Set<() => void>();

  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
