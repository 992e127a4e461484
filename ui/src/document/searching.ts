import type { Command, FoundPlace, FoundWords } from '../bindings';
import type { Host } from '../host';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

/** What to look for. */
export interface Sought {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

interface Question {
  readonly revision: number;
  readonly sought: Sought;
}

const NOTHING: Sought = { text: '', matchCase: false, wholeWords: false };

/** Where the words that the user looks for stand in the open map, and which of the places is the present one. */
export class Searching extends Mirror<Question, FoundWords> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  #sought: Sought = NOTHING;
  #question: Question | null = null;
  #seen: FoundWords | null = null;
  #at = 0;
  #here: FoundPlace | null = null;

  constructor(host: Host, journey: OpenJourney) {
    super();
    this.#host = host;
    this.#journey = journey;
    journey.subscribe(() => this.follow());
  }

  get sought(): Sought {
    return this.#sought;
  }

  /** The places in reading order, as far as they are listed. */
  get places(): readonly FoundPlace[] {
    return this.value?.places ?? [];
  }

  /** Number of all places. */
  get count(): number {
    return this.value?.count ?? 0;
  }

  /** Which of the places is the present one, from 0. */
  get at(): number {
    this.#settle();
    return this.#at;
  }

  /** The present place. */
  get current(): FoundPlace | null {
    this.#settle();
    return this.#here;
  }

  /** Looks for something else. An empty text finds nothing. */
  seek(change: Partial<Sought>): void {
    this.#sought = { ...this.#sought, ...change };
    this.follow();
    this.changed();
  }

  /** Looks for words, beginning with those in a field of this element. */
  seekAt(text: string, id: string, field: string): void {
    this.#here = { id, field, name: '', before: '', words: text, after: '', replaceable: false };
    this.seek({ text });
  }

  /** Stops looking; what was looked for is remembered for the next time. */
  stop(): string {
    const { text } = this.#sought;
    this.seek({ text: '' });
    return text;
  }

  /** Goes to the next place, or back; round at the ends. Returns where it is now. */
  step(by: 1 | -1): FoundPlace | null {
    const { places } = this;
    if (places.length === 0) return null;
    this.#at = (this.at + by + places.length) % places.length;
    this.#here = places[this.#at] ?? null;
    this.changed();
    return this.#here;
  }

  /** The command that puts other words in place of those in the present element. `Replace` changes all of them there. */
  replaceHere(words: string): Command | null {
    const here = this.current;
    return here === null || !here.replaceable ? null : this.#replace([here.id], words);
  }

  /** The command that puts other words in place of all that were found. */
  replaceAll(words: string): Command | null {
    const ids = [...new Set(this.places.filter((place) => place.replaceable).map((place) => place.id))];
    return ids.length === 0 ? null : this.#replace(ids, words);
  }

  #replace(ids: string[], words: string): Command {
    const { text, matchCase, wholeWords } = this.#sought;
    return { do: 'Replace', ids, find: text, with: words, match_case: matchCase, whole_words: wholeWords };
  }

  /** After another answer: stays with the element where it was, or as near to its place in the list as can be. */
  #settle(): void {
    const found = this.value;
    if (found === this.#seen) return;
    this.#seen = found;
    const { places } = this;
    const before = this.#here;
    const same = before === null ? -1 : places.findIndex((one) => one.id === before.id && one.field === before.field);
    this.#at = same >= 0 ? same : Math.max(0, Math.min(this.#at, places.length - 1));
    this.#here = places[this.#at] ?? null;
  }

  protected question(): Question | null {
    const { revision } = this.#journey.state;
    const asked = this.#question;
    if (asked !== null && asked.revision === revision && asked.sought === this.#sought) return asked;
    this.#question = this.#sought.text === '' ? null : { revision, sought: this.#sought };
    return this.#question;
  }

  protected ask({ sought }: Question): Promise<FoundWords> {
    const { text, matchCase, wholeWords } = sought;
    return this.#host.call('search', {
      map: this.#journey.map,
      text,
      match_case: matchCase,
      whole_words: wholeWords,
    });
  }
}
