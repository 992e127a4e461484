import type { Scene, ShowThumbnail } from '../../bindings';
import type { Host } from '../../host';

/** How many are kept that were shown before. */
const MOST = 400;
/** How many are asked for at a time. */
const AT_ONCE = 3;

interface Wish {
  readonly name: string;
  readonly wanted: ShowThumbnail;
  tell(scene: Scene): void;
}

/**
 * Small pictures of maps, each asked for once. What came into view last is asked for first: whoever scrolls fast does not wait
 * for what has gone by.
 */
export class Thumbnails {
  readonly #host: Host;
  readonly #known = new Map<string, Scene>();
  #wishes: Wish[] = [];
  #underWay = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** A picture that is there already. */
  known(wanted: ShowThumbnail, revision: number): Scene | undefined {
    return this.#known.get(nameOf(wanted, revision));
  }

  /** Asks for a picture. Returns how to take the wish back. */
  ask(wanted: ShowThumbnail, revision: number, tell: (scene: Scene) => void): () => void {
    const wish = { name: nameOf(wanted, revision), wanted, tell };
    this.#wishes.push(wish);
    this.#next();
    return () => {
      this.#wishes = this.#wishes.filter((other) => other !== wish);
    };
  }

  #next(): void {
    if (this.#underWay >= AT_ONCE) return;
    const wish = this.#wishes.pop();
    if (wish === undefined) return;
    this.#underWay += 1;
    this.#host
      .call('thumbnail', wish.wanted)
      .then(
        (scene) => {
          this.#keep(wish.name, scene);
          wish.tell(scene);
        },
        // A picture that cannot be had leaves its place empty; opening the map says why.
        () => undefined,
      )
      .finally(() => {
        this.#underWay -= 1;
        this.#next();
      });
    this.#next();
  }

  #keep(name: string, scene: Scene): void {
    this.#known.set(name, scene);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
  }
}

function nameOf({ map, appearance, language }: ShowThumbnail, revision: number): string {
  return [map, revision, appearance, language].join(' ');
}

const shelves = new WeakMap<Host, Thumbnails>();

/** The small pictures that a host gives. */
export function thumbnailsOf(host: Host): Thumbnails {
  const known = shelves.get(host) ?? new Thumbnails(host);
  shelves.set(host, known);
  return known;
}
