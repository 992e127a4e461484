import type { Command, HitRegion, Link, Rect, Scene, TextBox } from '../../bindings';
import { cardOf } from '../../document/captured';
import type { OpenJourney } from '../../document/open-journey';
import { HostError } from '../../host';
import { mintId } from '../../kernels/id';
import { Observable } from '../../kernels/observable';
import { cardsOf } from '../../kernels/drop';
import { cellKey, channelIn } from '../../kernels/network';
import { heightOf } from '../../kernels/score';
import { halfway } from '../../kernels/route';

/** What a new card gets besides its text, all in the same gesture. */
export interface Extra {
  /** A score, in a lane of emotions. */
  readonly score?: number | undefined;
  /** A channel, in the network. */
  readonly channel?: string | undefined;
  /** The link that joins it to the card it was pulled from. */
  readonly link?: ((card: string) => Link) | undefined;
}

/** What a text will become. */
export type Target =
  | {
      readonly make: 'card';
      readonly id: string;
      readonly lane: string;
      readonly step: string;
      /** What the card has besides its text. */
      readonly extra: Extra;
    }
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
  /** What the window knew of others' changes when the text was begun. */
  #others = 0;
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
  beginCard(lane: string, step: string, text = '', extra: Extra = {}): void {
    void this.commit('stay');
    if (this.#locked(lane)) return;
    this.#set({ ...this.#fresh(lane, step, extra), text });
    this.#journey.select([cellKey(lane, step, extra.channel)]);
  }

  /** Begins to change the name or text of what is selected, or the label of a link. Returns whether it has one. */
  beginName(hit: HitRegion, replace = false): boolean {
    if (hit.id === '' || (hit.text === null && (hit.kind !== 'Link' || hit.route.length === 0))) return false;
    if ((hit.kind === 'Card' || hit.kind === 'Emotion') && this.#locked(hit.lane)) return false;
    void this.commit('stay');
    const target = { make: 'name', id: hit.id, key: hit.key, kind: hit.kind } as const;
    this.#set({ target, was: hit.name, text: hit.name, replace, problem: null });
    this.#journey.select([hit.key]);
    return true;
  }

  /** The texts that are being typed and are not kept yet. */
  get texts(): readonly string[] {
    const drafts = this.#draft === null ? this.#waiting : [this.#draft, ...this.#waiting];
    return drafts.filter(({ text, was }) => text.trim() !== '' && text !== was).map(({ text }) => text);
  }

  /** Goes on with a text that was typed beside the map about something that has gone meanwhile. */
  takeOver(text: string): void {
    const id = this.#mint();
    // What nothing on the map is called has no place there.
    const target = { make: 'name', id, key: id, kind: 'Card' } as const;
    this.#waiting.push({ target, was: '', text, replace: false, problem: null });
    this.#resume();
  }

  /** Throws all texts away. */
  forget(): void {
    this.#waiting = [];
    this.#set(null);
  }

  /** Whether the place of the text has gone while it was being typed: another window took it away. */
  get astray(): boolean {
    return this.#draft !== null && spotOf(this.#journey.scene, this.#draft) === null;
  }

  /** Takes over what the user typed. */
  type(text: string): void {
    if (this.#draft === null) return;
    const read = this.#draft.target.make === 'name' && !hasLines(this.#draft.target.kind) ? oneLine(text) : text;
    if (this.#draft.text !== read) this.#set({ ...this.#draft, text: read });
  }

  /** Keeps the text and goes on. Resolves with whether nothing failed. */
  async commit(next: Next): Promise<boolean> {
    const draft = this.#draft;
    if (draft === null) return true;
    if (this.#overtaken(draft)) return false;
    const astray = this.astray;
    const command = astray ? parked(draft, this.#mint()) : commandOf(draft);
    const sent =
      command === null ? null : this.#journey.apply(command, () => (this.#draft === null ? 'touched' : 'stay'));
    this.#leave(draft, astray ? 'stay' : next);
    if (sent === null) {
      this.#resume();
      return true;
    }
    try {
      await sent;
      if (astray) this.#fail(new HostError('Astray', ''));
    } catch (failure) {
      const problem = HostError.from(failure);
      // Nothing to do is nothing lost: somebody wrote the same words.
      if (problem.code !== 'Refused' || !isNothingToDo(problem.detail)) {
        this.#bringBack({ ...draft, problem });
        // Where its field stands, the text tells the reason itself.
        if (this.astray) this.#fail(problem);
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

  /** Says so when somebody else has changed what is about to be written over; the text stays, to be kept all the same. */
  #overtaken(draft: Draft): boolean {
    if (draft.target.make !== 'name' || this.#journey.fromOthers === this.#others) return false;
    const now = this.#journey.hit(draft.target.key)?.name ?? draft.was;
    const text = draft.text.trim();
    if (now === draft.was || now === text || text === draft.was) return false;
    this.#others = this.#journey.fromOthers;
    this.#set({ ...draft, was: now, problem: new HostError('Overtaken', '') });
    return true;
  }

  #leave(draft: Draft, next: Next): void {
    if (draft.target.make === 'card') {
      const { lane, step } = draft.target;
      // The next card comes into the same channel.
      const { channel } = draft.target.extra;
      if (next === 'below' && draft.text.trim() !== '') {
        this.#set(this.#fresh(lane, step, { channel }));
        return;
      }
      const beside = next === 'next' || next === 'previous' ? this.#beside(step, next) : null;
      if (beside !== null) {
        this.#set(this.#fresh(lane, beside, { channel }));
        this.#journey.select([cellKey(lane, beside, channel)]);
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
      const channel = channelIn(this.#journey.drawing.form, hit);
      const held = cardsOf(this.#journey.scene.hits, hit.lane, beside);
      const first = held.find((card) => channel === undefined || card.channel === channel);
      if (first === undefined || !this.beginName(first)) this.beginCard(hit.lane, beside, '', { channel });
      return;
    }
    const siblings = this.#journey.scene.hits.filter((other) => other.kind === hit.kind);
    siblings.sort((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x);
    const other = siblings[siblings.findIndex((one) => one.key === hit.key) + (next === 'next' ? 1 : -1)];
    if (other !== undefined) this.beginName(other, true);
  }

  /** Says so when a lane's cards are kept from being changed. */
  #locked(lane: string): boolean {
    if (this.#journey.hit(lane)?.locked !== true) return false;
    this.#fail(new HostError('Refused', '', { reason: 'Locked', id: lane }));
    return true;
  }

  #fresh(lane: string, step: string, extra: Extra = {}): Draft {
    const target = { make: 'card', id: this.#mint(), lane, step, extra } as const;
    return { target, was: '', text: '', replace: false, problem: null };
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
    if (draft !== null && draft.target.id !== this.#draft?.target.id) this.#others = this.#journey.fromOthers;
    this.#draft = draft;
    this.changed();
  }
}

/** Whether the text of such a thing may have several lines; names have one. */
export function hasLines(kind: HitRegion['kind']): boolean {
  return kind === 'Card' || kind === 'Emotion';
}

/** A text as a name: its line breaks become spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\n\r\u2028\u2029]+\s*/gu, ' ');
}

function commandOf(draft: Draft): Command | null {
  const text = draft.text.trim();
  const { target } = draft;
  if (text === draft.was) return null;
  if (target.make === 'card') return text === '' ? null : newCard(target, text);
  // A text that was emptied stays as it was: deleting is a gesture of its own. A link may well go without words.
  if (text === '' && target.kind !== 'Link') return null;
  return { do: 'Edit', ids: [target.id], field: { field: 'Name', value: text } };
}

/** A text without a place becomes a card of the parking lot. */
function parked(draft: Draft, id: string): Command | null {
  const text = draft.text.trim();
  if (text === '' || text === draft.was) return null;
  return { do: 'AddCards', cards: [cardOf(id, { kind: 'Note', actor: null, text })], links: [] };
}

function newCard(target: Extract<Target, { make: 'card' }>, text: string): Command {
  const { id, lane, step, extra } = target;
  const add: Command = { do: 'AddCard', id, lane, step, text, before: null };
  const more: Command[] = [];
  if (extra.score !== undefined && extra.score !== 0) {
    more.push({ do: 'Edit', ids: [id], field: { field: 'Score', value: extra.score } });
  }
  if (extra.channel !== undefined && extra.channel !== '') {
    more.push({ do: 'Edit', ids: [id], field: { field: 'Channel', value: extra.channel } });
  }
  if (extra.link !== undefined) more.push({ do: 'AddLink', ...extra.link(id) });
  if (more.length === 0) return add;
  return { do: 'Together', act: extra.link === undefined ? 'AddCard' : 'AddLink', commands: [add, ...more] };
}

function isNothingToDo(detail: unknown): boolean {
  return typeof detail === 'object' && detail !== null && (detail as { reason?: unknown }).reason === 'NothingToDo';
}

/** Room between a card's edge and its text, and its height when it is empty. */
const PADDING = 7;
const LEAST_HEIGHT = 34;

/** Size of the box in which a link's label is typed. */
const LABEL = { w: 150, h: 15, size: 10.5 };

/** Where a draft stands: over the text that it replaces, in the free rest of its cell, or on its link. */
export function spotOf(scene: Scene, { target }: Pick<Draft, 'target'>): Spot | null {
  if (target.make === 'name') {
    const hit = scene.hits.find((one) => one.key === target.key);
    if (hit === undefined) return null;
    if (hit.text !== null) return { pin: hit.pin, box: hit.kind === 'Link' ? hit.text.rect : hit.rect, text: hit.text };
    if (hit.route.length === 0) return null;
    const middle = halfway(hit.route);
    const rect = { x: middle.x - LABEL.w / 2, y: middle.y - LABEL.h / 2, w: LABEL.w, h: LABEL.h };
    const text = { rect, font: 'InterMedium', size: LABEL.size, line_height: LABEL.h, indent: 0 } as const;
    return { pin: hit.pin, box: rect, text };
  }
  const key = cellKey(target.lane, target.step, target.extra.channel);
  const cell = scene.hits.find((hit) => hit.kind === 'Cell' && hit.key === key);
  if (cell === undefined) return null;
  const like = scene.hits.find((hit) => hit.kind === 'Card' && hit.text !== null)?.text ?? null;
  const size = like?.size ?? 11.5;
  const lineHeight = like?.line_height ?? 15;
  const scale = scene.scales.find((one) => one.lane === target.lane);
  const free = cell.free ?? cell.rect;
  const height = scale === undefined || target.extra.score === undefined ? null : heightOf(scale, target.extra.score);
  const box =
    height === null
      ? { ...free, h: Math.max(free.h, LEAST_HEIGHT) }
      : { ...free, y: height - LEAST_HEIGHT / 2, h: LEAST_HEIGHT };
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
