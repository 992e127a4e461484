import { beforeEach, describe, expect, it } from 'vitest';

import type { MemoryHost } from '../host/memory';
import type { Desk } from './desk';
import { testDesk } from './fixtures';
import { actions } from './index';

let desk: Desk;
let host: MemoryHost;
let settled: () => Promise<void>;

beforeEach(async () => {
  ({ desk, host, settled } = await testDesk());
});

async function backOnTheMap(): Promise<void> {
  await desk.showLibrary();
  await desk.openMap(desk.home.order[0] ?? '');
  await settled();
}

describe('going back to the library', () => {
  it('shows what is known of it at once, and what it is as soon as that is read', async () => {
    await backOnTheMap();
    await host.call('shelve', { maps: [...desk.home.order], mark: 'Binned', on: true });
    const shown: [string, number][] = [];
    desk.subscribe(() => shown.push([desk.place, desk.home.order.length]));
    await desk.showLibrary();
    expect(shown).toContainEqual(['library', 1]);
    expect(desk.home.order).toEqual([]);
    expect(desk.home.failure).toBeNull();
  });

  it('says above what is known why it could not be read, and that is over with the next reading', async () => {
    await backOnTheMap();
    host.failNext('library', 'LibraryBusy');
    await desk.showLibrary();
    expect(desk.place).toBe('library');
    expect(desk.home.failure?.code).toBe('LibraryBusy');
    expect(desk.home.order).toHaveLength(1);
    expect(desk.toasts).toEqual([]);
    await desk.home.refresh();
    expect(desk.home.failure).toBeNull();
  });

  it('stays on the map when nothing of the library is known and it cannot be read', async () => {
    expect(desk.home.view).toBeNull();
    host.failNext('library', 'LibraryBusy');
    await desk.showLibrary();
    expect(desk.place).toBe('map');
    expect(desk.toasts.map(({ tone }) => tone)).toEqual(['bad']);
  });

  it('offers nothing any more to be taken back on a map that is left', async () => {
    let undone = 0;
    desk.offer('Three cards deleted', { label: 'Undo', shortcut: 'Ctrl+Z', run: () => (undone += 1) });
    desk.offer('Poster written', { label: 'Open folder', shortcut: '', run: () => undefined });
    await backOnTheMap();
    expect(desk.toasts.map(({ text }) => text)).toEqual(['Poster written']);
    expect(undone).toBe(0);
  });

  it('lets a map that is left ask for nothing any more', async () => {
    await backOnTheMap();
    await backOnTheMap();
    const asked = (name: string): number => host.calls.filter((call) => call.name === name).length;
    await expect.poll(() => desk.bench?.findings.value).not.toBeNull();
    const [guide, findings] = [asked('guide'), asked('findings')];
    desk.bench?.panels.show('guide', true);
    await desk.chooseLanguage('it');
    await expect.poll(() => asked('findings')).toBeGreaterThan(findings);
    expect([asked('guide') - guide, asked('findings') - findings]).toEqual([1, 1]);
  });

  it('does not leave a text behind that could not be kept', async () => {
    const bench = desk.bench;
    const card = bench?.journey.scene.hits.find(({ kind }) => kind === 'Card');
    if (bench === null || card === undefined) throw new Error('there is no card');
    bench.writing.beginName(card);
    bench.writing.type('Half an hour of typing');
    host.failNext('apply', 'DiskFull');
    await actions.backToLibrary.run(desk);
    expect(desk.place).toBe('map');
    expect(bench.writing.draft?.text).toBe('Half an hour of typing');
    await actions.backToLibrary.run(desk);
    expect(desk.place).toBe('library');
  });
});
