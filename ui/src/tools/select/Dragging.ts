import type { HitRegion, Point } from '../../bindings';
import { autoscroll } from '../../kernels/autoscroll';
import { toScene } from '../../kernels/camera';
import { type Drop, dropAt, landsWhereItWas } from '../../kernels/drop';
import { carryOut } from '../bench';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** Cards follow the pointer; a shadow shows where they would land. Nothing is sent before the button is let go. */
export class Dragging implements State {
  readonly name = 'Dragging';
  readonly #bench: Bench;
  readonly #cards: readonly HitRegion[];
  readonly #ids: readonly string[];
  readonly #start: Point;
  #at: PointerAt;
  #drop: Drop | null = null;

  constructor(bench: Bench, hit: HitRegion, start: PointerAt) {
    this.#bench = bench;
    this.#at = start;
    // The camera may scroll on the way, so that the start is remembered on the map, not in the window.
    this.#start = toScene(bench.view.camera, start);
    const selected = bench.journey.selection
      .map((key) => bench.journey.hit(key))
      .filter((one): one is HitRegion => one !== undefined && (one.kind === 'Card' || one.kind === 'Emotion'));
    const cards = selected.some((one) => one.key === hit.key) ? selected : [hit];
    this.#cards = [...cards].sort((a, b) => a.rect.x - b.rect.x || a.rect.y - b.rect.y);
    this.#ids = this.#cards.map((card) => card.id);
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    this.#at = at;
    this.#follow();
    return this;
  }

  tick(seconds: number): void {
    const { view } = this.#bench;
    const speed = autoscroll(this.#at, view.area('None'));
    if (speed.x === 0 && speed.y === 0) return;
    view.pan(speed.x * seconds, speed.y * seconds);
    this.#follow();
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    const drop = this.#drop;
    const { journey } = this.#bench;
    this.#clear();
    if (drop !== null && !landsWhereItWas(journey.scene.hits, this.#ids, drop)) {
      const { lane, step, before } = drop;
      void carryOut(this.#bench, { do: 'MoveCards', ids: [...this.#ids], lane, step, before });
    }
    return new Idle(this.#bench);
  }

  cancel(): State {
    this.#clear();
    return new Idle(this.#bench);
  }

  #follow(): void {
    const { view, journey } = this.#bench;
    const ids = new Set(this.#ids);
    const place = toScene(view.camera, this.#at);
    this.#drop = dropAt(journey.scene.hits, place, ids);
    view.over({
      hover: null,
      drop: this.#drop,
      lift: {
        groups: view.groupsOf(ids),
        from: this.#cards,
        dx: place.x - this.#start.x,
        dy: place.y - this.#start.y,
      },
    });
  }

  #clear(): void {
    this.#bench.view.over({ drop: null, lift: null });
  }
}
