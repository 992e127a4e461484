import type { Calls } from '../bindings';

/** What the outside gives: the calls of `journey-app`, by whatever way they travel. */
export interface Host {
  /** Rejects with a {@link HostError}. */
  call<K extends keyof Calls>(name: K, params: Calls[K]['params']): Promise<Calls[K]['reply']>;
  /** Shows the whole page this many times as large; absent where the browser has a zoom of its own. */
  enlarge?(factor: number): Promise<void>;
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
