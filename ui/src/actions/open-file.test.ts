import { beforeEach, describe, expect, it } from 'vitest';

import type { RecentFile } from '../bindings';
import type { MemoryHost } from '../host/memory';
import type { Desk } from './desk';
import { testDesk } from './fixtures';
import { actionFor, actions } from './index';
import { openRecentFile } from './open-file';

let desk: Desk;
let host: MemoryHost;
let settled: () => Promise<void>;

beforeEach(async () => {
  ({ desk, host, settled } = await testDesk());
  await desk.showLibrary();
  await settled();
});

const names = (): string[] => desk.recentFiles.files.map(({ name }) => name);
const called = (name: string): unknown[] => host.calls.filter((call) => call.name === name).map(({ params }) => params);

async function listed(name: string): Promise<RecentFile> {
  await desk.recentFiles.read();
  const file = desk.recentFiles.files.find((one) => one.name === name);
  if (file === undefined) throw new Error(`${name} is not listed`);
  return file;
}

describe('the files that were used last', () => {
  it('are asked for anew each time, by keys, in the library and on a map', async () => {
    const stroke = { key: 'o', code: 'KeyO', ctrlKey: true, altKey: true, shiftKey: false, metaKey: false };
    for (const place of ['library', 'map'] as const) {
      if (place === 'map') await desk.openMap(desk.home.order[0] ?? '');
      host.calls.length = 0;
      expect(actionFor(desk, stroke as never)?.id).toBe('open-recent');
      await actions.openRecent.run(desk);
      expect(desk.dialog).toBe('files');
      expect(names()).toEqual(['same.journey', 'lost.journey']);
      expect(called('recent_files')).toHaveLength(1);
      desk.show(null);
    }
  });

  it('say so when they cannot be listed', async () => {
    host.failNext('recent_files', 'LibraryBusy');
    await actions.openRecent.run(desk);
    expect(desk.toasts.map(({ tone }) => tone)).toEqual(['bad']);
  });

  it('open the map straight away that has all that is in them', async () => {
    await openRecentFile(desk, await listed('same.journey'));
    expect(desk.place).toBe('map');
    expect(desk.dialog).toBeNull();
    expect(called('import')).toEqual([]);
  });

  it('come in as maps of their own when no map has them', async () => {
    const file = { ...(await listed('same.journey')), path: '/home/ada/new.journey', name: 'new.journey' };
    await openRecentFile(desk, file);
    expect(called('import')).toEqual([{ path: '/home/ada/new.journey' }]);
  });

  it('stay on the list when one is gone, until the user takes it off', async () => {
    await openRecentFile(desk, await listed('lost.journey'));
    expect(called('recognise')).toEqual([]);
    expect(desk.toasts.at(-1)?.text).toContain('lost.journey');
    expect(names()).toContain('lost.journey');
    desk.toasts.at(-1)?.offer?.run();
    await settled();
    expect(names()).toEqual(['same.journey']);
  });

  it('open one that was gone and is there again', async () => {
    const file = await listed('same.journey');
    await openRecentFile(desk, { ...file, there: false });
    expect(desk.place).toBe('map');
  });
});
