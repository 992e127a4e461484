import type { Point } from '../../bindings';
import { toScene } from '../../kernels/camera';
import { between, caught, type MarqueeMode, selectionAfter } from '../../kernels/marquee';
import { Following } from './Following';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** A rectangle is drawn over free paper; the cards that it touches are selected when the button is let go. */
export class Marquee extends Following {
  readonly name = 'Marquee';
  readonly cursor = 'crosshair';
  readonly #start: Point;
  /** What was selected when it began; rooms for cards do not count. */
  readonly #before: readonly string[];

  constructor(bench: Bench, start: PointerAt) {
    super(bench, start);
    this.#start = toScene(bench.view.camera, start);
    this.#before = bench.journey.selection.filter((key) => bench.journey.hit(key)?.kind !== 'Cell');
    bench.view.over({ hover: null });
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    const { journey, view } = this.bench;
    const marked = view.overlay.marked.map((hit) => hit.key);
    this.#clear();
    journey.select(marked);
    return new Idle(this.bench);
  }

  cancel(): State {
    this.#clear();
    return new Idle(this.bench);
  }

  protected follow(): void {
    const { view, journey } = this.bench;
    const rect = between(this.#start, toScene(view.camera, this.at));
    const touched = caught(view.scene.hits, rect).map((hit) => hit.key);
    const keys = selectionAfter(this.#before, touched, modeOf(this.at));
    view.over({ marquee: rect, marked: keys.flatMap((key) => journey.hit(key) ?? []) });
  }

  #clear(): void {
    this.bench.view.over({ marquee: null, marked: [] });
  }
}

function modeOf(at: PointerAt): MarqueeMode {
  if (at.adds) return 'adds';
  return at.subtracts ? 'subtracts' : 'replaces';
}
