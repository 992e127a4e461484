import { Panning } from './Panning';
import { Pointing } from './Pointing';
import type { Bench, PointerAt, State } from './state';

/** Nothing is pressed; what lies under the pointer lights up. */
export class Idle implements State {
  readonly name = 'Idle';
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  pointerDown(at: PointerAt): State {
    if (at.button === 1 || at.hand) return new Panning(this.#bench, at);
    if (at.button !== 0) return this;
    const { journey, view, writing } = this.#bench;
    // A click elsewhere keeps what is being typed.
    void writing.commit('stay');
    const hit = view.at(at);
    if (hit === null) {
      if (!at.adds) journey.select([]);
      return new Panning(this.#bench, at);
    }
    if (at.clicks >= 2) {
      if (hit.kind === 'Cell') writing.beginCard(hit.lane, hit.step);
      else writing.beginName(hit);
      return this;
    }
    return new Pointing(this.#bench, hit, at);
  }

  pointerMove(at: PointerAt): State {
    this.#bench.view.over({ hover: this.#bench.view.at(at) });
    return this;
  }

  pointerUp(): State {
    return this;
  }

  cancel(): State {
    this.#bench.view.over({ hover: null });
    return this;
  }
}
