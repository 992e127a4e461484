import type { BoardCard, BoardsView } from '../bindings';
import type { Host } from '../host';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

/** The boards in the order in which they are offered. */
export const BOARDS = ['Opportunities', 'Pains', 'Message', 'Curves', 'Decisions'] as const;
export type BoardKind = (typeof BOARDS)[number];

interface Question {
  readonly revision: number;
}

/** Which board lies in the map's place, and what boards are made of; asked only while one is shown. */
export class Boards extends Mirror<Question, BoardsView> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  #shown: BoardKind | null = null;
  #last: BoardKind = 'Opportunities';
  #question: Question | null = null;
  #chosen: readonly string[] = [];
  /** What was selected on the map when cards were chosen last. */
  #selected: readonly string[] = [];
  #choosing = false;

  constructor(host: Host, journey: OpenJourney) {
    super();
    this.#host = host;
    this.#journey = journey;
    journey.subscribe(() => {
      this.follow();
      this.#goAlong();
    });
  }

  /** The board that is shown; `null` while the map is. */
  get shown(): BoardKind | null {
    return this.#shown;
  }

  /** The cards that are chosen on the board, those too that the map does not draw: parked, of hidden lanes, of collapsed stages. */
  get chosen(): readonly string[] {
    return this.#chosen;
  }

  /** Ids of what is chosen on the board, and of what was selected in the outline beside it; cells have none. */
  ids(): string[] {
    const id = (key: string): string => this.#journey.hit(key)?.id ?? key;
    return this.#chosen.map(id).filter((one) => one !== '');
  }

  /** Shows a board, or the one that was shown last. */
  open(kind: BoardKind = this.#last): void {
    if (this.#shown === kind) return;
    this.#shown = kind;
    this.#last = kind;
    this.#selected = this.#journey.selection;
    this.#chosen = this.#selected;
    this.follow();
    this.changed();
  }

  close(): void {
    if (this.#shown === null) return;
    this.#shown = null;
    this.follow();
    this.changed();
  }

  /** Chooses cards on the board; on the map they are selected too. */
  choose(ids: readonly string[]): void {
    this.#chosen = ids;
    this.#choosing = true;
    this.#journey.select(ids);
    this.#choosing = false;
    this.#selected = this.#journey.selection;
    this.changed();
  }

  /** What is selected elsewhere, in the outline or by an undo, is chosen here too. */
  #goAlong(): void {
    const before = this.#selected;
    const { selection } = this.#journey;
    this.#selected = selection;
    if (
      this.#choosing ||
      this.#shown === null ||
      (selection.length === before.length && selection.every((key, at) => key === before[at]))
    )
      return;
    this.#chosen = this.#selected;
    this.changed();
  }

  protected question(): Question | null {
    if (this.#shown === null) return (this.#question = null);
    const { revision } = this.#journey.state;
    if (this.#question?.revision !== revision) this.#question = { revision };
    return this.#question;
  }

  protected async ask(): Promise<BoardsView> {
    const view = await this.#host.call('boards', { map: this.#journey.map });
    // What was deleted meanwhile is chosen no more.
    const there = new Set(view.cards.map((card) => card.id));
    const kept = this.#chosen.filter((key) => there.has(key) || this.#journey.hit(key) !== undefined);
    if (kept.length < this.#chosen.length) this.#chosen = kept;
    return { ...view, cards: this.#recognised(view.cards) };
  }

  /** The cards of an answer, those that are as they were before as the same objects: hundreds of them need not be drawn anew. */
  #recognised(cards: readonly BoardCard[]): BoardCard[] {
    const before = new Map(this.value?.cards.map((card) => [card.id, card] as const));
    return cards.map((card) => {
      const was = before.get(card.id);
      return was !== undefined && JSON.stringify(was) === JSON.stringify(card) ? was : card;
    });
  }
}
