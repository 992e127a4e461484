import type { Scene } from '../../bindings';
import type { Host } from '../../host';

/** How many are kept that were shown before. */
const MOST = 400;
/** How many are asked for at a time. */
const AT_ONCE = 3;

/** A small drawing: what it is of, and how to have it drawn. */
export interface SmallPicture {
  /** The same for the same drawing and for no other: what it is of, as it is at the moment, and how it is drawn. */
  readonly name: string;
  draw(host: Host): Promise<Scene>;
}

interface Wish {
  readonly picture: SmallPicture;
  tell: (scene: Scene) => void;
}

/**
 * Small drawings of maps and of templates, each asked for once. What came into view last is asked for first: whoever scrolls
 * fast does not wait for what has gone by.
 */
export class SmallPictures {
  readonly #host: Host;
  readonly #known = new Map<string, Scene>();
  #wishes: Wish[] = [];
  #underWay = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** A drawing that is there already. */
  known({ name }: SmallPicture): Scene | undefined {
    return this.#known.get(name);
  }

  /** Asks for a drawing. Returns how to take the wish back. */
  ask(picture: SmallPicture, tell: (scene: Scene) => void): () => void {
    const wish = { picture, tell };
    this.#wishes.push(wish);
    this.#next();
    return () => {
      this.#wishes = this.#wishes.filter((other) => other !== wish);
      // It may be under way already: then it is only kept.
      wish.tell = () => undefined;
    };
  }

  #next(): void {
    if (this.#underWay >= AT_ONCE) return;
    const wish = this.#wishes.pop();
    if (wish === undefined) return;
    const { name } = wish.picture;
    this.#underWay += 1;
    Promise.resolve(this.#known.get(name) ?? wish.picture.draw(this.#host))
      .then(
        (scene) => {
          this.#keep(name, scene);
          wish.tell(scene);
        },
        // A drawing that cannot be had leaves its place empty; opening what it is of says why.
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

const shelves = new WeakMap<Host, SmallPictures>();

/** The small drawings that a host gives. */
export function smallPicturesOf(host: Host): SmallPictures {
  const known = shelves.get(host) ?? new SmallPictures(host);
  shelves.set(host, known);
  return known;
}
