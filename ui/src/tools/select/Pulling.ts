import type { HitRegion, ScoreScale } from '../../bindings';
import { toScene } from '../../kernels/camera';
import { rounded, scoreAt, heightOf, written } from '../../kernels/score';
import { center } from '../../kernels/rect';
import { carryOut } from '../bench';
import { Dragging } from './Dragging';
import { scoreOf } from './scores';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/**
 * An emotion point is pulled up or down in tenths, with Shift in hundredths; letting go gives it the score of its new
 * height, which may lie beyond the journey's scale. The curve follows on the way. Pulled out of its step the point becomes
 * a card that is dragged to another.
 */
export class Pulling implements State {
  readonly name = 'Pulling';
  readonly cursor = 'ns-resize';
  readonly #bench: Bench;
  readonly #hit: HitRegion;
  readonly #start: PointerAt;
  readonly #grip: number;
  /** How scores stood when the pull began: a preview may move the lane. */
  readonly #scale: ScoreScale | null;
  readonly #from: number | null;
  #score: number | null = null;

  constructor(bench: Bench, hit: HitRegion, start: PointerAt) {
    this.#bench = bench;
    this.#hit = hit;
    this.#start = start;
    this.#grip = toScene(bench.view.camera, start).y - center(hit.rect).y;
    this.#scale = bench.journey.scene.scales.find((scale) => scale.lane === hit.lane) ?? null;
    this.#from = scoreOf(bench, hit);
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    const { view, journey } = this.#bench;
    const cell = journey.hit(`${this.#hit.lane}:${this.#hit.step}`)?.rect;
    const { x, y } = toScene(view.camera, at);
    if (cell !== undefined && (x < cell.x || x > cell.x + cell.w)) {
      this.#clear();
      return new Dragging(this.#bench, this.#hit, this.#start).pointerMove(at);
    }
    if (this.#scale === null) return this;
    const score = rounded(scoreAt(this.#scale, y - this.#grip), at.adds);
    const to = heightOf(this.#scale, score);
    const middle = center(this.#hit.rect);
    view.over({ hover: null, score: { x: middle.x, from: middle.y, to, words: written(score) } });
    if (score !== this.#score) {
      this.#score = score;
      journey.preview({ do: 'Edit', ids: [this.#hit.id], field: { field: 'Score', value: score } });
    }
    return this;
  }

  pointerUp(at: PointerAt): State {
    const next = this.pointerMove(at);
    if (next !== this) return next.pointerUp(at);
    this.#bench.view.over({ score: null });
    if (this.#score === null || this.#score === this.#from) this.#bench.journey.endPreview();
    else {
      const field = { field: 'Score', value: this.#score } as const;
      void carryOut(this.#bench, { do: 'Edit', ids: [this.#hit.id], field });
    }
    return new Idle(this.#bench);
  }

  cancel(): State {
    this.#clear();
    return new Idle(this.#bench);
  }

  #clear(): void {
    this.#bench.view.over({ score: null });
    this.#bench.journey.endPreview();
  }
}
