import type { HitRegion } from '../../bindings';
import { isCard } from '../../kernels/hit-index';
import { stopAt } from '../stops';
import { Arranging } from './Arranging';
import { Dragging } from './Dragging';
import { Idle } from './Idle';
import { Marquee } from './Marquee';
import { Panning } from './Panning';
import { Pulling } from './Pulling';
import { type Bench, DRAG_DISTANCE, type PointerAt, type State } from './state';

/** The button is down on something, or on free paper; a few pixels decide between a click and a drag. */
export class Pointing implements State {
  readonly name = 'Pointing';
  readonly #bench: Bench;
  readonly #hit: HitRegion | null;
  readonly #start: PointerAt;
  readonly #wasSelected: boolean;
  /** What was selected before the button went down. */
  readonly #before: readonly string[];

  constructor(bench: Bench, hit: HitRegion | null, start: PointerAt) {
    this.#bench = bench;
    this.#hit = hit;
    this.#start = start;
    const { journey } = bench;
    this.#before = journey.selection;
    this.#wasSelected = hit !== null && journey.selection.includes(hit.key);
    // Free room is selected when the button is let go: it may become a marquee, and a copy's key must not add anything.
    if (hit === null || hit.kind === 'Cell' || this.#wasSelected) return;
    journey.select(start.adds ? this.#added(hit.key) : [hit.key]);
  }

  get cursor(): string {
    return this.#hit === null || this.#hit.kind === 'Cell' ? 'default' : 'grabbing';
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    if (Math.hypot(at.x - this.#start.x, at.y - this.#start.y) < DRAG_DISTANCE) return this;
    const hit = this.#hit;
    const bench = this.#bench;
    if (hit === null || hit.kind === 'Cell') {
      if (this.#start.touch) return new Panning(bench, this.#start).pointerMove(at);
      return new Marquee(bench, this.#start).pointerMove(at);
    }
    if (hit.locked && isCard(hit)) return new Refusing(bench).pointerMove();
    switch (hit.kind) {
      case 'Emotion':
        // A copy is carried away; only the point itself is pulled up and down.
        if (at.copies || bench.journey.drawing.form !== 'Grid') break;
        return new Pulling(bench, hit, this.#start).pointerMove(at);
      case 'Card':
        break;
      case 'Stage':
      case 'Step':
      case 'Lane':
        if (bench.journey.drawing.form !== 'Grid' && hit.kind === 'Lane') return this;
        return new Arranging(bench, hit, this.#start).pointerMove(at);
      default:
        return this;
    }
    return new Dragging(bench, hit, this.#start).pointerMove(at);
  }

  pointerUp(at: PointerAt): State {
    const next = this.pointerMove(at);
    if (next !== this) return next.pointerUp(at);
    const { journey } = this.#bench;
    const hit = this.#hit;
    const toggles = this.#start.adds || this.#start.copies;
    if (hit !== null && !toggles) stopAt(this.#bench, hit);
    if (hit === null) {
      if (!toggles) journey.select([]);
    } else if (toggles && hit.kind !== 'Cell') {
      const out = this.#wasSelected;
      journey.select(out ? this.#before.filter((key) => key !== hit.key) : this.#added(hit.key));
    } else if (hit.kind === 'Cell' || journey.selection.length > 1) journey.select([hit.key]);
    return new Idle(this.#bench);
  }

  cancel(): State {
    this.#bench.journey.select(this.#before);
    return new Idle(this.#bench);
  }

  /** The selection with one more; rooms and cards are not selected together. */
  #added(key: string): string[] {
    const { journey } = this.#bench;
    return [...this.#before.filter((one) => one !== key && journey.hit(one)?.kind !== 'Cell'), key];
  }
}

/** A card of a locked lane is pulled: nothing moves, and the pointer says so. */
class Refusing implements State {
  readonly name = 'Pointing';
  readonly cursor = 'not-allowed';
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(): State {
    return this;
  }

  pointerUp(): State {
    return new Idle(this.#bench);
  }

  cancel(): State {
    return new Idle(this.#bench);
  }
}
