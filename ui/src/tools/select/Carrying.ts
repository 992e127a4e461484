import { toScene } from '../../kernels/camera';
import { type Drop, dropAt } from '../../kernels/drop';
import { carryOut } from '../bench';
import { Following } from './Following';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** A card that comes from beside the map. */
export interface Carried {
  readonly id: string;
  /** Its text, shown at the pointer. */
  readonly name: string;
}

/**
 * Cards of the parking lot are carried onto the map. The lot begins it with {@link Select.beginCarry}; from then on the
 * pointer belongs to the map, until the button is let go. Let go over the lot, or anywhere but a cell, nothing happens.
 */
export class Carrying extends Following {
  readonly name = 'Carrying';
  readonly #cards: readonly Carried[];
  #drop: Drop | null = null;

  constructor(bench: Bench, cards: readonly Carried[], at: PointerAt) {
    super(bench, at);
    this.#cards = cards;
  }

  get cursor(): string {
    return this.#drop === null && this.at.zone === 'map' ? 'not-allowed' : 'grabbing';
  }

  get aim(): 'parking' | null {
    return this.at.zone === 'parking' ? 'parking' : null;
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    const drop = this.#drop;
    this.#clear();
    if (drop !== null) {
      const { lane, step, before, channel } = drop;
      const ids = this.#cards.map((card) => card.id);
      const move = { do: 'MoveCards', ids, lane, step, before } as const;
      const network = this.bench.journey.drawing.form === 'Network';
      const named = { do: 'Edit', ids, field: { field: 'Channel', value: channel } } as const;
      void carryOut(this.bench, network ? { do: 'Together', act: 'MoveCards', commands: [move, named] } : move);
    }
    return new Idle(this.bench);
  }

  cancel(): State {
    this.#clear();
    return new Idle(this.bench);
  }

  protected follow(): void {
    const { view, journey } = this.bench;
    const inside = this.at.zone === 'map';
    const whole = journey.drawing.form === 'Network';
    this.#drop = inside ? dropAt(journey.scene.hits, toScene(view.camera, this.at), new Set(), whole) : null;
    const words = this.#cards[0]?.name ?? '';
    const carried = inside ? { x: this.at.x, y: this.at.y, words, count: this.#cards.length } : null;
    view.over({ hover: null, drop: this.#drop, carried });
  }

  #clear(): void {
    this.bench.view.over({ drop: null, carried: null });
  }
}
