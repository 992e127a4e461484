import type { FileContents, OutsideFile, Recognised, Source } from '../bindings';
import { Observable } from '../kernels/observable';
import type { Copies } from './copies';

/** A map file with everything in it. */
export const WHOLE: FileContents = {
  without_history: false,
  without_pictures: false,
  anonymised: false,
  pictures_beside: false,
};

/** A file that came from outside and is a copy of a map of the library. */
export interface CameIn {
  readonly source: Source;
  readonly found: Recognised;
}

const NOTHING: readonly CameIn[] = [];

/** What came from outside and waits for the user: copies that are looked at, files that were brought, files that changed. */
export class Sharing extends Observable {
  #copies: Copies | null = null;
  #questions: readonly (readonly CameIn[])[] = [];
  #map: string | null = null;
  #outside: readonly OutsideFile[] = [];
  #put: ReadonlySet<string> = new Set();

  /** The copies that the dialog is about. */
  get copies(): Copies | null {
    return this.#copies;
  }
  /** Files that the user is asked about: copies of one map. Those of another wait for their turn. */
  get cameIn(): readonly CameIn[] {
    return this.#questions[0] ?? NOTHING;
  }

  /** The dialog that asks about them. */
  get question(): 'cameIn' | null {
    return this.cameIn.length > 0 ? 'cameIn' : null;
  }

  lookAt(copies: Copies | null): void {
    this.#copies = copies;
    this.changed();
  }

  /** Asks about files when what is asked already is answered. */
  askAbout(files: readonly CameIn[]): void {
    this.#questions = [...this.#questions, files];
    this.changed();
  }

  /** The user has decided about the files, or does not want to. */
  answered(): void {
    this.#questions = this.#questions.slice(1);
    this.changed();
  }

  /** Files of a map that somebody else has changed. */
  tell(map: string, files: readonly OutsideFile[]): void {
    this.#map = map;
    this.#outside = files;
    this.changed();
  }

  /** Files of a map that somebody else has changed, and that were not put off. */
  outside(map: string): readonly OutsideFile[] {
    return map === this.#map ? this.#outside.filter(({ hash }) => !this.#put.has(hash)) : [];
  }

  /** The user does not want to hear of these. */
  putOff(files: readonly OutsideFile[]): void {
    this.#put = new Set([...this.#put, ...files.map(({ hash }) => hash)]);
    this.changed();
  }
}
