/**
 * The clicks on a switch that somebody else turns. While an answer is under way the switch still stands as it stood, and a
 * further click means the opposite of the last one.
 */
export class Flip {
  #asked: boolean | null = null;
  #waiting = 0;

  /** A click on a switch that stands as `now`. `turn` turns it, and is done when it is known how it stands. */
  async click(now: boolean, turn: (on: boolean) => unknown): Promise<void> {
    const to = !(this.#asked ?? now);
    this.#asked = to;
    this.#waiting += 1;
    try {
      await turn(to);
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#asked = null;
    }
  }
}
