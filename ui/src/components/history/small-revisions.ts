import type { DrawRevision, Scene } from '../../bindings';
import type { Host } from '../../host';

/** How many are kept that were shown before. */
const MOST = 200;

/** Drawings of revisions for the timeline, asked for one at a time and kept: what a revision was never changes. */
export class SmallRevisions {
  readonly #host: Host;
  readonly #known = new Map<string, Scene>();
  #wishes: { readonly name: string; readonly wanted: DrawRevision; tell(scene: Scene): void }[] = [];
  #busy = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Asks for a drawing. Returns how to take the wish back. */
  ask(wanted: DrawRevision, tell: (scene: Scene) => void): () => void {
    const name = JSON.stringify(wanted);
    const known = this.#known.get(name);
    if (known !== undefined) {
      tell(known);
      return () => undefined;
    }
    const wish = { name, wanted, tell };
    this.#wishes.push(wish);
    void this.#work();
    return () => {
      this.#wishes = this.#wishes.filter((other) => other !== wish);
    };
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let wish = this.#wishes.shift(); wish !== undefined; wish = this.#wishes.shift()) {
      try {
        const scene = await this.#host.call('draw_revision', wish.wanted);
        this.#known.set(wish.name, scene);
        const [oldest] = this.#known.keys();
        if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
        wish.tell(scene);
      } catch {
        // A drawing that cannot be had leaves its place empty; looking at the revision says why.
      }
    }
    this.#busy = false;
  }
}

const shelves = new WeakMap<Host, SmallRevisions>();

/** The small drawings that a host gives. */
export function smallRevisions(host: Host): SmallRevisions {
  const known = shelves.get(host) ?? new SmallRevisions(host);
  shelves.set(host, known);
  return known;
}
