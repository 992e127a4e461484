import type { Host } from '../host';
import type { Boards } from './boards';
import type { OpenJourney } from './open-journey';
import { WholeElements } from './whole-elements';

/**
 * The chosen elements and links, whole: what the inspector edits and the clipboard carries. On the map they are what is selected;
 * on a board cards that the map does not draw, parked ones and those of hidden lanes, are among them.
 */
export class Chosen extends WholeElements {
  readonly #boards: Boards;

  constructor(host: Host, journey: OpenJourney, boards: Boards) {
    super(host, journey);
    this.#boards = boards;
    boards.subscribe(() => this.follow());
  }

  /** Ids of what is chosen, in the order in which it was. Cells have none. */
  ids(): string[] {
    const { journey } = this;
    if (this.#boards.shown !== null) return this.#boards.ids();
    return journey.selection.map((key) => journey.hit(key)?.id ?? '').filter((id) => id !== '');
  }

  protected override basis(): unknown {
    return this.#boards.shown === null ? null : this.#boards.chosen;
  }
}
