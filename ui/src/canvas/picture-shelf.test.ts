import { describe, expect, it, vi } from 'vitest';

import type { PictureShown } from '../bindings';
import { PictureShelf } from './picture-shelf';

interface Fake {
  readonly width: number;
  readonly height: number;
  close(): void;
}
const closed: number[] = [];
const bitmap = (width: number): Fake => ({ width, height: width, close: () => void closed.push(width) });

/** A shelf whose pictures are square; the bytes hold the width that was asked for. */
function shelf(original = 4000, most = 1e9): { shelf: PictureShelf; asked: [string, number][]; fail: Set<string> } {
  const asked: [string, number][] = [];
  const fail = new Set<string>();
  closed.length = 0;
  let now = 0;
  const made = new PictureShelf(
    (bytes) => Promise.resolve(bitmap(Number(new TextDecoder().decode(bytes))) as unknown as ImageBitmap),
    most,
    () => (now += 1),
  );
  made.connect((picture, width): Promise<PictureShown> => {
    asked.push([picture, width]);
    if (fail.has(picture)) return Promise.reject(new Error('gone'));
    const bytes = btoa(String(Math.min(width, original)));
    return Promise.resolve({ media_type: 'image/png', bytes, width: original, height: original });
  });
  return { shelf: made, asked, fail };
}

describe('pictures on the screen', () => {
  it('are asked for once, however often they are painted, and announced when they come', async () => {
    const { shelf: pictures, asked } = shelf();
    const arrived: string[] = [];
    pictures.subscribe(() => arrived.push(...pictures.arrived));
    expect(pictures.take('a', 200)).toBeNull();
    expect(pictures.take('a', 200)).toBeNull();
    await vi.waitFor(() => expect(arrived).toEqual(['a']));
    expect(asked).toEqual([['a', 256]]);
    expect(pictures.take('a', 200)?.width).toBe(256);
    expect(asked.length).toBe(1);
  });

  it('are shown coarse until the sharper version that a zoom needs has come', async () => {
    const { shelf: pictures, asked } = shelf();
    pictures.take('a', 100);
    await vi.waitFor(() => expect(pictures.take('a', 100)?.width).toBe(128));
    expect(pictures.take('a', 900)?.width).toBe(128);
    await vi.waitFor(() => expect(pictures.take('a', 900)?.width).toBe(1024));
    expect(asked.map(([, width]) => width)).toEqual([128, 1024]);
    expect(closed).toEqual([128]);
  });

  it('are never asked for sharper than they are', async () => {
    const { shelf: pictures, asked } = shelf(80);
    pictures.take('a', 100);
    await vi.waitFor(() => expect(pictures.take('a', 3000)?.width).toBe(80));
    expect(pictures.take('a', 3000)?.width).toBe(80);
    expect(asked.length).toBe(1);
  });

  it('go when there is too much, the longest unused first', async () => {
    const { shelf: pictures } = shelf(4000, 2.5 * 128 * 128 * 4);
    for (const name of ['a', 'b']) {
      pictures.take(name, 100);
      await vi.waitFor(() => expect(pictures.take(name, 100)).not.toBeNull());
    }
    pictures.take('a', 100);
    pictures.take('c', 100);
    await vi.waitFor(() => expect(pictures.take('c', 100)).not.toBeNull());
    expect(pictures.bytes).toBeLessThanOrEqual(2.5 * 128 * 128 * 4);
    expect(pictures.take('a', 100)).not.toBeNull();
    expect(pictures.take('b', 100)).toBeNull();
  });

  it('that cannot be had are left alone for a while', async () => {
    const { shelf: pictures, asked, fail } = shelf();
    fail.add('a');
    pictures.take('a', 100);
    await vi.waitFor(() => expect(pictures.failed('a')).toBe(true));
    for (let turn = 0; turn < 50; turn += 1) pictures.take('a', 100);
    expect(asked.length).toBe(1);
  });
});
