import type { HitRegion } from '../../bindings';
import { Observable } from '../../kernels/observable';
import type { Load } from '../pieces/bring';
import { Bringing } from './Bringing';
import { type Carried, Carrying } from './Carrying';
import { Idle } from './Idle';
import type { Bench, Modifiers, PointerAt, State, Wish } from './state';

/** A pointer of the page that the map takes over. */
export interface TakenPointer {
  readonly pointerId: number;
  readonly clientX: number;
  readonly clientY: number;
}

const tools = new WeakMap<Bench, Select>();

/** The tool of an open map. There is one for each bench, whoever asks. */
export function selectOf(bench: Bench): Select {
  let tool = tools.get(bench);
  if (tool === undefined) {
    tool = new Select(bench);
    tools.set(bench, tool);
  }
  return tool;
}

/**
 * The one tool of the map: points, drags, pulls, links and pans. Feeds events to the state that is current. Tells its
 * listeners when the state, the pointer's shape, the aim or a wish has changed.
 */
export class Select extends Observable {
  readonly #bench: Bench;
  #state: State;
  #last: PointerAt | null = null;
  /** What what is lit was found among: the places of the map, and the selection. */
  #hits: readonly HitRegion[];
  #selection: readonly string[];
  #shown = '';
  #wish: Wish | null = null;
  /** Gives a pointer of the page to the map's canvas; set by whoever shows it. */
  take: ((pointer: TakenPointer) => PointerAt | null) | null = null;

  constructor(bench: Bench) {
    super();
    this.#bench = bench;
    this.#state = new Idle(bench);
    this.#hits = bench.journey.scene.hits;
    this.#selection = bench.journey.selection;
    this.#enter(this.#state);
    bench.journey.subscribe(() => this.#keepUp());
  }

  get state(): State['name'] {
    return this.#state.name;
  }

  /** The pointer's shape, as CSS names it. */
  get cursor(): string {
    return this.#state.cursor;
  }

  /** What letting go would do beside the map: the parking lot lights up while it is the aim. */
  get aim(): 'parking' | null {
    return this.#state.aim ?? null;
  }

  /** A choice that a gesture has asked for; `null` while none is open. */
  get wish(): Wish | null {
    return this.#wish;
  }

  endWish(): void {
    this.#wish = null;
    this.changed();
  }

  /**
   * Carries cards of the parking lot onto the map: call on the lot's `pointermove`, a few pixels after its `pointerdown`. The
   * map's canvas captures the pointer, so that every later event of it comes here. Returns whether the map took it.
   */
  beginCarry(cards: readonly Carried[], pointer: TakenPointer): boolean {
    return cards.length > 0 && this.#takeOver(pointer, (at) => new Carrying(this.#bench, cards, at));
  }

  /** Carries a piece from its shelf onto the map, as {@link beginCarry} does with cards of the parking lot. */
  beginBring(load: Load, pointer: TakenPointer): boolean {
    return load.piece.cards.length > 0 && this.#takeOver(pointer, (at) => new Bringing(this.#bench, load, at));
  }

  #takeOver(pointer: TakenPointer, state: (at: PointerAt) => State): boolean {
    if (this.#state.name !== 'Idle') return false;
    const at = this.take?.(pointer) ?? null;
    if (at === null) return false;
    void this.#bench.writing.commit('stay');
    this.#enter(state(at));
    this.pointerMove(at);
    return true;
  }

  pointerDown(at: PointerAt): void {
    this.#last = at;
    this.#enter(this.#state.pointerDown(at));
  }

  pointerMove(at: PointerAt): void {
    this.#last = at;
    this.#enter(this.#state.pointerMove(at));
  }

  pointerUp(at: PointerAt): void {
    this.#last = at;
    this.#enter(this.#state.pointerUp(at));
    this.#restore(at);
  }

  /** A key that means something to the gesture under way was pressed or let go. */
  modify(modifiers: Modifiers): void {
    const last = this.#last;
    if (last === null || this.#state.name === 'Idle' || this.#state.name === 'Pointing') return;
    if (this.#state.name === 'Panning' || this.#state.name === 'Gripping') return;
    this.pointerMove({ ...last, ...modifiers });
  }

  /** Calls off what is going on. Returns whether something was. */
  cancel(): boolean {
    const busy = this.#state.name !== 'Idle';
    this.#enter(this.#state.cancel());
    return busy;
  }

  tick(seconds: number): void {
    this.#state.tick?.(seconds);
    this.#tell();
  }

  /** The map, or the selection, has become another by keys or from elsewhere: what lay under the pointer may lie there no more. */
  #keepUp(): void {
    const { journey, view } = this.#bench;
    const { hits } = journey.scene;
    const { selection } = journey;
    if (this.#state.name !== 'Idle' || (hits === this.#hits && selection === this.#selection)) return;
    this.#hits = hits;
    this.#selection = selection;
    const { hover, near } = view.overlay;
    if (hover === null && near.grip === null && near.insertion === null) return;
    this.#enter(this.#last === null || this.#last.touch ? this.#state.cancel() : this.#state.pointerMove(this.#last));
  }

  /** A gesture is over: what lies under the pointer lights up again without waiting for it to move. */
  #restore(at: PointerAt): void {
    if (this.#state.name === 'Idle' && !at.touch) this.#enter(this.#state.pointerMove(at));
  }

  #enter(state: State): void {
    this.#state = state;
    if (state instanceof Idle && state.wish === null) {
      state.wish = (wish) => {
        this.#wish = wish;
        this.changed();
      };
    }
    this.#tell();
  }

  #tell(): void {
    const shown = `${this.#state.name} ${this.#state.cursor} ${this.#state.aim ?? ''}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.changed();
  }
}
