import type { HitRegion } from '../../bindings';
import { toScene } from '../../kernels/camera';
import { center } from '../../kernels/rect';
import { type ScoredPoint, scoreAt, unitHeight } from '../../kernels/score';
import { carryOut } from '../bench';
import { Dragging } from './Dragging';
import { scoresOf } from './scores';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/**
 * An emotion point is pulled up or down; letting go gives it the score of its new height. Pulled out of its step it
 * becomes a card that is dragged to another.
 */
export class Pulling implements State {
  readonly name = 'Pulling';
  readonly #bench: Bench;
  readonly #hit: HitRegion;
  readonly #start: PointerAt;
  readonly #grip: number;
  readonly #points: readonly ScoredPoint[];
  readonly #from: ScoredPoint | null;
  #score: number | null = null;

  constructor(bench: Bench, hit: HitRegion, start: PointerAt) {
    this.#bench = bench;
    this.#hit = hit;
    this.#start = start;
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
    const { view, journey } = this.#bench;
    const cell = journey.hit(`${this.#hit.lane}:${this.#hit.step}`)?.rect;
    const { x } = toScene(view.camera, at);
    if (cell !== undefined && (x < cell.x || x > cell.x + cell.w)) {
      view.over({ score: null });
      return new Dragging(this.#bench, this.#hit, this.#start).pointerMove(at);
    }
    if (this.#from === null) return this;
    const y = toScene(view.camera, at).y - this.#grip;
    this.#score = scoreAt(this.#from, unitHeight(this.#points), y);
    const words = (this.#score > 0 ? '+' : '') + String(this.#score).replace('-', '−');
    view.over({ hover: null, score: { x: center(this.#hit.rect).x, from: this.#from.y, to: y, words } });
    return this;
  }

  pointerUp(at: PointerAt): State {
    const next = this.pointerMove(at);
    if (next !== this) return next.pointerUp(at);
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
