import type { HitRegion } from '../../bindings';
import { toScene } from '../../kernels/camera';
import { center } from '../../kernels/rect';
import { type ScoredPoint, scoreAt, unitHeight } from '../../kernels/score';
import { carryOut } from '../bench';
import { scoresOf } from './scores';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** An emotion point is pulled up or down; letting go gives it the score of its new height. */
export class Pulling implements State {
  readonly name = 'Pulling';
  readonly #bench: Bench;
  readonly #hit: HitRegion;
  readonly #grip: number;
  readonly #points: readonly ScoredPoint[];
  readonly #from: ScoredPoint | null;
  #score: number | null = null;

  constructor(bench: Bench, hit: HitRegion, start: PointerAt) {
    this.#bench = bench;
    this.#hit = hit;
    const middle = center(hit.rect);
    this.#grip = toScene(bench.view.camera, start).y - middle.y;
    const scores = scoresOf(bench.journey.scene);
    this.#points = [...scores.values()];
    this.#from = scores.get(hit.id) ?? null;
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    if (this.#from === null) return this;
    const y = toScene(this.#bench.view.camera, at).y - this.#grip;
    this.#score = scoreAt(this.#from, unitHeight(this.#points), y);
    const words = (this.#score > 0 ? '+' : '') + String(this.#score).replace('-', '−');
    this.#bench.view.over({ hover: null, score: { x: center(this.#hit.rect).x, from: this.#from.y, to: y, words } });
    return this;
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    this.#bench.view.over({ score: null });
    if (this.#score !== null && this.#score !== this.#from?.score) {
      void carryOut(this.#bench, {
        do: 'Edit',
        ids: [this.#hit.id],
        field: { field: 'Score', value: this.#score },
      });
    }
    return new Idle(this.#bench);
  }

  cancel(): State {
    this.#bench.view.over({ score: null });
    return new Idle(this.#bench);
  }
}
