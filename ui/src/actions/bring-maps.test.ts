import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { KnownMap, Recognised, Source } from '../bindings';
import type { FilesWatcher } from '../host/host';
import { HostError } from '../host';
import { memoryHost } from '../host/memory';
import { fileName } from '../kernels/file-name';
import { tieDrops } from './bring-maps';
import { lookAtCameIn } from './copies';
import type { Desk } from './desk';
import { testDesk } from './fixtures';

/** Stands for a map where a file is none. */
const DAMAGED = 'damaged';
/** Where they are let go. */
const AT = { x: 400, y: 300 };

let desk: Desk;
let files: FilesWatcher;
let settled: () => Promise<void>;
let shown: boolean[];
let imported: unknown[];
let untied: () => void;
/** Maps that files of these names are copies of. */
let known: Record<string, string>;

beforeEach(async () => {
  vi.stubGlobal('window', new EventTarget());
  const host = memoryHost();
  const { call } = host;
  imported = [];
  known = {};
  host.call = (name, params) => {
    if (name === 'recognise') return Promise.resolve(params as never).then(recognised) as never;
    if (name !== 'import') return call.call(host, name, params as never) as never;
    imported.push(params);
    return Promise.resolve({ map: '01map0000000x' }) as never;
  };
  const ended = vi.fn();
  ({ desk, settled } = await testDesk({
    ...host,
    watchFiles: (watcher: FilesWatcher) => {
      files = watcher;
      return ended;
    },
  }));
  shown = [];
  const untie = tieDrops(
    desk,
    (on) => shown.push(on),
    () => null,
  );
  untied = () => {
    untie();
    expect(ended).toHaveBeenCalledOnce();
  };
});

function recognised({ source }: { source: Source }): Recognised {
  const name = 'File' in source ? fileName(source.File.path) : '';
  const map = known[name];
  if (map === DAMAGED) throw new HostError('FileMalformed', '');
  const found = map === undefined ? [] : [{ map, title: map, kinship: 'Apart' } as unknown as KnownMap];
  return { name, title: name, cards: 1, at: null, known: found };
}

describe('files that are copies of several maps', () => {
  const asked = (): string[] => (desk.dialog === 'cameIn' ? desk.sharing.cameIn.map(({ found }) => found.name) : []);

  beforeEach(async () => {
    known = { 'a.journey': '01map0000000a', 'b.journey': '01map0000000b', 'b2.journey': '01map0000000b' };
    known['open.journey'] = desk.bench?.journey.map ?? '';
    files.dropped(['/a.journey', '/b.journey', '/open.journey', '/b2.journey'], AT);
    await settled();
  });

  it('are asked about one map after the other, the open one first, also when a question is put away', () => {
    const told: string[][] = [];
    while (desk.dialog !== null && told.length < 9) {
      told.push(asked());
      desk.show(null);
    }
    expect(told).toEqual([['open.journey'], ['a.journey'], ['b.journey', 'b2.journey']]);
  });

  it('wait while a copy is looked at', async () => {
    await lookAtCameIn(desk, 'merge', desk.sharing.cameIn);
    expect(desk.dialog).toBe('copies');
    desk.show(null);
    expect(asked()).toEqual(['a.journey']);
    await lookAtCameIn(desk, 'merge', desk.sharing.cameIn);
    expect([desk.dialog, desk.bench?.journey.map]).toEqual(['copies', '01map0000000a']);
    desk.show(null);
    expect(asked()).toEqual(['b.journey', 'b2.journey']);
  });

  it('wait for those that are dropped after them', async () => {
    known['c.journey'] = '01map0000000c';
    files.dropped(['/c.journey'], AT);
    await settled();
    expect(asked()).toEqual(['open.journey']);
    for (let number = 0; number < 3; number += 1) desk.show(null);
    expect(asked()).toEqual(['c.journey']);
  });
});

it('files that cannot be read are told in one message, which stays', async () => {
  vi.useFakeTimers();
  try {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.journey`);
    for (const name of names) known[name] = DAMAGED;
    files.dropped([...names.map((name) => `/${name}`), '/good.journey'], AT);
    await settled();
    vi.advanceTimersByTime(60_000);
    expect(desk.toasts).toHaveLength(1);
    const lines = desk.toasts[0]?.text.split('\n') ?? [];
    expect(lines).toHaveLength(5);
    names.forEach((name, at) => expect(lines[at]).toMatch(new RegExp(`^${name}: The file is no map`)));
    expect(desk.toasts[0]?.text).not.toContain('open map');
  } finally {
    vi.useRealTimers();
  }
});

describe('files that are dropped where only the shell knows their paths', () => {
  it('come in by their paths when they are map files, and the open map stays', async () => {
    const { map, state } = desk.bench?.journey ?? {};
    files.over(['/home/zoë/Ospedale 旅.JOURNEY']);
    expect(shown).toEqual([true]);
    files.dropped(['/home/zoë/Ospedale 旅.JOURNEY', '/home/zoë/photo.png'], AT);
    await settled();
    expect(shown).toEqual([true, false]);
    expect(imported).toEqual([{ path: '/home/zoë/Ospedale 旅.JOURNEY' }]);
    expect(desk.toasts.at(-1)?.text).toContain('Ospedale 旅');
    expect(desk.bench?.journey.map).toBe(map);
    expect(desk.bench?.journey.state).toBe(state);
  });

  it('are left alone when they are something else, and nothing is promised', async () => {
    files.over(['/home/zoë/photo.png']);
    files.dropped(['/home/zoë/photo.png'], AT);
    await settled();
    expect(shown).toEqual([false, false]);
    expect(imported).toEqual([]);
  });

  it('promise nothing more once they have left, or a bare pointer moves', () => {
    files.over(['/a.journey']);
    files.left();
    files.over(['/a.journey']);
    window.dispatchEvent(new Event('pointermove'));
    expect(shown).toEqual([true, false, true, false]);
    untied();
    window.dispatchEvent(new Event('pointermove'));
    expect(shown).toHaveLength(4);
  });
});
