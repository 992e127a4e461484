import type { KeptPiece, Language, Piece, PieceGroup, PieceShelf, ReadyPiece } from '../bindings';
import type { Host } from '../host';
import { hasWords } from '../kernels/folded';
import { Observable } from '../kernels/observable';

/** The shelves as the panel shows them: those that come with the program, and one's own. */
export const SHELVES = ['Touchpoints', 'Activities', 'Nurturing', 'Metrics', 'Emotions', 'Own'] as const;
export type Shelf = PieceShelf | 'Own';

/** A piece on its shelf. */
export interface ShelfPiece {
  /** Unique among all pieces. */
  readonly key: string;
  readonly shelf: Shelf;
  readonly group: PieceGroup | null;
  readonly name: string;
  /** What it is good for; empty for one's own. */
  readonly about: string;
  readonly piece: Piece;
  /** Its id in the library, for one's own. */
  readonly own: string | null;
}

/** The pieces that can be put onto a map: which shelf is open, what is looked for, which one is looked at. */
export class Pieces extends Observable {
  readonly #host: Host;
  #ready: readonly ShelfPiece[] = [];
  #readyIn: Language | null = null;
  #kept: readonly KeptPiece[] = [];
  #own: readonly ShelfPiece[] = [];
  #readings = 0;
  #shelf: Shelf = 'Touchpoints';
  #words = '';
  #chosen = '';
  #naming = '';

  constructor(host: Host) {
    super();
    this.#host = host;
  }

  /** Reads what comes with the program in a language, and one's own. Fails as the host does. */
  async read(language: Language): Promise<void> {
    if (this.#readyIn !== language) {
      const { pieces } = await this.#host.call('ready_pieces', { language });
      this.#ready = pieces.map(ofReady);
      this.#readyIn = language;
      this.changed();
    }
    await this.readOwn();
  }

  /** Reads one's own anew; of several questions the last answer counts. */
  async readOwn(): Promise<void> {
    const reading = (this.#readings += 1);
    const { pieces } = await this.#host.call('kept_pieces', {});
    if (reading !== this.#readings) return;
    this.#kept = pieces;
    this.#own = pieces.map(ofKept);
    if (!this.#own.some((piece) => piece.own === this.#naming)) this.#naming = '';
    this.changed();
  }

  /** Whether there is anything to show. */
  get known(): boolean {
    return this.#readyIn !== null;
  }

  get shelf(): Shelf {
    return this.#shelf;
  }
  /** What is looked for, on all shelves; empty for nothing. */
  get words(): string {
    return this.#words;
  }
  /** The piece of one's own that gets a name; empty for none. */
  get naming(): string {
    return this.#naming;
  }

  /** The pieces of the open shelf, or those of all that have the words, in order. */
  get shown(): readonly ShelfPiece[] {
    const all = [...this.#ready, ...this.#own];
    if (this.#words.trim() === '') return all.filter((piece) => piece.shelf === this.#shelf);
    return all.filter((piece) => hasWords(textsOf(piece), this.#words));
  }

  /** The piece that is looked at: the chosen one while it is shown. */
  get chosen(): ShelfPiece | null {
    return this.shown.find((piece) => piece.key === this.#chosen) ?? null;
  }

  /** How many pieces a shelf has. */
  count(shelf: Shelf): number {
    return shelf === 'Own' ? this.#own.length : this.#ready.filter((piece) => piece.shelf === shelf).length;
  }

  /** A piece of one's own, whole. */
  kept(id: string): KeptPiece | null {
    return this.#kept.find((piece) => piece.id === id) ?? null;
  }

  open(shelf: Shelf): void {
    this.#shelf = shelf;
    this.#words = '';
    this.changed();
  }

  look(words: string): void {
    this.#words = words;
    this.changed();
  }

  choose(key: string): void {
    if (key === this.#chosen) return;
    this.#chosen = key;
    this.changed();
  }

  /** Begins to give a piece of one's own a name; empty leaves off. */
  name(id: string): void {
    this.#naming = id;
    this.changed();
  }
}

/** The key of a piece of one's own. */
export function keyOfOwn(id: string): string {
  return `Own:${id}`;
}

function ofReady({ id, shelf, group, name, about, piece }: ReadyPiece): ShelfPiece {
  return { key: `${shelf}:${id}`, shelf, group, name, about, piece, own: null };
}

function ofKept({ id, name, piece }: KeptPiece): ShelfPiece {
  return { key: keyOfOwn(id), shelf: 'Own', group: null, name, about: '', piece, own: id };
}

function textsOf({ name, about, piece }: ShelfPiece): string[] {
  const cards = piece.cards.flatMap(({ card }) => {
    const { content } = card;
    const channel = typeof content === 'object' && 'Touchpoint' in content ? content.Touchpoint.channel : '';
    return [card.text, channel, ...card.tags];
  });
  return [name, about, ...cards];
}
