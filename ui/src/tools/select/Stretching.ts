import type { HitRegion } from '../../bindings';
import { autoscroll } from '../../kernels/autoscroll';
import { toScene } from '../../kernels/camera';
import { columnsOf, covered, stretched } from '../../kernels/columns';
import { carryOut } from '../bench';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** A card's left or right edge is pulled over columns. The map is laid out anew on the way; letting go keeps it. */
export class Stretching implements State {
  readonly name = 'Stretching';
  readonly cursor = 'col-resize';
  readonly #bench: Bench;
  readonly #hit: HitRegion;
  readonly #side: 'left' | 'right';
  /** The columns as they were at the start: covering more of them does not move them. */
  readonly #columns: ReturnType<typeof columnsOf>;
  readonly #from: { from: number; to: number };
  #at: PointerAt | null = null;
  #now: { step: string; span: number } | null = null;

  constructor(bench: Bench, hit: HitRegion, side: 'left' | 'right') {
    this.#bench = bench;
    this.#hit = hit;
    this.#side = side;
    this.#columns = columnsOf(bench.journey.scene);
    this.#from = covered(this.#columns, hit);
    bench.journey.select([hit.key]);
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    this.#at = at;
    const { view, journey } = this.#bench;
    const { from, to } = this.#from;
    const { x } = toScene(view.camera, at);
    const next = stretched(this.#columns, from, to, this.#side, x);
    if (next === null) return this;
    const first = this.#columns[next.from];
    const last = this.#columns[next.to];
    if (first === undefined || last === undefined) return this;
    const inset = { left: this.#hit.rect.x - (this.#columns[from]?.x ?? 0), right: 0 };
    inset.right = (this.#columns[to]?.x ?? 0) + (this.#columns[to]?.w ?? 0) - this.#hit.rect.x - this.#hit.rect.w;
    const left = first.x + inset.left;
    const shadow = { x: left, y: this.#hit.rect.y, w: last.x + last.w - inset.right - left, h: this.#hit.rect.h };
    view.over({ hover: null, near: { grip: null, insertion: null }, stretch: shadow });
    const same = next.from === from && next.to === to;
    const changed = this.#now?.step !== next.step || this.#now.span !== next.span;
    if (same) {
      this.#now = null;
      journey.endPreview();
    } else if (changed) {
      this.#now = { step: next.step, span: next.span };
      journey.preview({ do: 'Span', id: this.#hit.id, ...this.#now });
    }
    return this;
  }

  tick(seconds: number): void {
    if (this.#at === null) return;
    const { view } = this.#bench;
    const speed = autoscroll(this.#at, view.area('None'));
    if (speed.x === 0) return;
    view.pan(speed.x * seconds, 0);
    this.pointerMove(this.#at);
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    this.#bench.view.over({ stretch: null });
    if (this.#now === null) this.#bench.journey.endPreview();
    else void carryOut(this.#bench, { do: 'Span', id: this.#hit.id, ...this.#now });
    return new Idle(this.#bench);
  }

  cancel(): State {
    this.#bench.view.over({ stretch: null });
    this.#bench.journey.endPreview();
    return new Idle(this.#bench);
  }
}
