import type { Command, HitRegion, Rect, Scene, TextBox } from '../../bindings';
import type { OpenJourney } from '../../document/open-journey';
import { HostError } from '../../host';
import { mintId } from '../../kernels/id';
import { Observable } from '../../kernels/observable';
import { cardsOf } from '../../kernels/drop';

/** What a text will become. */
export type Target =
  | { readonly make: 'card'; readonly id: string; readonly lane: string; readonly step: string }
  | { readonly make: 'name'; readonly id: string; readonly key: string; readonly kind: HitRegion['kind'] };

/** A text that is being typed on the map. */
export interface Draft {
  readonly target: Target;
  /** What stood there before. */
  readonly was: string;
  readonly text: string;
  /** Whether the whole text is selected at first, to be typed over. */
  readonly replace: boolean;
  /** Why it could not be kept; the text is still here. */
  readonly problem: HostError | null;
}

/** Where to go when a text is done. */
export type Next = 'stay' | 'below' | 'next' | 'previous';

/** Where a draft stands on the map, and the type it is set in. */
export interface Spot {
  readonly pin: HitRegion['pin'];
  /** The card's box, in scene coordinates. */
  readonly box: Rect;
  readonly text: TextBox;
}

/**
 * The texts being typed. Leaving a text keeps it: Escape, a click elsewhere and Tab all commit what was typed, and undo
 * takes it back. Only an untouched new card vanishes. When a call fails the text comes back with the reason, and what was
 * typed since waits behind it.
 */
export class Writing extends Observable {
  readonly #journey: OpenJourney;
  readonly #mint: () => string;
  readonly #fail: (failure: unknown) => void;
  #draft: Draft | null = null;
  #waiting: Draft[] = [];

  constructor(journey: OpenJourney, fail: (failure: unknown) => void, mint: () => string = mintId) {
    super();
    this.#journey = journey;
    this.#fail = fail;
    this.#mint = mint;
  }

  get draft(): Draft | null {
    return this.#draft;
  }

  /** Begins a new card in a cell, with what was typed already. */
  beginCard(lane: string, step: string, text = ''): void {
    void this.commit('stay');
    this.#set({ target: { make: 'card', id: this.#mint(), lane, step }, was: '', text, replace: false, problem: null });
    this.#journey.select([`${lane}:${step}`]);
  }

  /** Begins to change the name or text of what is selected. Returns whether it has one. */
  beginName(hit: HitRegion, replace = false): boolean {
    if (hit.text === null || hit.id === '' || hit.kind === 'Link') return false;
    void this.commit('stay');
    const target = { make: 'name', id: hit.id, key: hit.key, kind: hit.kind } as const;
    this.#set({ target, was: hit.name, text: hit.name, replace, problem: null });
    this.#journey.select([hit.key]);
    return true;
  }

  /** Takes over what the user typed. */
  type(text: string): void {
    if (this.#draft !== null && this.#draft.text !== text) this.#set({ ...this.#draft, text });
  }

  /** Keeps the text and goes on. Resolves with whether nothing failed. */
  async commit(next: Next): Promise<boolean> {
    const draft = this.#draft;
    if (draft === null) return true;
    const command = commandOf(draft);
    this.#leave(draft, next);
    if (command === null) return true;
    try {
      await this.#journey.apply(command, this.#draft === null ? 'touched' : 'stay');
    } catch (failure) {
      const problem = HostError.from(failure);
      // Nothing to do is nothing lost: somebody wrote the same words.
      if (problem.code !== 'Refused' || !isNothingToDo(problem.detail)) {
        this.#bringBack({ ...draft, problem });
        this.#fail(problem);
        return false;
      }
    }
    this.#resume();
    return true;
  }

  /** Throws a text away that could not be kept. */
  discard(): void {
    this.#set(null);
    this.#resume();
  }

  #leave(draft: Draft, next: Next): void {
    if (draft.target.make === 'card') {
      const { lane, step } = draft.target;
      if (next === 'below' && draft.text.trim() !== '') {
        this.#set(this.#fresh(lane, step));
        return;
      }
      const beside = next === 'next' || next === 'previous' ? this.#beside(step, next) : null;
      if (beside !== null) {
        this.#set(this.#fresh(lane, beside));
        this.#journey.select([`${lane}:${beside}`]);
        return;
      }
      this.#set(null);
      return;
    }
    const hit = this.#journey.hit(draft.target.key);
    const isCard = hit?.kind === 'Card' || hit?.kind === 'Emotion';
    this.#set(null);
    if (hit === undefined || next === 'stay' || next === 'below') return;
    if (isCard) {
      const beside = this.#beside(hit.step, next);
      if (beside === null) return;
      const first = cardsOf(this.#journey.scene.hits, hit.lane, beside)[0];
      if (first === undefined || !this.beginName(first)) this.beginCard(hit.lane, beside);
      return;
    }
    const siblings = this.#journey.scene.hits.filter((other) => other.kind === hit.kind);
    siblings.sort((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x);
    const other = siblings[siblings.findIndex((one) => one.key === hit.key) + (next === 'next' ? 1 : -1)];
    if (other !== undefined) this.beginName(other, true);
  }

  #fresh(lane: string, step: string): Draft {
    return { target: { make: 'card', id: this.#mint(), lane, step }, was: '', text: '', replace: false, problem: null };
  }

  #beside(step: string, next: 'next' | 'previous'): string | null {
    const steps = this.#journey.scene.hits.filter((hit) => hit.kind === 'Step').sort((a, b) => a.rect.x - b.rect.x);
    const at = steps.findIndex((hit) => hit.id === step);
    return at < 0 ? null : (steps[at + (next === 'next' ? 1 : -1)]?.id ?? null);
  }

  #bringBack(draft: Draft): void {
    const newer = this.#draft;
    if (newer !== null && newer.text.trim() !== '' && newer.text !== newer.was) this.#waiting.push(newer);
    this.#set(draft);
  }

  #resume(): void {
    if (this.#draft === null) {
      const waiting = this.#waiting.shift();
      if (waiting !== undefined) this.#set(waiting);
    }
  }

  #set(draft: Draft | null): void {
    this.#draft = draft;
    this.changed();
  }
}

function commandOf(draft: Draft): Command | null {
  const text = draft.text.trim();
  // A text that was emptied stays as it was: deleting is a gesture of its own.
  if (text === '' || text === draft.was) return null;
  const { target } = draft;
  if (target.make === 'card') {
    return { do: 'AddCard', id: target.id, lane: target.lane, step: target.step, text, before: null };
  }
  return { do: 'Edit', ids: [target.id], field: { field: 'Name', value: text } };
}

function isNothingToDo(detail: unknown): boolean {
  return typeof detail === 'object' && detail !== null && (detail as { reason?: unknown }).reason === 'NothingToDo';
}

/** Room between a card's edge and its text, and its height when it is empty. */
const PADDING = 7;
const LEAST_HEIGHT = 34;

/** Where a draft stands: over the text that it replaces, or in the free rest of its cell. */
export function spotOf(scene: Scene, draft: Draft): Spot | null {
  const { target } = draft;
  if (target.make === 'name') {
    const hit = scene.hits.find((one) => one.key === target.key);
    return hit === undefined || hit.text === null ? null : { pin: hit.pin, box: hit.rect, text: hit.text };
  }
  const cell = scene.hits.find((hit) => hit.kind === 'Cell' && hit.lane === target.lane && hit.step === target.step);
  if (cell === undefined) return null;
  const like = scene.hits.find((hit) => hit.kind === 'Card' && hit.text !== null)?.text ?? null;
  const free = cell.free ?? cell.rect;
  const size = like?.size ?? 11.5;
  const lineHeight = like?.line_height ?? 15;
  const box = { ...free, h: Math.max(free.h, LEAST_HEIGHT) };
  return {
    pin: cell.pin,
    box,
    text: {
      rect: { x: box.x + PADDING, y: box.y + PADDING, w: Math.max(24, box.w - 2 * PADDING), h: lineHeight },
      font: like?.font ?? 'InterMedium',
      size,
      line_height: lineHeight,
      indent: 0,
    },
  };
}
