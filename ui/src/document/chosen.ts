import type { Chosen as Answer } from '../bindings';
import type { Host } from '../host';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

interface Question {
  readonly revision: number;
  readonly keys: readonly string[];
  readonly ids: string[];
}

/** The selected elements and links, whole: what the inspector edits and the clipboard carries. */
export class Chosen extends Mirror<Question, Answer> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  #question: Question | null = null;

  constructor(host: Host, journey: OpenJourney) {
    super();
    this.#host = host;
    this.#journey = journey;
    journey.subscribe(() => this.follow());
    this.follow();
  }

  protected question(): Question | null {
    const { selection, state } = this.#journey;
    const asked = this.#question;
    if (asked !== null && asked.revision === state.revision && asked.keys === selection) return asked;
    const ids = selection.map((key) => this.#journey.hit(key)?.id ?? '').filter((id) => id !== '');
    this.#question = ids.length === 0 ? null : { revision: state.revision, keys: selection, ids };
    return this.#question;
  }

  protected ask({ ids }: Question): Promise<Answer> {
    return this.#host.call('elements', { map: this.#journey.map, ids });
  }
}
