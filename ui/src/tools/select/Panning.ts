import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** The paper moves with the pointer. */
export class Panning implements State {
  readonly name = 'Panning';
  readonly cursor = 'grabbing';
  readonly #bench: Bench;
  #last: PointerAt;

  constructor(bench: Bench, at: PointerAt) {
    this.#bench = bench;
    this.#last = at;
    bench.view.over({ hover: null });
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    this.#bench.view.pan(this.#last.x - at.x, this.#last.y - at.y);
    this.#last = at;
    return this;
  }

  pointerUp(): State {
    return new Idle(this.#bench);
  }

  cancel(): State {
    return new Idle(this.#bench);
  }
}
