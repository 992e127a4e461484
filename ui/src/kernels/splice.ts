/** How one list became another, where most of both is alike: the same ends, and a middle that was put in place of another. */
export interface Splice {
  /** Where the middle begins, in both. */
  readonly at: number;
  /** Where it ends in the list before, exclusive. */
  readonly before: number;
  /** Where it ends in the list after, exclusive. */
  readonly after: number;
}

/** Finds the middle by the names at both ends. Places that the ends share may hold other objects of the same name. */
export function spliceOf<T>(before: readonly T[], after: readonly T[], name: (one: T) => string): Splice {
  const same = (a: T | undefined, b: T | undefined): boolean =>
    a === b || (a !== undefined && b !== undefined && name(a) === name(b));
  const least = Math.min(before.length, after.length);
  let at = 0;
  while (at < least && same(before[at], after[at])) at += 1;
  let tail = 0;
  while (tail < least - at && same(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  return { at, before: before.length - tail, after: after.length - tail };
}

/** The objects of a list by name, kept in step with it without being put together anew after every edit. */
export class Named<T> {
  #list: readonly T[] = [];
  #byName = new Map<string, T>();
  readonly #name: (one: T) => string;

  constructor(name: (one: T) => string) {
    this.#name = name;
  }

  get(name: string): T | undefined {
    return this.#byName.get(name);
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** Takes over another list. Returns what is in it no more, by name. */
  show(list: readonly T[]): ReadonlyMap<string, T> {
    const before = this.#list;
    const gone = new Map<string, T>();
    if (list === before) return gone;
    this.#list = list;
    const name = this.#name;
    const { at, before: end, after } = spliceOf(before, list, name);
    for (const one of before.slice(at, end)) {
      gone.set(name(one), one);
      this.#byName.delete(name(one));
    }
    const enter = (one: T): void => {
      gone.delete(name(one));
      this.#byName.set(name(one), one);
    };
    for (let place = 0; place < at; place += 1) {
      const one = list[place] as T;
      if (one !== before[place]) enter(one);
    }
    const shift = before.length - list.length;
    for (let place = at; place < list.length; place += 1) {
      const one = list[place] as T;
      if (place < after || one !== before[place + shift]) enter(one);
    }
    return gone;
  }
}
