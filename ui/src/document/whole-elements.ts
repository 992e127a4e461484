import type { Chosen as Answer } from '../bindings';
import type { Host } from '../host';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

/** Elements as they are at a moment: of this revision, this selection, and this drawing where it matters. */
interface Question {
  readonly revision: number;
  readonly keys: readonly string[];
  readonly basis: unknown;
  readonly ids: readonly string[];
}

/**
 * Elements that follow from what is selected, with all their fields and the links among them. They are asked for as soon as
 * the selection or the map changes, because whoever needs them often needs them at once.
 */
export abstract class WholeElements extends Mirror<Question, Answer> {
  protected readonly journey: OpenJourney;
  readonly #host: Host;
  #question: Question | null = null;
  /** What the latest answer is about. A call that failed leaves an older answer behind. */
  #told: Question | null = null;

  constructor(host: Host, journey: OpenJourney) {
    super();
    this.#host = host;
    this.journey = journey;
    journey.subscribe(() => this.follow());
  }

  /** The elements, when they are known as they are now; `null` while they are not. */
  get current(): Answer | null {
    return this.fresh && this.#told !== null && this.#told === this.question() ? this.value : null;
  }

  /** Ids of the elements; none for nothing to ask. */
  protected abstract ids(): string[];

  /** What the ids follow from beside the selection. */
  protected basis(): unknown {
    return null;
  }

  protected question(): Question | null {
    const { revision } = this.journey.state;
    const keys = this.journey.selection;
    const basis = this.basis();
    const asked = this.#question;
    if (asked?.revision === revision && asked.keys === keys && asked.basis === basis) return asked;
    const ids = this.ids();
    this.#question = ids.length === 0 ? null : { revision, keys, basis, ids };
    return this.#question;
  }

  protected async ask(question: Question): Promise<Answer> {
    const answer = await this.#host.call('elements', { map: this.journey.map, ids: [...question.ids] });
    this.#told = question;
    return answer;
  }
}
