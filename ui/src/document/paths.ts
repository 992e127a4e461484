import { Observable } from '../kernels/observable';
import type { OpenJourney } from './open-journey';

/** Whose path is drawn over the open map, and whether touchpoints that are clicked go onto it. */
export class Paths extends Observable {
  readonly #journey: OpenJourney;
  #recording = false;

  constructor(journey: OpenJourney) {
    super();
    this.#journey = journey;
    journey.subscribe(() => this.changed());
  }

  /** The actor whose path is drawn; `null` for none. */
  get followed(): string | null {
    return this.#journey.drawing.path ?? null;
  }

  /** Whether clicks on touchpoints add stops. */
  get recording(): boolean {
    return this.#recording;
  }

  /** Draws an actor's path over the map, or none. Rejects when the map cannot be drawn. */
  async follow(actor: string | null): Promise<void> {
    if (actor === null) this.#recording = false;
    if (actor === this.followed) {
      this.changed();
      return;
    }
    const { appearance, language, form, guidance } = this.#journey.drawing;
    const plain = { appearance, language, form, ...(guidance === undefined ? {} : { guidance }) };
    await this.#journey.redraw(actor === null ? plain : { ...plain, path: actor });
    this.changed();
  }

  /** Begins to take touchpoints that are clicked for stops, or leaves off. */
  record(on: boolean): void {
    this.#recording = on && this.followed !== null;
    this.changed();
  }
}
