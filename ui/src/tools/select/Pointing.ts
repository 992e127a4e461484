import type { HitRegion } from '../../bindings';
import { Dragging } from './Dragging';
import { Idle } from './Idle';
import { Panning } from './Panning';
import { Pulling } from './Pulling';
import { type Bench, DRAG_DISTANCE, type PointerAt, type State } from './state';

/** The button is down on something; a few pixels decide between a click and a drag. */
export class Pointing implements State {
  readonly name = 'Pointing';
  readonly #bench: Bench;
  readonly #hit: HitRegion;
  readonly #start: PointerAt;
  readonly #wasSelected: boolean;

  constructor(bench: Bench, hit: HitRegion, start: PointerAt) {
    this.#bench = bench;
    this.#hit = hit;
    this.#start = start;
    const { journey } = bench;
    this.#wasSelected = journey.selection.includes(hit.key);
    if (start.adds) {
      if (!this.#wasSelected) journey.select([...journey.selection.filter((key) => isCard(bench, key)), hit.key]);
    } else if (!this.#wasSelected) {
      journey.select([hit.key]);
    }
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    if (Math.hypot(at.x - this.#start.x, at.y - this.#start.y) < DRAG_DISTANCE) return this;
    if (this.#hit.kind === 'Emotion') return new Pulling(this.#bench, this.#hit, this.#start).pointerMove(at);
    if (this.#hit.kind === 'Card') return new Dragging(this.#bench, this.#hit, this.#start).pointerMove(at);
    return new Panning(this.#bench, this.#start).pointerMove(at);
  }

  pointerUp(): State {
    const { journey } = this.#bench;
    if (this.#start.adds && this.#wasSelected) {
      journey.select(journey.selection.filter((key) => key !== this.#hit.key));
    } else if (!this.#start.adds) {
      journey.select([this.#hit.key]);
    }
    return new Idle(this.#bench);
  }

  cancel(): State {
    return new Idle(this.#bench);
  }
}

function isCard(bench: Bench, key: string): boolean {
  const kind = bench.journey.hit(key)?.kind;
  return kind === 'Card' || kind === 'Emotion';
}
