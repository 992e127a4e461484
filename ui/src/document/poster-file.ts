import type { PosterChoices, PosterFormat, PosterProgress } from '../bindings';
import { type Host, HostError } from '../host';
import { Observable } from '../kernels/observable';

/** How often the app is asked how far it is, in milliseconds. */
const PERIOD = 150;

/** How many of the pages are done. A PDF's drawings are counted before its pages, the strips of a PNG for each page. */
export function pagesDone({ done, of }: PosterProgress, pages: number, format: PosterFormat): number {
  if (of === 0) return 0;
  if (format === 'png') return Math.min(pages, Math.floor((done / of) * pages));
  return Math.min(pages, Math.max(0, done - (of - pages)));
}

/** A poster on its way into a file. */
export class PosterFile extends Observable {
  readonly #host: Host;
  readonly #map: string;
  #writing = false;
  #stopping = false;
  #progress: PosterProgress | null = null;
  #failure: HostError | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(host: Host, map: string) {
    super();
    this.#host = host;
    this.#map = map;
  }

  /** Whether one is under way, from the question where it goes until it is there. */
  get writing(): boolean {
    return this.#writing;
  }

  /** Whether it was called off and has not stopped yet. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** How far it is; `null` while the user is asked where it goes. */
  get progress(): PosterProgress | null {
    return this.#progress;
  }

  /** Why the last one could not be written. */
  get failure(): HostError | null {
    return this.#failure;
  }

  /** Writes it where the user says. Resolves with where that is; `null` when it was called off or failed. */
  async write(choices: PosterChoices): Promise<{ path: string; bytes: number } | null> {
    if (this.#writing) return null;
    [this.#writing, this.#stopping, this.#failure, this.#progress] = [true, false, null, null];
    this.changed();
    this.#watch();
    try {
      const { path, bytes } = await this.#host.call('export_poster', { map: this.#map, choices, path: null });
      return path === null ? null : { path, bytes };
    } catch (failure) {
      const error = HostError.from(failure);
      if (error.code !== 'CalledOff') this.#failure = error;
      return null;
    } finally {
      if (this.#timer !== null) clearTimeout(this.#timer);
      [this.#writing, this.#stopping, this.#timer, this.#progress] = [false, false, null, null];
      this.changed();
    }
  }

  /** Calls it off. */
  stop(): void {
    if (!this.#writing || this.#stopping) return;
    this.#stopping = true;
    this.changed();
    this.#host.call('cancel_poster', {}).catch(() => {
      // It goes on, and can be called off again.
      this.#stopping = false;
      this.changed();
    });
  }

  /** Puts away why the last one failed: the choices are others now. */
  forget(): void {
    if (this.#failure === null) return;
    this.#failure = null;
    this.changed();
  }

  #watch(): void {
    this.#timer = setTimeout(() => {
      this.#host
        .call('poster_progress', {})
        .then(
          (progress) => {
            if (!this.#writing || !progress.running) return;
            this.#progress = progress;
            this.changed();
          },
          () => undefined,
        )
        .finally(() => {
          if (this.#writing) this.#watch();
        });
    }, PERIOD);
  }
}
