import type { MapContents } from '../bindings';
import type { Host } from '../host';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

interface Question {
  readonly revision: number;
}

/** What the open map holds beside its drawing: actors, lanes, stages, views, parked cards, facets. */
export class Contents extends Mirror<Question, MapContents> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  #question: Question;

  constructor(host: Host, journey: OpenJourney) {
    super();
    this.#host = host;
    this.#journey = journey;
    this.#question = { revision: journey.state.revision };
    journey.subscribe(() => this.follow());
    this.follow();
  }

  protected question(): Question {
    const { revision } = this.#journey.state;
    if (revision !== this.#question.revision) this.#question = { revision };
    return this.#question;
  }

  protected ask(): Promise<MapContents> {
    return this.#host.call('contents', { map: this.#journey.map });
  }
}
