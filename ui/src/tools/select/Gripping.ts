import type { Grip } from '../../kernels/grips';
import { channelIn } from '../../kernels/network';
import { Idle } from './Idle';
import { Linking } from './Linking';
import { Sizing } from './Sizing';
import { type Bench, DRAG_DISTANCE, type PointerAt, type State } from './state';
import { Stretching } from './Stretching';

/** The button is down on a handle or an edge; a few pixels decide whether it is pulled. */
export class Gripping implements State {
  readonly name = 'Gripping';
  readonly cursor: string;
  readonly #bench: Bench;
  readonly #grip: Grip;
  readonly #start: PointerAt;

  constructor(bench: Bench, grip: Grip, start: PointerAt) {
    this.#bench = bench;
    this.#grip = grip;
    this.#start = start;
    this.cursor =
      grip.what === 'handle' || grip.what === 'end'
        ? 'crosshair'
        : grip.what === 'height'
          ? 'row-resize'
          : grip.what === 'add'
            ? 'pointer'
            : 'col-resize';
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    if (Math.hypot(at.x - this.#start.x, at.y - this.#start.y) < DRAG_DISTANCE) return this;
    const grip = this.#grip;
    switch (grip.what) {
      case 'handle':
        return Linking.fromHandle(this.#bench, grip.hit, grip.side, at).pointerMove(at);
      case 'end':
        return Linking.fromEnd(this.#bench, grip.hit, grip.end, at).pointerMove(at);
      case 'edge':
        return new Stretching(this.#bench, grip.hit, grip.side).pointerMove(at);
      case 'width':
      case 'height':
        return new Sizing(this.#bench, grip.hit, this.#start).pointerMove(at);
      case 'add':
        return this;
    }
  }

  pointerUp(at: PointerAt): State {
    const next = this.pointerMove(at);
    if (next !== this) return next.pointerUp(at);
    const { journey, writing } = this.#bench;
    const { hit, what } = this.#grip;
    // A click beside the middle of things is a click on them.
    if (what === 'add') writing.beginCard(hit.lane, hit.step, '', { channel: channelIn(journey.drawing.form, hit) });
    else journey.select(this.#start.adds ? toggled(journey.selection, hit.key) : [hit.key]);
    return new Idle(this.#bench);
  }

  cancel(): State {
    return new Idle(this.#bench);
  }
}

function toggled(selection: readonly string[], key: string): string[] {
  return selection.includes(key) ? selection.filter((one) => one !== key) : [...selection, key];
}
