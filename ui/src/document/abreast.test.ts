import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { News } from '../bindings';
import type { Host } from '../host';
import { Abreast } from './abreast';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a library that could not be read is read again, though nothing has changed since', async () => {
  const asked: number[] = [];
  const host = {
    call: (_: string, { edition }: { edition: number }) => {
      asked.push(edition);
      const news: News = {
        edition: 7,
        map: false,
        refused: [],
        outside: { edition: 0, files: [] },
        pieces: 0,
        binned: false,
      };
      // As the app does: who knows the edition is answered when there is another.
      if (edition === 7) return new Promise(() => undefined);
      return Promise.resolve(asked.length === 1 ? { ...news, edition: 6 } : news);
    },
  } as unknown as Host;
  let readings = 0;
  const abreast = new Abreast(host, {
    shown: () => null,
    map: () => Promise.resolve(true),
    library: () => {
      readings += 1;
      return readings === 1 ? Promise.reject(new Error('busy')) : Promise.resolve();
    },
    refused: () => undefined,
    outside: () => undefined,
    binned: () => false,
    tellBinned: () => undefined,
    pieces: () => Promise.resolve(),
  });
  abreast.follow();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toEqual([0, 6, 6, 7]);
  expect(readings).toBe(2);
});

it('pieces of one’s own are read again while a map is shown, each time they have become others', async () => {
  const asked: (number | null)[] = [];
  const editions = [5, 5, 9];
  const host = {
    call: (_: string, { pieces }: { pieces: number | null }) => {
      asked.push(pieces);
      const edition = editions[asked.length - 1];
      if (edition === undefined) return new Promise(() => undefined);
      const news: News = {
        edition: 1,
        map: false,
        refused: [],
        outside: { edition: 0, files: [] },
        pieces: edition,
        binned: false,
      };
      return Promise.resolve(news);
    },
  } as unknown as Host;
  let readings = 0;
  const abreast = new Abreast(host, {
    shown: () => 'map',
    map: () => Promise.resolve(true),
    library: () => Promise.resolve(),
    refused: () => undefined,
    outside: () => undefined,
    binned: () => false,
    tellBinned: () => undefined,
    pieces: () => {
      readings += 1;
      return readings === 1 ? Promise.reject(new Error('busy')) : Promise.resolve();
    },
  });
  abreast.follow();
  await vi.advanceTimersByTimeAsync(2_000);
  // What could not be read is asked for again; the second answer was acted on.
  expect(asked).toEqual([0, 0, 5, 9]);
  expect(readings).toBe(3);
});

it('a map that is put into the bin says so, and no longer when it is taken out', async () => {
  const asked: boolean[] = [];
  const answers = [true, false];
  const host = {
    call: (_: string, { binned }: { binned: boolean }) => {
      asked.push(binned);
      const now = answers[asked.length - 1];
      if (now === undefined) return new Promise(() => undefined);
      const outside = { edition: 0, files: [] };
      const news: News = { edition: 1, map: false, refused: [], outside, pieces: 0, binned: now };
      return Promise.resolve(news);
    },
  } as unknown as Host;
  // A map that is shown again may have been in the bin when it was left.
  let shown = false;
  const abreast = new Abreast(host, {
    shown: () => 'map',
    map: () => Promise.resolve(true),
    library: () => Promise.resolve(),
    refused: () => undefined,
    outside: () => undefined,
    pieces: () => Promise.resolve(),
    binned: () => shown,
    tellBinned: (binned) => (shown = binned),
  });
  abreast.follow();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toEqual([false, true, false]);
});
