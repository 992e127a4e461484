import type { RecentFile } from '../bindings';
import type { Host } from '../host';
import { Observable } from '../kernels/observable';

/** Map files that were read or written, the last used first. Of several questions only the latest is answered. */
export class RecentFiles extends Observable {
  readonly #host: Host;
  #files: readonly RecentFile[] = [];
  #questions = 0;

  constructor(host: Host) {
    super();
    this.#host = host;
  }

  get files(): readonly RecentFile[] {
    return this.#files;
  }

  /** Asks anew which there are, and which are gone. Fails as the host does. */
  read(): Promise<void> {
    return this.#show(this.#host.call('recent_files', {}));
  }

  /** Takes a file off the list; the file itself stays. Fails as the host does. */
  forget({ path }: RecentFile): Promise<void> {
    return this.#show(this.#host.call('forget_file', { path }));
  }

  async #show(asked: Promise<{ files: readonly RecentFile[] }>): Promise<void> {
    const question = (this.#questions += 1);
    const { files } = await asked;
    if (question !== this.#questions) return;
    this.#files = files;
    this.changed();
  }
}
