import type { GuideView } from '../bindings';
import type { Host } from '../host';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';
import type { Panels } from './panels';

interface Question {
  readonly revision: number;
}

/** How far the open map has come with the five steps of building one; asked only while the guide is shown. */
export class Guide extends Mirror<Question, GuideView> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  readonly #panels: Panels;
  #question: Question | null = null;

  constructor(host: Host, journey: OpenJourney, panels: Panels) {
    super();
    this.#host = host;
    this.#journey = journey;
    this.#panels = panels;
    journey.subscribe(() => this.follow());
    this.follow();
  }

  /** The guide may have been shown, or put away. */
  look(): void {
    this.follow();
  }

  protected question(): Question | null {
    if (!this.#panels.shown('guide')) return (this.#question = null);
    const { revision } = this.#journey.state;
    if (this.#question?.revision !== revision) this.#question = { revision };
    return this.#question;
  }

  protected ask(): Promise<GuideView> {
    return this.#host.call('guide', { map: this.#journey.map });
  }
}
