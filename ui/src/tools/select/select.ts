import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** The one tool of the map: points, drags, pulls and pans. Feeds events to the state that is current. */
export class Select {
  #state: State;

  constructor(bench: Bench) {
    this.#state = new Idle(bench);
  }

  get state(): State['name'] {
    return this.#state.name;
  }

  pointerDown(at: PointerAt): void {
    this.#state = this.#state.pointerDown(at);
  }

  pointerMove(at: PointerAt): void {
    this.#state = this.#state.pointerMove(at);
  }

  pointerUp(at: PointerAt): void {
    this.#state = this.#state.pointerUp(at);
  }

  /** Calls off what is going on. Returns whether something was. */
  cancel(): boolean {
    const busy = this.#state.name !== 'Idle';
    this.#state = this.#state.cancel();
    return busy;
  }

  tick(seconds: number): void {
    this.#state.tick?.(seconds);
  }
}
