import type { Point } from '../../bindings';
import { autoscroll } from '../../kernels/autoscroll';
import type { Bench, PointerAt, State } from './state';

/** Something follows the pressed pointer; near an edge of the window the map scrolls along. */
export abstract class Following implements State {
  abstract readonly name: State['name'];
  abstract readonly cursor: string;
  protected readonly bench: Bench;
  /** Where the pointer was last. */
  protected at: PointerAt;

  constructor(bench: Bench, at: PointerAt) {
    this.bench = bench;
    this.at = at;
  }

  abstract pointerUp(at: PointerAt): State;
  abstract cancel(): State;
  /** Shows what would come of letting go where the pointer is. */
  protected abstract follow(): void;

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    this.at = at;
    this.follow();
    return this;
  }

  tick(seconds: number): void {
    const { x, y } = this.scroll();
    if (x === 0 && y === 0) return;
    this.bench.view.pan(x * seconds, y * seconds);
    this.follow();
  }

  /** How fast the map scrolls by itself, in CSS pixels a second. Over the parking lot it rests. */
  protected scroll(): Point {
    if (this.at.zone === 'parking') return { x: 0, y: 0 };
    return autoscroll(this.at, this.bench.view.area('None'));
  }
}
