import { describe, expect, it } from 'vitest';

import { createMint, writeId } from './id';

const FORM = /^[0-9a-f][0-9abcdefghjkmnpqrstvwxyz]{12}$/;

describe('ids', () => {
  it('are written like the model writes them', () => {
    expect(writeId(0n)).toBe('0000000000000');
    expect(writeId(31n)).toBe('000000000000z');
    expect(writeId(32n)).toBe('0000000000010');
    expect(writeId((1n << 64n) - 1n)).toBe('fzzzzzzzzzzzz');
  });

  it('hold the time since 2024 in the upper 40 bits and chance in the lower 24', () => {
    const mint = createMint({ now: () => Date.UTC(2024, 0, 1) + 1, random: () => 5 });
    expect(mint()).toBe(writeId((1n << 24n) | 5n));
  });

  it('grow even when the clock stands still or is set back', () => {
    let now = Date.UTC(2026, 10, 21);
    const mint = createMint({ now: () => now, random: () => 0xffffff });
    const ids = [mint(), mint()];
    now -= 60_000;
    ids.push(mint());
    now = Date.UTC(2010, 0, 1);
    ids.push(mint());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(FORM);
  });

  it('from the real clock have the form of an id', () => {
    const mint = createMint();
    for (let at = 0; at < 100; at += 1) expect(mint()).toMatch(FORM);
  });
});
