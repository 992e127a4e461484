import { cardsHeld, isHead } from '../kernels/held';
import { WholeElements } from './whole-elements';

/** The cards of the selected stages, steps and lanes, whole: what a copy of a head takes along. */
export class Held extends WholeElements {
  /** Whether a stage, step or lane is selected. */
  get heads(): boolean {
    return this.journey.selection.some((key) => isHead(this.journey.hit(key)));
  }

  protected ids(): string[] {
    if (!this.heads) return [];
    const chosen = new Set(this.journey.selection.map((key) => this.journey.hit(key)?.id ?? ''));
    return cardsHeld(this.journey.scene.outline, chosen).map((card) => card.id);
  }

  /** A card that comes into a lane is held by it, without any change of the selection. */
  protected override basis(): unknown {
    return this.heads ? this.journey.scene.outline : null;
  }
}
