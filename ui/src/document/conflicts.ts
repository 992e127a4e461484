import type { ConflictEntry, ConflictView, HitRegion } from '../bindings';
import type { Host } from '../host';
import type { Contents } from './contents';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

interface Question {
  readonly revision: number;
  readonly id: string;
}

/** What several people made different things of, and which of the conflicts somebody is looking at. */
export class Conflicts extends Mirror<Question, ConflictView> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  readonly #contents: Contents;
  #open: string | null = null;
  #calls = 0;
  #question: Question | null = null;

  constructor(host: Host, journey: OpenJourney, contents: Contents) {
    super();
    this.#host = host;
    this.#journey = journey;
    this.#contents = contents;
    contents.subscribe(() => this.#settle());
  }

  /** Every conflict of the map, in its order. */
  get entries(): readonly ConflictEntry[] {
    return this.#contents.value?.conflicts ?? [];
  }

  /** The conflict that somebody is looking at; `null` for none. */
  get open(): string | null {
    return this.#open;
  }

  /** How often somebody asked to look at one, so that asking again brings the keyboard there. */
  get calls(): number {
    return this.#calls;
  }

  /** The place of the open one in the list, from 0; -1 for none. */
  get at(): number {
    return this.entries.findIndex((entry) => entry.id === this.#open);
  }

  /** The open conflict with its sides, as soon as they are known. */
  get view(): ConflictView | null {
    return this.#open !== null && this.value?.entry.id === this.#open ? this.value : null;
  }

  /** The conflict about an element or link; `null` for none. */
  about(of: string): ConflictEntry | null {
    return this.entries.find((entry) => entry.of === of) ?? null;
  }

  /** The signs of things in conflict, as far as they are drawn. */
  signs(of: readonly HitRegion[]): HitRegion[] {
    if (this.entries.length === 0) return [];
    const known = new Map(this.entries.map((entry) => [entry.of, entry.id]));
    return of.flatMap((hit) => this.#journey.hit(`conflict:${known.get(hit.id) ?? ''}`) ?? []);
  }

  look(id: string): void {
    this.#open = id;
    this.#calls += 1;
    this.follow();
    this.changed();
  }

  close(): void {
    if (this.#open === null) return;
    this.#open = null;
    this.follow();
    this.changed();
  }

  /** The conflict this many places behind the open one, round at the ends; without an open one, the first or the last. */
  beside(by: 1 | -1): ConflictEntry | null {
    const { entries, at } = this;
    if (entries.length === 0) return null;
    const next = at < 0 ? (by > 0 ? 0 : entries.length - 1) : (at + by + entries.length) % entries.length;
    return entries[next] ?? null;
  }

  /** One that is settled, by whomever, is no longer looked at. */
  #settle(): void {
    if (this.#open !== null && this.#contents.fresh && this.#contents.value !== null && this.at < 0) this.#open = null;
    this.follow();
    this.changed();
  }

  /** Asked as soon as the list is known again: a conflict that was just settled is not asked for. */
  protected question(): Question | null {
    const revision = this.#contents.value?.revision ?? null;
    const asked = this.#question;
    if (asked !== null && asked.revision === revision && asked.id === this.#open) return asked;
    const there = this.#open !== null && revision !== null && this.at >= 0;
    this.#question = there ? { revision, id: this.#open ?? '' } : null;
    return this.#question;
  }

  protected ask({ id }: Question): Promise<ConflictView> {
    return this.#host.call('conflict', { map: this.#journey.map, id });
  }
}
