import { type Contents, type ReadCard, say } from './contents';
import { type Walk, walk } from './walk';

const KEYS: Readonly<Record<string, Walk>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'rowStart',
  End: 'rowEnd',
};

/** What happens with the cards. */
interface Listener {
  /** The keyboard came to a card. */
  arrive(card: number): void;
  /** A card was chosen, with a key or the mouse. */
  choose(card: number, byKey: boolean): void;
}

/** The cards as buttons over the drawing, in a grid for keyboards and screen readers. */
export class Grid {
  readonly #contents: Contents;
  readonly #place: HTMLElement;
  readonly #buttons: HTMLButtonElement[] = [];
  #at = 0;
  #zoom = 1;
  #marked: number | null = null;
  #hits: readonly number[] = [];

  constructor(contents: Contents, place: HTMLElement, listener: Listener) {
    this.#contents = contents;
    this.#place = place;
    place.setAttribute('role', 'grid');
    place.setAttribute('aria-label', say(contents, 'grid', { title: contents.about.title }));
    place.setAttribute('aria-readonly', 'true');
    place.setAttribute('aria-rowcount', String(contents.lanes.length + 1));
    place.setAttribute('aria-colcount', String(contents.steps.length + 1));
    const rows = document.createDocumentFragment();
    rows.append(this.#heads());
    for (const lane of contents.lanes.keys()) rows.append(this.#row(lane));
    place.replaceChildren(rows);
    this.#buttons[0]?.setAttribute('tabindex', '0');
    place.addEventListener('click', (event) => {
      const card = this.#of(event.target);
      if (card !== null) listener.choose(card, event.detail === 0);
    });
    place.addEventListener('focusin', (event) => {
      const card = this.#of(event.target);
      if (card === null) return;
      this.#stand(card);
      // A press of the mouse gives the keyboard too: what is pressed must not move away before it is let go.
      if (this.#buttons[card]?.matches(':focus-visible') === true) listener.arrive(card);
    });
    place.addEventListener('keydown', (event) => {
      const to = KEYS[event.key];
      if (to === undefined || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const far: Walk = to === 'rowStart' ? 'start' : to === 'rowEnd' ? 'end' : to;
      this.focus(walk(contents.cards, this.#at, event.ctrlKey ? far : to));
    });
  }

  /** Lies over the drawing at another size. The frames of the few that have one stay as thick as they are. */
  scale(zoom: number): void {
    this.#zoom = zoom;
    this.#place.style.transform = `scale(${String(zoom)})`;
    for (const card of [...this.#hits, this.#at, ...(this.#marked === null ? [] : [this.#marked])]) this.#frame(card);
  }

  /** Gives a card the keyboard. */
  focus(card: number): void {
    this.#stand(card);
    this.#buttons[card]?.focus({ preventScroll: true });
  }

  /** Marks the card of which the panel tells. */
  mark(card: number | null): void {
    if (this.#marked !== null) this.#buttons[this.#marked]?.removeAttribute('aria-current');
    this.#marked = card;
    if (card === null) return;
    this.#buttons[card]?.setAttribute('aria-current', 'true');
    this.#frame(card);
  }

  /** Marks what was found, and the place that is looked at. */
  found(cards: readonly number[], now: number | null): void {
    const hits = new Set(cards);
    for (const at of this.#hits) {
      if (!hits.has(at)) this.#buttons[at]?.classList.remove('hit');
      this.#buttons[at]?.classList.remove('now');
    }
    this.#hits = cards;
    for (const at of cards) {
      this.#buttons[at]?.classList.add('hit');
      this.#frame(at);
    }
    if (now !== null) this.#buttons[now]?.classList.add('now');
  }

  #stand(card: number): void {
    this.#buttons[this.#at]?.setAttribute('tabindex', '-1');
    this.#at = card;
    this.#buttons[card]?.setAttribute('tabindex', '0');
    this.#frame(card);
  }

  #frame(card: number): void {
    this.#buttons[card]?.style.setProperty('--z', String(this.#zoom));
  }

  #of(target: EventTarget | null): number | null {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null;
    return button === null ? null : Number(button.dataset.card);
  }

  #heads(): HTMLElement {
    const row = part('row', 1);
    row.append(head('columnheader', 1, this.#contents.about.title));
    for (const [at, [stage, step]] of this.#contents.steps.entries()) {
      row.append(head('columnheader', at + 2, say(this.#contents, 'place', { stage, step })));
    }
    return row;
  }

  #row(lane: number): HTMLElement {
    const row = part('row', lane + 2);
    row.append(head('rowheader', 1, this.#contents.lanes[lane] ?? ''));
    let cell: HTMLElement | null = null;
    let step = -1;
    for (const [at, card] of this.#contents.cards.entries()) {
      if (card.lane !== lane) continue;
      if (cell === null || card.step !== step) {
        cell = document.createElement('div');
        cell.setAttribute('role', 'gridcell');
        cell.setAttribute('aria-colindex', String(card.step + 2));
        row.append(cell);
        step = card.step;
      }
      cell.append(this.#button(card, at));
    }
    return row;
  }

  #button(card: ReadCard, at: number): HTMLElement {
    const button = document.createElement('button');
    const [x, y, w, h] = card.at;
    button.type = 'button';
    button.tabIndex = -1;
    button.dataset.card = String(at);
    const [fact] = card.facts;
    const name = card.text.trim() === '' ? say(this.#contents, 'unnamed') : card.text;
    button.setAttribute('aria-label', [name, card.kind, ...(fact ?? []).slice(1)].map(straight).join(', '));
    button.style.left = `${String(x / 10)}px`;
    button.style.top = `${String(y / 10)}px`;
    button.style.width = `${String(w / 10)}px`;
    button.style.height = `${String(h / 10)}px`;
    this.#buttons[at] = button;
    return button;
  }
}

/** A text without signs that would turn the direction of what is said after it. */
export function straight(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

function part(role: string, row: number): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.setAttribute('aria-rowindex', String(row));
  return element;
}

function head(role: string, column: number, text: string): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.setAttribute('aria-colindex', String(column));
  element.className = 'unseen';
  element.textContent = straight(text);
  return element;
}
