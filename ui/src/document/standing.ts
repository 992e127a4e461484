import type { Filter, Filtered } from '../bindings';
import type { Host } from '../host';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

/** What cards can be filtered by. */
export type Facet = keyof Filter;

/** Asks for nothing: every card stands out. */
export const NO_FILTER: Filter = {
  kinds: [],
  actors: [],
  families: [],
  channels: [],
  bases: [],
  owners: [],
  tags: [],
};

/** The facets in the order in which they are shown. */
export const FACETS = Object.keys(NO_FILTER) as Facet[];

/** Whether a filter asks for anything. */
export function asks(filter: Filter): boolean {
  return FACETS.some((facet) => filter[facet].length > 0);
}

/** A filter with one value more, or one less when it has it. */
export function toggled(filter: Filter, facet: Facet, value: string): Filter {
  const values: readonly string[] = filter[facet];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...filter, [facet]: next };
}

interface Question {
  readonly revision: number;
  readonly filter: Filter;
}

/** Which cards stand out at the moment, by the filter that the user has put over the map. Nothing of it is kept. */
export class Standing extends Mirror<Question, Filtered> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  #filter: Filter = NO_FILTER;
  #question: Question | null = null;
  #listed: readonly string[] | null = null;
  #ids: ReadonlySet<string> | null = null;

  constructor(host: Host, journey: OpenJourney) {
    super();
    this.#host = host;
    this.#journey = journey;
    journey.subscribe(() => this.follow());
  }

  get filter(): Filter {
    return this.#filter;
  }

  /** Whether a filter is in force. */
  get active(): boolean {
    return asks(this.#filter);
  }

  /** Ids of the cards that stand out; `null` while all do. */
  get ids(): ReadonlySet<string> | null {
    const listed = this.value?.ids ?? null;
    if (listed !== this.#listed) {
      this.#listed = listed;
      this.#ids = listed === null ? null : new Set(listed);
    }
    return this.#ids;
  }

  /** Puts a filter over the map in place of the one before. */
  choose(filter: Filter): void {
    this.#filter = filter;
    this.follow();
    this.changed();
  }

  /** Asks for one value more, or for one less. */
  toggle(facet: Facet, value: string): void {
    this.choose(toggled(this.#filter, facet, value));
  }

  /** Lets every card stand out again. */
  clear(): void {
    if (this.active) this.choose(NO_FILTER);
  }

  protected question(): Question | null {
    const { revision } = this.#journey.state;
    const asked = this.#question;
    if (asked !== null && asked.revision === revision && asked.filter === this.#filter) return asked;
    this.#question = this.active ? { revision, filter: this.#filter } : null;
    return this.#question;
  }

  protected ask({ filter }: Question): Promise<Filtered> {
    return this.#host.call('filter', { map: this.#journey.map, filter });
  }
}
