import type { Comparison, ComparedWith, CopyView, MergePreview, Scene, Source } from '../bindings';
import type { Host } from '../host';
import { HostError } from '../host';
import { Observable } from '../kernels/observable';
import type { Drawing, OpenJourney } from './open-journey';

/** What copies are looked at for. */
export type Purpose = 'merge' | 'compare';

/** Which of the two states the drawing shows: the map as it is, or the other one. */
export type Side = 'before' | 'after';

/** A copy that the user gave. */
export interface Given {
  readonly source: Source;
  /** What it is called until it was read. */
  readonly name: string;
  /** Whose it is; `null` takes the file's name. */
  readonly by: string | null;
}

/** What is known when everything was read. */
interface Answer {
  readonly before: Scene;
  readonly after: Scene;
  readonly comparison: Comparison;
  readonly copies: readonly CopyView[];
  /** Of a merge alone. */
  readonly merge: MergePreview | null;
}

/**
 * Copies of the open map, to be compared or brought together with it. Nothing here changes the map but {@link merge}, which
 * does what was shown. What comes late, when something else is asked already, is left aside.
 */
export class Copies extends Observable {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  #purpose: Purpose;
  #given: readonly Given[];
  #ours = '';
  #ancestor: Given | null = null;
  #drawing: Drawing;
  #answer: Answer | null = null;
  #failure: HostError | null = null;
  #side: Side = 'after';
  #asked = 0;
  #busy = false;

  constructor(host: Host, journey: OpenJourney, purpose: Purpose, given: readonly Given[]) {
    super();
    this.#host = host;
    this.#journey = journey;
    this.#purpose = purpose;
    this.#given = given;
    this.#drawing = journey.drawing;
  }

  get purpose(): Purpose {
    return this.#purpose;
  }
  get given(): readonly Given[] {
    return this.#given;
  }
  /** Whose the map itself is; may be empty. */
  get ours(): string {
    return this.#ours;
  }
  /** What the user says that all of them began from. */
  get ancestor(): Given | null {
    return this.#ancestor;
  }
  get answer(): Answer | null {
    return this.#answer;
  }
  /** Why there is no answer. */
  get failure(): HostError | null {
    return this.#failure;
  }
  get side(): Side {
    return this.#side;
  }
  /** Whether what is shown is not yet what was asked for last. */
  get busy(): boolean {
    return this.#busy;
  }
  get scene(): Scene | null {
    return this.#answer === null ? null : this.#answer[this.#side];
  }
  /** Whether the merge that is shown would change anything. */
  get brings(): boolean {
    return this.#answer?.merge?.brings === true;
  }

  /** Whether conflicts are all that the merge that is shown would bring. */
  get bringsOnlyConflicts(): boolean {
    const comparison = this.#answer?.comparison;
    return this.brings && comparison?.stages.length === 0 && comparison.more === 0;
  }

  /** Shows the one or the other. */
  show(side: Side): void {
    this.#side = side;
    this.changed();
  }

  /** Draws in other colours or another language. */
  draw(drawing: Drawing): void {
    this.#drawing = drawing;
    void this.ask();
  }

  /** Adds copies; to compare there is only one. */
  add(given: readonly Given[]): void {
    this.#given = this.#purpose === 'compare' ? given.slice(-1) : [...this.#given, ...given];
    void this.ask();
  }

  /** Leaves a copy out. */
  remove(at: number): void {
    this.#given = this.#given.filter((_, other) => other !== at);
    if (this.#given.length === 0) this.#answer = null;
    void this.ask();
  }

  /** Says whose a copy is. */
  name(at: number, by: string): void {
    this.#given = this.#given.map((given, other) => (other === at ? { ...given, by } : given));
    void this.ask();
  }

  /** Says whose the map itself is. */
  nameOurs(by: string): void {
    this.#ours = by;
    void this.ask();
  }

  /** Says what all of them began from; `null` has it looked for. */
  beganFrom(given: Given | null): void {
    this.#ancestor = given;
    void this.ask();
  }

  /** Looks at the same copies for something else. */
  turnTo(purpose: Purpose): void {
    this.#purpose = purpose;
    this.#answer = null;
    void this.ask();
  }

  /** Has everything read and worked out. */
  async ask(): Promise<void> {
    const asked = (this.#asked += 1);
    this.#failure = null;
    this.#busy = this.#given.length > 0;
    this.changed();
    if (this.#given.length === 0) return;
    try {
      const answer = await (this.#purpose === 'merge' ? this.#preview() : this.#compare());
      if (asked !== this.#asked) return;
      this.#answer = answer;
    } catch (failure) {
      if (asked !== this.#asked) return;
      this.#failure = HostError.from(failure);
    }
    this.#busy = false;
    this.changed();
  }

  async #preview(): Promise<Answer> {
    const copies = this.#given.map(({ source, by }) => (by === null ? { source } : { source, by }));
    const ancestor = this.#ancestor === null ? {} : { ancestor: this.#ancestor.source };
    const params = { map: this.#journey.map, copies, ours: this.#ours, drawn: this.#drawing, ...ancestor };
    const merge = await this.#host.call('preview_merge', params);
    const { before, after, comparison } = merge;
    return { before, after, comparison, copies: merge.copies, merge };
  }

  async #compare(): Promise<Answer> {
    const [given] = this.#given;
    if (given === undefined) throw new HostError('BadParameters', '');
    const params = { map: this.#journey.map, with: given.source, drawn: this.#drawing };
    const compared: ComparedWith = await this.#host.call('compare_with', params);
    const { before, after, comparison, other } = compared;
    return { before, after, comparison, copies: [other], merge: null };
  }

  /**
   * Brings the copies together with the map, as is shown. Resolves with how many conflicts that leaves; `null` when nothing
   * was done: then why not stands in {@link failure}, or the map had changed and what is shown is worked out anew.
   */
  async merge(): Promise<number | null> {
    const shown = this.#answer?.merge ?? null;
    if (shown === null || this.#busy) return null;
    this.#busy = true;
    this.changed();
    try {
      await this.#journey.merge(shown.token);
      return shown.conflicts.length;
    } catch (failure) {
      const error = HostError.from(failure);
      this.#busy = false;
      if (error.code === 'Stale') await this.ask();
      this.#failure = error;
      this.changed();
      return null;
    }
  }
}
