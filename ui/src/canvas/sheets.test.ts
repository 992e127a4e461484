import { describe, expect, it } from 'vitest';

import type { Sheet } from './pen';
import { Sheets } from './sheets';

const sheets = (): Sheets =>
  new Sheets((alpha) => ({ canvas: { width: 512, height: 512 }, pen: { alpha } }) as unknown as Sheet);

describe('the canvases of the tiles', () => {
  it('are used again', () => {
    const all = sheets();
    const first = all.take(false);
    if (first === null) throw new Error('there is none');
    all.give(first, false);
    expect(all.take(false)).toBe(first);
    expect(all.made).toBe(1);
  });

  it('are no more than their memory allows, unless a window needs them all at once', () => {
    const all = sheets();
    const taken: Sheet[] = [];
    for (let sheet = all.take(false); sheet !== null; sheet = all.take(false)) taken.push(sheet);
    expect(taken).toHaveLength(80);
    const extra = all.more(false);
    expect(all.made).toBe(81);
    all.give(extra, false);
    expect(all.made).toBe(80);
    expect(extra.canvas.width).toBe(0);
  });

  it('have no pixels when they are ended, but for those in use', () => {
    const all = sheets();
    const [free, used] = [all.take(false), all.take(true)];
    if (free === null || used === null) throw new Error('there is none');
    all.give(free, false);
    all.end();
    expect([free.canvas.width, used.canvas.width, all.made]).toEqual([0, 512, 1]);
    expect(all.take(false)).not.toBe(free);
  });

  it('of one kind make room for those of the other', () => {
    const all = sheets();
    const taken: Sheet[] = [];
    for (let sheet = all.take(false); sheet !== null; sheet = all.take(false)) taken.push(sheet);
    expect(all.take(true)).toBeNull();
    const [first] = taken;
    if (first !== undefined) all.give(first, false);
    expect(all.take(true)).not.toBeNull();
    expect(all.made).toBe(80);
  });
});
