import type { HitRegion, Point, Rect } from '../../bindings';
import { toScene } from '../../kernels/camera';
import { type HeadLanding, laneLanding, stageLanding, stepLanding } from '../../kernels/landing';
import { cameraFor } from '../../kernels/pins';
import { carryOut } from '../bench';
import { Following } from './Following';
import { Idle } from './Idle';
import { Lifted } from './lifted';
import type { Bench, PointerAt, State } from './state';

/** A stage, step or lane is dragged by its head; a line shows where it will land. */
export class Arranging extends Following {
  readonly name = 'Arranging';
  readonly cursor = 'grabbing';
  readonly #hit: HitRegion;
  readonly #lifted: Lifted;
  readonly #start: Point;
  #landing: HeadLanding | null = null;

  constructor(bench: Bench, hit: HitRegion, start: PointerAt) {
    super(bench, start);
    this.#hit = hit;
    this.#lifted = new Lifted(bench, [hit]);
    this.#start = this.#inScene(start);
  }

  protected override scroll(): Point {
    const { x, y } = super.scroll();
    return this.#hit.kind === 'Lane' ? { x: 0, y } : { x, y: 0 };
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    const landing = this.#landing;
    const { id, kind } = this.#hit;
    this.#clear();
    if (landing !== null && !landing.same) {
      const { before, stage } = landing;
      if (kind === 'Step') void carryOut(this.bench, { do: 'MoveStep', id, stage, before });
      else void carryOut(this.bench, { do: 'Move', id, before });
    }
    return new Idle(this.bench);
  }

  cancel(): State {
    this.#clear();
    return new Idle(this.bench);
  }

  #inScene(at: Point): Point {
    const { view } = this.bench;
    return toScene(cameraFor(this.#hit.pin, view.camera, view.bands), at);
  }

  protected follow(): void {
    const { view } = this.bench;
    const { scene } = view;
    const hit = this.#hit;
    const place = this.#inScene(this.at);
    const lane = hit.kind === 'Lane';
    this.#landing = lane
      ? laneLanding(scene, hit.id, place.y)
      : hit.kind === 'Stage'
        ? stageLanding(scene, hit.id, place.x)
        : stepLanding(scene, hit.id, place);
    const line = this.#landing?.line ?? 0;
    const along: Rect = lane
      ? { x: hit.rect.x, y: line, w: scene.size.w - hit.rect.x, h: 0 }
      : { x: line, y: hit.rect.y, w: 0, h: scene.size.h - hit.rect.y };
    view.over({
      hover: null,
      near: { grip: null, insertion: null },
      landing: this.#landing === null || this.#landing.same ? null : along,
      lift: {
        groups: this.#lifted.groups(false),
        from: this.#lifted.from,
        around: this.#lifted.around,
        dx: lane ? 0 : place.x - this.#start.x,
        dy: lane ? place.y - this.#start.y : 0,
        copies: false,
      },
    });
  }

  #clear(): void {
    this.bench.view.over({ landing: null, lift: null });
  }
}
