import type { PictureShown } from '../bindings';
import { Observable } from '../kernels/observable';

/** A picture that can be drawn. */
export interface Drawable {
  readonly image: CanvasImageSource;
  /** Pixels of this version. */
  readonly width: number;
  readonly height: number;
}

/** Asks for a picture at least `width` device pixels wide. */
export type AskForPicture = (picture: string, width: number) => Promise<PictureShown>;
/** Makes something that can be drawn out of a file's bytes, off the main thread. */
export type Decode = (bytes: Uint8Array<ArrayBuffer>, mediaType: string) => Promise<ImageBitmap>;

/** What the versions that are kept may take, at four bytes a pixel. */
const MOST_BYTES = 96 * 1024 * 1024;
/** Pictures asked for at a time; more would hold up the calls that the user waits for. */
const AT_ONCE = 2;
/** How long a picture that could not be had is left alone, in milliseconds. */
const REST = 20_000;
const LEAST_WIDTH = 64;
const MOST_WIDTH = 4096;

interface Kept {
  readonly bitmap: ImageBitmap;
  /** The width that was asked for: a sharper version exists only for more. */
  readonly asked: number;
  /** Whether this is the picture as it was given, so that nothing sharper exists. */
  readonly whole: boolean;
  used: number;
}

/**
 * The pictures of maps, decoded for the screen and told apart by the hash of their bytes, so that the maps, thumbnails and
 * posters of one window share them. Whoever paints takes what is there at once; what is missing or too coarse is asked for
 * and announced when it has come. What was not used for longest goes when there is too much.
 */
export class PictureShelf extends Observable {
  readonly #decode: Decode;
  readonly #most: number;
  readonly #now: () => number;
  #ask: AskForPicture | null = null;
  readonly #kept = new Map<string, Kept>();
  readonly #wanted = new Map<string, number>();
  readonly #underWay = new Set<string>();
  readonly #failed = new Map<string, number>();
  #clock = 0;
  #arrived: readonly string[] = [];

  constructor(decode: Decode = decodePicture, most = MOST_BYTES, now: () => number = () => performance.now()) {
    super();
    this.#decode = decode;
    this.#most = most;
    this.#now = now;
  }

  /** Names the one to ask for pictures. */
  connect(ask: AskForPicture): void {
    this.#ask = ask;
    this.#fetch();
  }

  /** The pictures that the latest change brought. */
  get arrived(): readonly string[] {
    return this.#arrived;
  }

  /** Bytes that the kept versions take. */
  get bytes(): number {
    let sum = 0;
    for (const { bitmap } of this.#kept.values()) sum += bytesOf(bitmap);
    return sum;
  }

  /** Whether the picture could not be had. */
  failed(picture: string): boolean {
    return this.#failed.has(picture);
  }

  /** The best version at hand to be drawn `width` device pixels wide, or `null`. A better one is asked for. */
  take(picture: string, width: number): Drawable | null {
    const kept = this.#kept.get(picture);
    const needed = tier(width);
    if (kept === undefined || (!kept.whole && kept.asked < needed)) this.#want(picture, needed);
    if (kept === undefined) return null;
    this.#clock += 1;
    kept.used = this.#clock;
    return { image: kept.bitmap, width: kept.bitmap.width, height: kept.bitmap.height };
  }

  #want(picture: string, width: number): void {
    const failedAt = this.#failed.get(picture);
    if (failedAt !== undefined && this.#now() - failedAt < REST) return;
    if ((this.#wanted.get(picture) ?? 0) >= width) return;
    this.#wanted.set(picture, width);
    this.#fetch();
  }

  #fetch(): void {
    const ask = this.#ask;
    if (ask === null) return;
    for (const [picture, width] of this.#wanted) {
      if (this.#underWay.size >= AT_ONCE) return;
      if (!this.#underWay.has(picture)) void this.#bring(ask, picture, width);
    }
  }

  async #bring(ask: AskForPicture, picture: string, width: number): Promise<void> {
    this.#underWay.add(picture);
    try {
      const shown = await ask(picture, width);
      const bitmap = await this.#decode(bytesFrom(shown.bytes), shown.media_type);
      this.#kept.get(picture)?.bitmap.close();
      this.#clock += 1;
      this.#kept.set(picture, { bitmap, asked: width, whole: bitmap.width >= shown.width, used: this.#clock });
      this.#failed.delete(picture);
      this.#makeRoom(picture);
    } catch {
      this.#failed.set(picture, this.#now());
    }
    this.#underWay.delete(picture);
    // Somebody may have asked for a sharper one while this one was on its way.
    const done = this.#kept.get(picture)?.whole === true || this.#failed.has(picture);
    if (done || (this.#wanted.get(picture) ?? 0) <= width) this.#wanted.delete(picture);
    this.#arrived = [picture];
    this.changed();
    this.#fetch();
  }

  #makeRoom(latest: string): void {
    let bytes = this.bytes;
    const oldest = [...this.#kept].sort((a, b) => a[1].used - b[1].used);
    for (const [picture, { bitmap }] of oldest) {
      if (bytes <= this.#most) return;
      if (picture === latest) continue;
      bytes -= bytesOf(bitmap);
      bitmap.close();
      this.#kept.delete(picture);
    }
  }
}

/** Widths are asked for in powers of two, so that a slow zoom does not ask at every step. */
function tier(width: number): number {
  const least = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width));
  return 2 ** Math.ceil(Math.log2(least) - 1e-6);
}

function bytesOf(bitmap: ImageBitmap): number {
  return bitmap.width * bitmap.height * 4;
}

function bytesFrom(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

function decodePicture(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([bytes], { type: mediaType }));
}

/** The window's pictures. */
export const pictures = new PictureShelf();
