import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { FilesWatcher } from '../host/host';
import { memoryHost } from '../host/memory';
import { tieDrops } from './bring-maps';
import type { Desk } from './desk';
import { testDesk } from './fixtures';

/** Where they are let go. */
const AT = { x: 400, y: 300 };

let desk: Desk;
let files: FilesWatcher;
let settled: () => Promise<void>;
let shown: boolean[];
let imported: unknown[];
let untied: () => void;

beforeEach(async () => {
  vi.stubGlobal('window', new EventTarget());
  const host = memoryHost();
  const { call } = host;
  imported = [];
  host.call = (name, params) => {
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
