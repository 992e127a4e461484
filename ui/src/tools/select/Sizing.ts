import type { Command, HitRegion } from '../../bindings';
import { columnsOf } from '../../kernels/columns';
import { carryOut } from '../bench';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** What the journey takes, in points: the narrowest and widest column, the lowest and highest row. */
const WIDTHS = { least: 72, most: 1200 };
const HEIGHTS = { least: 24, most: 2400 };

/** A column gets wider or a lane higher, in whole points. Several selected heads get the same size. */
export class Sizing implements State {
  readonly name = 'Sizing';
  readonly cursor: string;
  readonly #bench: Bench;
  readonly #hit: HitRegion;
  readonly #start: PointerAt;
  readonly #from: number;
  #size: number | null = null;

  constructor(bench: Bench, hit: HitRegion, start: PointerAt) {
    this.#bench = bench;
    this.#hit = hit;
    this.#start = start;
    const column = columnsOf(bench.journey.scene).find((one) => one.step === hit.id);
    this.#from = hit.kind === 'Step' ? (column?.w ?? hit.rect.w) : hit.rect.h;
    this.cursor = hit.kind === 'Step' ? 'col-resize' : 'row-resize';
  }

  pointerDown(): State {
    return this;
  }

  pointerMove(at: PointerAt): State {
    const { view, journey } = this.#bench;
    const step = this.#hit.kind === 'Step';
    const pulled = (step ? at.x - this.#start.x : at.y - this.#start.y) / view.camera.zoom;
    const { least, most } = step ? WIDTHS : HEIGHTS;
    const size = Math.min(most, Math.max(least, Math.round(this.#from + pulled)));
    view.over({
      hover: null,
      near: { grip: { what: step ? 'width' : 'height', hit: this.#hit }, insertion: null },
      size: { at: { x: at.x, y: at.y }, words: String(size) },
    });
    if (size !== this.#size) {
      this.#size = size;
      journey.preview(sized(this.#bench, this.#hit, size));
    }
    return this;
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    this.#clear();
    if (this.#size === null || this.#size === Math.round(this.#from)) this.#bench.journey.endPreview();
    else void carryOut(this.#bench, sized(this.#bench, this.#hit, this.#size));
    return new Idle(this.#bench);
  }

  cancel(): State {
    this.#clear();
    this.#bench.journey.endPreview();
    return new Idle(this.#bench);
  }

  #clear(): void {
    this.#bench.view.over({ size: null, near: { grip: null, insertion: null } });
  }
}

/** Gives a column or a lane back the size that its content asks for. */
export function automaticSize(bench: Bench, hit: HitRegion): void {
  void carryOut(bench, sized(bench, hit, null));
}

function sized(bench: Bench, hit: HitRegion, value: number | null): Command {
  const selected = bench.journey.selection.filter((key) => bench.journey.hit(key)?.kind === hit.kind);
  const ids = selected.includes(hit.key) ? selected : [hit.id];
  return { do: 'Edit', ids, field: { field: hit.kind === 'Step' ? 'Width' : 'Height', value } };
}
