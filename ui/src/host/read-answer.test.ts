import { describe, expect, it, vi } from 'vitest';

import { readAnswer } from './read-answer';

/** As Rust writes it: each element of an outermost list on a line of its own. */
function inLines(value: unknown): string {
  if (Array.isArray(value)) {
    const lines = value.map((one) => JSON.stringify(one)).join(',\n');
    return `[${value.length > 0 ? '\n' : ''}${lines}\n]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}:${inLines(one)}`)
    .join(',')}}`;
}

const LONG = {
  state: { revision: 7, title: 'One\n] and two, "three" – 旅' },
  none: [],
  2: [[], [1, [2, 3]], {}],
  1: ['numbers for names come first in a page, wherever they were written'],
  patch: {
    groups: {
      changed: Array.from({ length: 3_000 }, (_, at) => ({
        key: `01card${String(at)}`,
        items: [[at], { text: '\n],['.repeat(120) }],
      })),
      order: null,
    },
    hits: { keys: Array.from({ length: 900 }, (_, at) => `key ${String(at)},`) },
  },
  last: [null, true, 0.5, ',', ']'],
};

describe('an answer', () => {
  it('that is short is read as it is', async () => {
    expect(await readAnswer('{"a":[1]}')).toEqual({ a: [1] });
    await expect(readAnswer('{"a":')).rejects.toThrow(SyntaxError);
  });

  it('that is long is the same when it has been read in pieces', async () => {
    const text = inLines(LONG);
    expect(text.length).toBeGreaterThan(1 << 20);
    expect(await readAnswer(text)).toEqual(LONG);
    const list = LONG.patch.groups.changed;
    expect(await readAnswer(inLines(list))).toEqual(list);
  });

  it('that is long and in one line is the same, too', async () => {
    const text = JSON.stringify('x'.repeat(2 << 20));
    expect(await readAnswer(text)).toBe(JSON.parse(text));
  });

  it('that was cut off is refused', async () => {
    const text = inLines(LONG);
    for (const length of [text.length - 1, text.length >> 1, (1 << 20) + 3]) {
      await expect(readAnswer(text.slice(0, length))).rejects.toThrow(SyntaxError);
    }
  });

  it('that takes long lets others have a turn', async () => {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 40));
    let turns = 0;
    const other = setInterval(() => (turns += 1), 1);
    await readAnswer(inLines(LONG));
    clearInterval(other);
    clock.mockRestore();
    expect(turns).toBeGreaterThan(0);
  });
});
