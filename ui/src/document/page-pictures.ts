import type { PagePart, PosterPage } from '../bindings';

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

/** A part of a page, drawn more closely than all of it can be. */
export interface ClosePicture extends PagePicture {
  /** What of the page it is, in pixels of a page as wide as `width`. */
  readonly part: PagePart;
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
  #close: ClosePicture | null = null;

  /** The poster has changed: no picture shows it any more. */
  renew(): void {
    this.#old = this.#large.at(-1) ?? this.#old;
    this.#large = [];
    this.#close = null;
    for (const [at, picture] of this.#small) this.#oldSmall.set(at, picture);
    this.#small = new Map();
  }

  keep(picture: PagePicture): void {
    this.#large = [...this.#large.filter((one) => one.at !== picture.at), picture].slice(-MOST_LARGE);
    this.#old = null;
  }

  keepClose(picture: ClosePicture): void {
    this.#close = picture;
  }

  /** What was last drawn closely of a page. */
  close(at: number): ClosePicture | null {
    return this.#close?.at === at ? this.#close : null;
  }

  /** Whether a part of a page is there, drawn as closely as that. */
  hasClose(at: number, width: number, part: PagePart): boolean {
    const close = this.close(at);
    if (close?.width !== width) return false;
    const there = close.part;
    return (
      there.left === part.left && there.top === part.top && there.width === part.width && there.height === part.height
    );
  }

  keepSmall(picture: PagePicture): void {
    this.#small.set(picture.at, picture);
    this.#oldSmall.delete(picture.at);
  }

  /** Whether the page is there as wide as that, in pixels. */
  has(at: number, width: number): boolean {
    return this.#large.some((one) => one.at === at && one.width === width);
  }

  /** Whether the page is there at all. */
  hasAny(at: number): boolean {
    return this.#large.some((one) => one.at === at);
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
