import { beforeEach, describe, expect, it } from 'vitest';

import { removeCollection } from './collections';
import { deleteForEver, longestFound } from './home';
import { actionFor, actions } from './index';
import type { Desk } from './desk';
import { testDesk } from './fixtures';
import type { MemoryHost } from '../host/memory';
import { menuOf } from './menu';

let desk: Desk;
let host: MemoryHost;
let settled: () => Promise<void>;
const stroke = (key: string): Parameters<typeof actionFor>[1] =>
  ({ key, code: key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false }) as never;

beforeEach(async () => {
  ({ desk, host, settled } = await testDesk());
  await desk.showLibrary();
  await settled();
  desk.home.chooseAll();
});

describe('a search through every map', () => {
  it('hands the word that says most to the search of the map that is opened', () => {
    const parts = [
      { text: 'la ', marked: false },
      { text: 'fi', marked: true },
      { text: 'ne: ', marked: false },
      { text: 'fiducia', marked: true },
      { text: ' e ', marked: false },
      { text: 'fiducie', marked: true },
    ];
    expect(longestFound(parts)).toBe('fiducia');
    expect(longestFound([{ text: 'nothing', marked: false }])).toBe('');
  });
});

describe('the bin', () => {
  it('takes the chosen maps and gives them back from the message', async () => {
    expect(actionFor(desk, stroke('Delete'))?.id).toBe('home-bin');
    await actions.binMaps.run(desk);
    expect(desk.home.order).toEqual([]);
    desk.toasts.at(-1)?.offer?.run();
    await settled();
    expect(desk.home.order).toHaveLength(1);
  });

  it('offers nothing when the library could not be written, and all stays', async () => {
    host.failNext('shelve', 'DiskFull');
    await actions.binMaps.run(desk);
    expect(desk.home.order).toHaveLength(1);
    expect(desk.toasts.map((toast) => [toast.tone, toast.offer])).toEqual([['bad', null]]);
  });

  it('has keys of its own: Delete asks, Enter restores', async () => {
    await actions.binMaps.run(desk);
    desk.home.go({ shelf: 'Bin' });
    await settled();
    desk.home.chooseAll();
    expect(actionFor(desk, stroke('Enter'))?.id).toBe('home-restore');
    await actions.deleteMaps.run(desk);
    expect(desk.dialog).toBe('deleteMaps');
    expect(host.calls.some((call) => call.name === 'delete_maps')).toBe(false);
  });
});

describe('undo', () => {
  it('of pins is not offered for maps that another window has pinned already', async () => {
    await host.call('shelve', { maps: [...desk.home.order], mark: 'Pinned', on: true });
    await actions.pinMaps.run(desk);
    expect(desk.toasts).toEqual([]);
    expect(desk.home.view?.counts.pinned).toBe(1);
  });

  it('puts back what was noted of the maps that were changed, since when it was', async () => {
    await actions.pinMaps.run(desk);
    const pinned = await host.call('shelve', { maps: [...desk.home.order], mark: 'Pinned', on: false });
    await host.call('put_back', pinned);
    await actions.pinMaps.run(desk);
    desk.toasts.at(-1)?.offer?.run();
    await settled();
    expect(host.calls.filter(({ name }) => name === 'put_back').map(({ params }) => params)).toEqual([pinned, pinned]);
    expect(desk.home.view?.counts.pinned).toBe(1);
  });

  it('of a collection that was taken away brings its maps back, also those in the bin', async () => {
    await actions.newCollection.run(desk);
    const made = desk.home.view?.collections[0];
    if (made === undefined) throw new Error('there is no collection');
    const maps = [...desk.home.order];
    await host.call('shelve', { maps, mark: 'Binned', on: true });
    await removeCollection(desk, made);
    expect(desk.home.view?.collections).toEqual([]);
    desk.toasts.at(-1)?.offer?.run();
    await settled();
    await host.call('shelve', { maps, mark: 'Binned', on: false });
    await desk.home.refresh();
    expect(desk.home.view?.collections).toEqual([made]);
  });

  it('is not offered of what is gone for ever', async () => {
    await actions.binMaps.run(desk);
    expect(desk.toasts.at(-1)?.offer).not.toBeNull();
    desk.home.go({ shelf: 'Bin' });
    await settled();
    await deleteForEver(desk, [...desk.home.order]);
    expect(desk.toasts.map((toast) => toast.offer)).toEqual([null]);
    expect(desk.home.asked.shelf).toBe('All');
  });
});

it('a copy is called what was sent, whether or not its original was ever in view', async () => {
  const sent: string[] = [];
  const { call } = host;
  host.call = ((name: never, params: { title: string }) => {
    if (name !== 'duplicate_map') return call.call(host, name, params as never);
    sent.push(params.title);
    return Promise.resolve({ map: '01copy0000000' });
  }) as never;
  await actions.duplicateMap.run(desk);
  expect(sent).toEqual(['A library card by Saturday (copy)']);
  expect(desk.toasts.at(-1)?.text).toBe('“A library card by Saturday (copy)” was added');
});

it('without a chosen map nothing is offered that needs one', () => {
  desk.home.chooseNone();
  for (const action of [actions.openChosen, actions.nameMap, actions.pinMaps, actions.binMaps, actions.duplicateMap]) {
    expect(action.enabled(desk), action.id).toBe(false);
  }
});

it('a collection is made with the chosen maps in it, and its menu marks it', async () => {
  await actions.newCollection.run(desk);
  await settled();
  const made = desk.home.view?.collections[0];
  expect(made?.maps).toBe(1);
  expect(desk.home.naming).toEqual({ collection: made?.collection });
  const map = desk.home.order[0] ?? '';
  const menu = menuOf(desk, { at: { x: 0, y: 0 }, about: null, map });
  const list = menu.find((entry) => entry.make === 'menu' && entry.id === 'collections');
  const entries = list?.make === 'menu' ? list.entries : [];
  expect(entries[0]).toMatchObject({ id: `collection-${made?.collection ?? ''}`, checked: true });
});
