import type { Calls } from '../bindings';

/** Somebody who is told of files that are dragged over the page. */
export interface FilesWatcher {
  /** They are over the page; the same ones may be told several times. */
  over(paths: readonly string[]): void;
  /** They are so no more. */
  left(): void;
  /** They were let go; where, in CSS pixels of the page. */
  dropped(paths: readonly string[], at: { readonly x: number; readonly y: number }): void;
}

/** What the outside gives: the calls of `journey-app`, by whatever way they travel. */
export interface Host {
  /** Rejects with a {@link HostError}. */
  call<K extends keyof Calls>(name: K, params: Calls[K]['params']): Promise<Calls[K]['reply']>;
  /** The map that the page's address names; absent where the app itself knows what each window shows. */
  begin?(): string | null;
  /** Opens another window on a map; absent where there can be only one. Rejects with a {@link HostError}. */
  openWindow?(map: string): Promise<void>;
  /** Ends the program with all its windows, which are there again at the next start; absent where that is the browser's business. */
  quit?(): Promise<void>;
  /**
   * Asks before the window closes; it stays open where the answer is no, and closes when it is asked to once more. Absent
   * where that is the browser's business. Returns how to end it.
   */
  beforeClose?(mayClose: () => Promise<boolean>): () => void;
  /** Shows the whole page this many times as large; absent where the browser has a zoom of its own. */
  enlarge?(factor: number): Promise<void>;
  /** Tells of files, and links, by their paths; absent where the page's own events carry them. Returns how to end it. */
  watchFiles?(watcher: FilesWatcher): () => void;
}

/** Why a call failed. The interface switches on `code` only; `message` is for the log. */
export class HostError extends Error {
  readonly code: string;
  readonly detail: unknown;

  constructor(code: string, message: string, detail: unknown = null) {
    super(message);
    this.name = 'HostError';
    this.code = code;
    this.detail = detail;
  }

  /** Reads whatever came back instead of a reply. */
  static from(failure: unknown): HostError {
    if (failure instanceof HostError) return failure;
    if (typeof failure === 'object' && failure !== null && 'code' in failure) {
      const { code, message, detail } = failure as { code: unknown; message?: unknown; detail?: unknown };
      return new HostError(String(code), typeof message === 'string' ? message : '', detail ?? null);
    }
    return new HostError('Unreachable', failure instanceof Error ? failure.message : String(failure));
  }
}
