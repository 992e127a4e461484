import { HostError } from '../host';
import { Observable } from '../kernels/observable';

/**
 * A copy of something that the Rust side knows about the open map, asked for anew whenever the map has changed. One question
 * is under way at a time; an answer that is out of date by the time it comes is asked for again.
 */
export abstract class Mirror<Question, Answer> extends Observable {
  #asked: Question | null = null;
  #answered: Question | null = null;
  #answer: Answer | null = null;
  #asking = false;

  /** The latest answer; `null` before the first, or while nothing is asked for. */
  get value(): Answer | null {
    return this.#answer;
  }

  /** Whether the latest answer is about the map as it is now. */
  get fresh(): boolean {
    return this.#asked === this.#answered;
  }

  /** What is asked at the moment; `null` for nothing. The same question has to be the same object. */
  protected abstract question(): Question | null;
  /** Asks the host. */
  protected abstract ask(question: Question): Promise<Answer>;

  /** Asks when the question is a new one. Call whenever it may have changed. */
  protected follow(): void {
    const question = this.question();
    if (question === this.#asked) return;
    this.#asked = question;
    if (question === null) {
      this.#answered = null;
      if (this.#answer !== null) {
        this.#answer = null;
        this.changed();
      }
      return;
    }
    if (!this.#asking) void this.#run();
  }

  async #run(): Promise<void> {
    this.#asking = true;
    while (this.#asked !== null && this.#asked !== this.#answered) {
      const question = this.#asked;
      try {
        const answer = await this.ask(question);
        if (this.#asked === null) break;
        this.#answer = answer;
        this.#answered = question;
      } catch (failure) {
        // A copy that cannot be had stays as it was; whatever changes the map will say what is wrong.
        HostError.from(failure);
        this.#answered = question;
      }
      this.changed();
    }
    this.#asking = false;
  }
}
