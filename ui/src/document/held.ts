import type { Chosen as Answer, OutlineEntry } from '../bindings';
import type { Host } from '../host';
import { cardsHeld, isHead } from '../kernels/held';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

interface Question {
  readonly revision: number;
  readonly keys: readonly string[];
  readonly outline: readonly OutlineEntry[];
  readonly ids: string[];
}

/**
 * The cards of the selected stages, steps and lanes, whole, with the links among them. They are asked for while a head is
 * selected, because a copy has to be on the clipboard before its key event is over.
 */
export class Held extends Mirror<Question, Answer> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  #question: Question | null = null;

  constructor(host: Host, journey: OpenJourney) {
    super();
    this.#host = host;
    this.#journey = journey;
    journey.subscribe(() => this.follow());
  }

  /** Whether a stage, step or lane is selected. */
  get heads(): boolean {
    return this.#journey.selection.some((key) => isHead(this.#journey.hit(key)));
  }

  protected question(): Question | null {
    if (!this.heads) return (this.#question = null);
    const { selection, state, scene } = this.#journey;
    const asked = this.#question;
    const same = asked?.revision === state.revision && asked.keys === selection && asked.outline === scene.outline;
    if (asked !== null && same) return asked;
    const chosen = new Set(selection.map((key) => this.#journey.hit(key)?.id ?? ''));
    const ids = cardsHeld(scene.outline, chosen).map((card) => card.id);
    this.#question =
      ids.length === 0 ? null : { revision: state.revision, keys: selection, outline: scene.outline, ids };
    return this.#question;
  }

  protected ask({ ids }: Question): Promise<Answer> {
    return this.#host.call('elements', { map: this.#journey.map, ids });
  }
}
