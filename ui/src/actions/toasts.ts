import { Observable } from '../kernels/observable';

/** What a message offers to do about it. */
export interface Offer {
  readonly label: string;
  /** Empty where no keys do the same. */
  readonly shortcut: string;
  run(): void;
  /** Something else that can be done about it. */
  readonly also?: Offer;
}

/** A message that shows for a while. */
export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
  readonly offer: Offer | null;
  /** Shows until it is taken away. */
  readonly stays: boolean;
}

/** How long messages show, in milliseconds; one that offers something gives time to read it and to reach it. */
const TIMES = { good: 4_500, bad: 9_000, offer: 10_000 };
/** At most so many at a time. */
const MOST = 3;

interface Clock {
  timer: ReturnType<typeof setTimeout> | null;
  left: number;
  since: number;
}

/** The pointer or the keyboard, as who holds messages. */
const READER = {};

/**
 * The messages that show at the moment. Their time stands still while the pointer or the keyboard is on one, and while a dialog
 * lies over them.
 */
export class Toasts extends Observable {
  #list: readonly Toast[] = [];
  readonly #clocks = new Map<number, Clock>();
  #next = 1;
  readonly #holders = new Set<object>();

  get list(): readonly Toast[] {
    return this.#list;
  }

  /** Shows a message in place of one that says the same. Returns its number. */
  show(tone: Toast['tone'], text: string, offer: Offer | null = null, stays = false): number {
    const id = this.#next;
    this.#next += 1;
    // What an older message offers to undo is no longer the last thing done.
    const isOver = (toast: Toast): boolean =>
      toast.text === text || (offer !== null && toast.offer !== null && !toast.stays);
    const others = this.#list.filter((toast) => !isOver(toast));
    // What stays is taken away by hand only.
    const kept = others.filter((toast, at) => toast.stays || at > others.length - MOST);
    for (const toast of this.#list) if (!kept.includes(toast)) this.#stop(toast.id);
    this.#list = [...kept, { id, tone, text, offer, stays }];
    if (!stays) {
      const clock: Clock = { timer: null, left: offer === null ? TIMES[tone] : TIMES.offer, since: 0 };
      this.#clocks.set(id, clock);
      if (this.#holders.size === 0) this.#run(id, clock);
    }
    this.changed();
    return id;
  }

  dismiss(id: number): void {
    this.#stop(id);
    const rest = this.#list.filter((toast) => toast.id !== id);
    if (rest.length === this.#list.length) return;
    this.#list = rest;
    if (rest.length === 0) this.#holders.delete(READER);
    this.changed();
  }

  /** Takes away what is offered, because it is out of date: all of it, or what `which` says. */
  withdraw(which: (offer: Offer) => boolean = () => true): void {
    for (const { id, offer, stays } of this.#list) if (offer !== null && !stays && which(offer)) this.dismiss(id);
  }

  /** Lets time stand still, or go on where nobody else holds it. */
  hold(on: boolean, holder: object = READER): void {
    const held = this.#holders.size > 0;
    if (on) this.#holders.add(holder);
    else this.#holders.delete(holder);
    if (held === this.#holders.size > 0) return;
    for (const [id, clock] of this.#clocks) {
      if (!on) {
        this.#run(id, clock);
      } else if (clock.timer !== null) {
        clearTimeout(clock.timer);
        clock.timer = null;
        clock.left = Math.max(1_000, clock.left - (Date.now() - clock.since));
      }
    }
  }

  #run(id: number, clock: Clock): void {
    clock.since = Date.now();
    clock.timer = setTimeout(() => this.dismiss(id), clock.left);
  }

  #stop(id: number): void {
    const timer = this.#clocks.get(id)?.timer ?? null;
    if (timer !== null) clearTimeout(timer);
    this.#clocks.delete(id);
  }
}
