import { describe, expect, it } from 'vitest';

import { Named, spliceOf } from './splice';

interface One {
  key: string;
  value: number;
}
const name = (one: One): string => one.key;

/** The same numbers in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A list after a few edits: some put in, some taken out, some replaced, some moved. */
function edited(list: readonly One[], roll: (sides: number) => number, fresh: () => One): One[] {
  const next = [...list];
  for (let turn = roll(5); turn >= 0; turn -= 1) {
    const at = roll(next.length + 1);
    const [one] = next.slice(at, at + 1);
    switch (roll(4)) {
      case 0:
        next.splice(at, 0, fresh());
        break;
      case 1:
        next.splice(at, 1 + roll(3));
        break;
      case 2:
        if (one !== undefined) next[at] = { ...one, value: one.value + 1 };
        break;
      default:
        if (one !== undefined) next.splice(roll(next.length), 0, ...next.splice(at, 1));
    }
  }
  return next;
}

describe('how one list became another', () => {
  it('finds nothing between a list and itself', () => {
    const list = [{ key: 'a', value: 1 }];
    expect(spliceOf(list, list, name)).toEqual({ at: 1, before: 1, after: 1 });
    expect(spliceOf([], [], name)).toEqual({ at: 0, before: 0, after: 0 });
  });

  it('does not count an end twice where one name follows itself', () => {
    const a = { key: 'a', value: 1 };
    expect(spliceOf([a, a], [a, a, a], name)).toEqual({ at: 2, before: 2, after: 3 });
    expect(spliceOf([a, a, a], [a], name)).toEqual({ at: 1, before: 3, after: 1 });
  });

  it('puts the middle in place of the other over many edits', () => {
    const roll = dice(7);
    let count = 0;
    const fresh = (): One => ({ key: `k${String((count += 1))}`, value: 0 });
    let list: One[] = Array.from({ length: 40 }, fresh);
    for (let turn = 0; turn < 500; turn += 1) {
      const next = edited(list, roll, fresh);
      const { at, before, after } = spliceOf(list, next, name);
      const rebuilt = [...list.slice(0, at), ...next.slice(at, after), ...list.slice(before)].map(name);
      expect(rebuilt).toEqual(next.map(name));
      list = next;
    }
  });
});

describe('the objects of a list by name', () => {
  it('are those that a look through the whole list finds, over many edits', () => {
    const roll = dice(11);
    let count = 0;
    const fresh = (): One => ({ key: `k${String((count += 1))}`, value: 0 });
    let list: One[] = [];
    const named = new Named(name);
    const names = new Set<string>();
    for (let turn = 0; turn < 500; turn += 1) {
      const next = edited(list, roll, fresh);
      const whole = new Map(next.map((one) => [one.key, one]));
      const gone = named.show(next);
      expect([...gone.keys()].sort()).toEqual(
        list
          .map(name)
          .filter((key) => !whole.has(key))
          .sort(),
      );
      for (const one of [...next, ...list]) names.add(one.key);
      expect([...names].filter((key) => named.get(key) !== whole.get(key))).toEqual([]);
      list = next;
    }
  });
});
