import type { BoardsView } from '../bindings';
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

  /** The cards that are chosen on the board, those too that the map does not draw: hidden lanes, collapsed stages. */
  get chosen(): readonly string[] {
    return this.#chosen;
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
    this.#journey.select(ids);
    this.#selected = this.#journey.selection;
    this.#chosen = ids;
    this.changed();
  }

  /** What is selected elsewhere, in the outline or by an undo, is chosen here too. */
  #goAlong(): void {
    const before = this.#selected;
    const { selection } = this.#journey;
    this.#selected = selection;
    if (
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

  protected ask(): Promise<BoardsView> {
    return this.#host.call('boards', { map: this.#journey.map });
  }
}
