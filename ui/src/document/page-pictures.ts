import type { PosterPage } from '../bindings';

/** A page as it was drawn. */
export interface PagePicture {
  /** A PNG in base64. */
  readonly png: string;
  /** Which page it is, from 0. */
  readonly at: number;
  /** What is drawn on it. */
  readonly page: PosterPage;
  /** Pixels. */
  readonly width: number;
}

/** Large pictures that are kept for paging to and fro. */
const MOST_LARGE = 6;

/** The pictures of a poster's pages: large ones to look at, small ones to find a page by. */
export class PagePictures {
  /** The one used last stands last. */
  #large: PagePicture[] = [];
  #small = new Map<number, PagePicture>();
  /** What was shown before the poster changed, until there is something else. */
  #old: PagePicture | null = null;
  #oldSmall = new Map<number, PagePicture>();

  /** The poster has changed: no picture shows it any more. */
  renew(): void {
    this.#old = this.#large.at(-1) ?? this.#old;
    this.#large = [];
    for (const [at, picture] of this.#small) this.#oldSmall.set(at, picture);
    this.#small = new Map();
  }

  keep(picture: PagePicture): void {
    this.#large = [...this.#large.filter((one) => one.at !== picture.at), picture].slice(-MOST_LARGE);
    this.#old = null;
  }

  keepSmall(picture: PagePicture): void {
    this.#small.set(picture.at, picture);
    this.#oldSmall.delete(picture.at);
  }

  /** Whether the page is there as wide as that, in pixels. */
  has(at: number, width: number): boolean {
    return this.#large.some((one) => one.at === at && one.width === width);
  }

  hasSmall(at: number): boolean {
    return this.#small.has(at);
  }

  /** The best picture of a page there is, or what was shown last. */
  best(at: number): PagePicture | null {
    const found = this.#large.find((one) => one.at === at);
    if (found !== undefined) {
      this.#large = [...this.#large.filter((one) => one !== found), found];
      return found;
    }
    return this.#small.get(at) ?? this.#old ?? this.#large.at(-1) ?? null;
  }

  /** The small picture of a page, also one from before the last change. */
  small(at: number): PagePicture | null {
    return this.#small.get(at) ?? this.#oldSmall.get(at) ?? null;
  }
}
