import type { FileRefused, News, OutsideFile } from '../bindings';
import type { Host } from '../host';

/** How long to wait after a question that failed, or that could not be acted on, in milliseconds. */
const PAUSE = 500;

/** What somebody who is told can do about it. */
export interface Listener {
  /** The map that the window shows; `null` for the library, `undefined` for neither. */
  shown(): string | null | undefined;
  /** Shows the map as it is; resolves with whether it does. */
  map(): Promise<boolean>;
  /** Shows the library as it is. */
  library(): Promise<void>;
  /** Says which files cannot be read. */
  refused(files: readonly FileRefused[]): void;
  /** Shows the pieces of one's own as they are. */
  pieces(): Promise<void>;
  /** Says which files of the map somebody else has changed. */
  outside(map: string, files: readonly OutsideFile[]): void;
  /** Whether the map is shown as one in the bin. */
  binned(): boolean;
  /** Shows that it is, or that it is no longer. */
  tellBinned(binned: boolean): void;
}

/** Keeps a window abreast of what other windows and programs do. */
export class Abreast {
  readonly #host: Host;
  readonly #listener: Listener;
  #round = 0;
  #shown: string | null | undefined;
  #edition = 0;
  #outside = 0;
  #pieces = 0;

  constructor(host: Host, listener: Listener) {
    this.#host = host;
    this.#listener = listener;
  }

  /** Follows what the window shows now. Call whenever that may have changed. */
  follow(): void {
    const shown = this.#listener.shown();
    if (shown === this.#shown) return;
    this.#shown = shown;
    // What is shown from now on was read just before.
    this.#edition = this.#outside = this.#pieces = 0;
    this.#round += 1;
    if (shown !== undefined) void this.#ask(this.#round, shown);
  }

  async #ask(round: number, map: string | null): Promise<void> {
    while (round === this.#round) {
      let settled = false;
      try {
        const news = await this.#host.call('news', {
          edition: this.#edition,
          map,
          outside: this.#outside,
          pieces: map === null ? null : this.#pieces,
          binned: map !== null && this.#listener.binned(),
        });
        if (news.refused.length > 0) this.#listener.refused(news.refused);
        if (round !== this.#round) return;
        if (map !== null && news.outside.edition !== this.#outside) {
          this.#outside = news.outside.edition;
          this.#listener.outside(map, news.outside.files);
        }
        if (map !== null) this.#listener.tellBinned(news.binned);
        if (map !== null && news.pieces !== this.#pieces) {
          await this.#listener.pieces();
          this.#pieces = news.pieces;
        }
        settled = await this.#act(round, news, map);
      } catch {
        // Whoever does something next learns what is the matter.
      }
      if (!settled) await new Promise((later) => setTimeout(later, PAUSE));
    }
  }

  async #act(round: number, news: News, map: string | null): Promise<boolean> {
    const before = this.#edition;
    if (map === null && before !== 0 && before !== news.edition) await this.#listener.library();
    if (round !== this.#round) return true;
    // Only what is shown is known: a library that could not be read is asked for again.
    this.#edition = news.edition;
    return map === null || !news.map || (await this.#listener.map());
  }
}
