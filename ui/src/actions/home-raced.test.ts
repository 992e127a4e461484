import { beforeEach, describe, expect, it } from 'vitest';

import type { Calls, LibraryView, MapSummary } from '../bindings';
import { HostError } from '../host';
import { memoryHost } from '../host/memory';
import { addCollection, keepName, newCollection, removeCollection } from './collections';
import type { Desk } from './desk';
import { testDesk } from './fixtures';
import { keepTitle, openMapMenu } from './home';
import { actions } from './index';
import { type MenuEntry, menuOf } from './menu';
import { makingHere } from './show-made';

// What other windows and programs do to the library between two moves of the hand.

const AT = { x: 0, y: 0 };

/** The maps of the library, in order, with their titles, and which collections there are. */
let maps: Map<string, string>;
let collections: { collection: string; name: string; maps: string[] }[];
let pinned: number;
let told: number;
/** A call that the library cannot answer. */
let fail: keyof Calls | null;
let calls: { name: string; params: unknown }[];
let desk: Desk;
let settled: () => Promise<void>;

function summary(map: string): MapSummary {
  const inside = collections.filter((one) => one.maps.includes(map)).map((one) => one.collection);
  return { map, title: maps.get(map) ?? '', pinned: false, collections: inside } as unknown as MapSummary;
}

function library({ shelf, collection, actor }: Calls['library']['params']): LibraryView {
  const held = collections.find((one) => one.collection === collection)?.maps;
  const all = collection === null ? [...maps.keys()] : (held ?? []);
  const order = shelf === 'Bin' || actor !== null ? [] : all;
  return {
    order,
    first: collection === null ? pinned : 0,
    maps: order.slice(0, told).map(summary),
    counts: { all: maps.size, pinned, recent: 0, review: 0, archived: 0, bin: 1 },
    collections: collections.map((one) => ({ ...one, maps: one.maps.length })),
    people: [],
    bytes: 1,
    backup: null,
    bin_days: 30,
  };
}

/** What the library answers; what another window does goes straight to it. */
const answers: { [K in keyof Calls]?: (params: Calls[K]['params']) => unknown } = {
  library,
  map_summaries: (params) => ({ maps: params.maps.filter((map) => maps.has(map)).map(summary) }),
  shelve: (params) => {
    const there = params.maps.filter((map) => maps.delete(map));
    return { mark: params.mark, maps: there.map((map) => ({ map, since: null })) };
  },
  name_map: ({ map, title }) => {
    maps.set(map, title);
    return {};
  },
  name_collection: ({ collection, name }) => {
    const known = collections.find((one) => one.collection === collection);
    if (known !== undefined) known.name = name;
    else collections.push({ collection: collection ?? 'made', name, maps: [] });
    return { collection: collection ?? 'made' };
  },
  bring_collection_back: ({ collection, name }) => {
    collections.push({ collection, name, maps: [] });
    return { collection };
  },
  remove_collection: ({ collection }) => {
    const held = collections.find((one) => one.collection === collection)?.maps ?? [];
    collections = collections.filter((one) => one.collection !== collection);
    return { maps: held };
  },
  move_collection: ({ before }) => {
    if (!collections.some((one) => one.collection === before)) throw new HostError('Stale', '');
    return {};
  },
  collect: ({ collection, maps: which, into }) => {
    const known = collections.find((one) => one.collection === collection);
    if (known === undefined) throw new HostError('Stale', '');
    const changed = which.filter((map) => known.maps.includes(map) !== into);
    known.maps = into ? [...known.maps, ...changed] : known.maps.filter((map) => !changed.includes(map));
    return { maps: changed };
  },
};

async function begin(count: number): Promise<void> {
  maps = new Map(Array.from({ length: count }, (_, at) => [`m${at + 1}`, `Map ${at + 1}`]));
  const host = memoryHost();
  const { call } = host;
  calls = [];
  host.call = ((name: keyof Calls, params: never) => {
    calls.push({ name, params });
    if (name === fail) return Promise.reject(new HostError('LibraryBusy', ''));
    const answer = answers[name] as ((params: never) => unknown) | undefined;
    return answer === undefined ? call.call(host, name, params) : Promise.resolve().then(() => answer(params));
  }) as never;
  ({ desk, settled } = await testDesk(host));
  await desk.showLibrary();
  await settled();
  calls.length = 0;
}

beforeEach(async () => {
  collections = [];
  pinned = 0;
  fail = null;
  told = Infinity;
  await begin(5);
});

/** Another window does something, and this one learns of it. */
async function elsewhere(act: () => void): Promise<void> {
  act();
  await desk.home.refresh();
}

const texts = (): string[] => desk.toasts.map(({ text }) => text);
const sent = (name: keyof Calls): unknown[] => calls.filter((call) => call.name === name).map(({ params }) => params);

function entry(entries: readonly MenuEntry[], id: string): Extract<MenuEntry, { make: 'item' }> {
  const all = entries.flatMap((one) => (one.make === 'menu' ? one.entries : [one]));
  const found = all.find((one) => one.make === 'item' && one.id === id);
  if (found?.make !== 'item') throw new Error(`no entry is ${id}`);
  return found;
}

/** The menu that opens on a map. */
async function menuOn(map: string): Promise<MenuEntry[]> {
  await openMapMenu(desk, AT, map);
  if (desk.menu === null) throw new Error('no menu is open');
  return menuOf(desk, desk.menu);
}

describe('a menu', () => {
  it('acts on no other map than the one that it was opened on', async () => {
    const menu = await menuOn('m4');
    await elsewhere(() => maps.delete('m4'));
    // The keyboard goes back to the list.
    desk.home.step(1, false);
    await entry(menu, 'home-bin').run(desk);
    expect(sent('shelve')).toEqual([]);
    expect(texts()).toEqual(['This map is not here any more. Nothing was done.']);
    expect(desk.home.order).toContain('m1');
  });

  it('acts on those that are left of several', async () => {
    desk.home.choose('m2');
    desk.home.choose('m4', 'range');
    const menu = await menuOn('m3');
    await elsewhere(() => maps.delete('m3'));
    desk.home.choose('m1');
    await entry(menu, 'home-bin').run(desk);
    expect(sent('shelve')).toMatchObject([{ maps: ['m2', 'm4'] }]);
  });

  it('chooses all maps wherever those went that it was opened on', async () => {
    const menu = await menuOn('m2');
    await elsewhere(() => maps.delete('m2'));
    await entry(menu, 'home-choose-all').run(desk);
    expect(desk.home.chosen).toHaveLength(4);
    expect(texts()).toEqual([]);
  });

  it('marks the collection that is shown, and takes maps out of it that were never in view', async () => {
    told = 2;
    collections.push({ collection: 'c', name: 'Export', maps: ['m1', 'm2', 'm3', 'm4'] });
    await desk.home.refresh();
    desk.home.go({ collection: 'c' });
    await desk.home.answered();
    desk.home.chooseAll();
    const menu = await menuOn('m1');
    expect(entry(menu, 'collection-c').checked).toBe(true);
    await entry(menu, 'collection-c').run(desk);
    expect(collections[0]?.maps).toEqual([]);
  });

  it('learns which collections all chosen maps are in before it marks them', async () => {
    told = 1;
    collections.push({ collection: 'c', name: 'Export', maps: [...maps.keys()] });
    await begin(5);
    desk.home.chooseAll();
    expect(entry(await menuOn('m1'), 'collection-c').checked).toBe(true);
  });

  it('of a bin that was emptied meanwhile asks nothing about no maps', async () => {
    desk.home.chooseNone();
    await actions.deleteMaps.run(desk);
    expect(desk.dialog).toBeNull();
  });
});

describe('a title that is typed', () => {
  beforeEach(() => {
    desk.home.choose('m2');
    void actions.nameMap.run(desk);
  });

  it('is not kept when its map goes meanwhile, and that is said', async () => {
    await elsewhere(() => maps.delete('m2'));
    expect(desk.home.naming).toBeNull();
    expect(texts()).toEqual(['The map that you were naming was put away in another window. The title was not kept.']);
    // The field goes, and with it the keyboard.
    await keepTitle(desk, 'm2', 'Half a ti');
    expect(sent('name_map')).toEqual([]);
    expect(desk.home.chosen).toEqual([]);
  });

  it('leaves a title of another window alone where nothing was typed', async () => {
    await elsewhere(() => maps.set('m2', 'Another title'));
    expect(await keepTitle(desk, 'm2', 'Map 2')).toBe(true);
    expect(sent('name_map')).toEqual([]);
    expect(desk.home.naming).toBeNull();
  });

  it('takes the place of a title of another window when that was told', async () => {
    await elsewhere(() => maps.set('m2', 'Another title'));
    expect(await keepTitle(desk, 'm2', 'My title')).toBe(false);
    expect(desk.home.naming).toEqual({ map: 'm2' });
    expect(sent('name_map')).toEqual([]);
    expect(texts()).toEqual([
      'Somebody else has named it “Another title” meanwhile. Press Enter once more to give it your name.',
    ]);
    expect(await keepTitle(desk, 'm2', 'My title')).toBe(true);
    expect(maps.get('m2')).toBe('My title');
    expect(desk.home.naming).toBeNull();
  });

  it('stays in its field when it cannot be written, until it can', async () => {
    fail = 'name_map';
    expect(await keepTitle(desk, 'm2', 'My title')).toBe(false);
    expect(desk.home.naming).toEqual({ map: 'm2' });
    fail = null;
    expect(await keepTitle(desk, 'm2', 'My title')).toBe(true);
    expect([maps.get('m2'), desk.home.naming]).toEqual(['My title', null]);
  });

  it('is the same as that of another window, which needs no words', async () => {
    await elsewhere(() => maps.set('m2', 'My title'));
    expect(await keepTitle(desk, 'm2', 'My title')).toBe(true);
    expect([sent('name_map'), texts()]).toEqual([[], []]);
  });
});

describe('the name of a collection', () => {
  beforeEach(async () => {
    collections.push({ collection: 'c', name: 'Export', maps: [] });
    await desk.home.refresh();
    desk.home.name({ collection: 'c' });
  });

  it('that is left as it was leaves that of another window alone', async () => {
    await elsewhere(() => collections.splice(0, 1, { collection: 'c', name: 'Import', maps: [] }));
    expect(await keepName(desk, 'c', 'Export')).toBe(true);
    expect(sent('name_collection')).toEqual([]);
  });

  it('takes the place of that of another window when that was told', async () => {
    await elsewhere(() => collections.splice(0, 1, { collection: 'c', name: 'Import', maps: [] }));
    expect(await keepName(desk, 'c', 'Mine')).toBe(false);
    expect(texts().join()).toContain('“Import”');
    expect(await keepName(desk, 'c', 'Mine')).toBe(true);
    expect(collections[0]?.name).toBe('Mine');
  });

  it('brings no collection back that another window has taken away', async () => {
    await elsewhere(() => collections.pop());
    expect(desk.home.naming).toBeNull();
    await keepName(desk, 'c', 'Mine');
    expect([sent('name_collection'), collections]).toEqual([[], []]);
    expect(texts().join()).toContain('The collection that you were naming');
  });
});

describe('with more pinned maps than the page shows', () => {
  beforeEach(async () => {
    pinned = 10;
    await begin(14);
  });

  it('keys and ranges choose only what is on the page', () => {
    desk.home.choose('m8');
    desk.home.step(1, false);
    expect(desk.home.chosen).toEqual(['m11']);
    desk.home.choose('m7');
    desk.home.choose('m12', 'range');
    expect(desk.home.chosen).toEqual(['m7', 'm8', 'm11', 'm12']);
    desk.home.chooseAll();
    expect(desk.home.chosen).not.toContain('m9');
  });

  it('what goes leaves the keyboard to the next one in sight', async () => {
    desk.home.choose('m8');
    pinned = 9;
    await actions.binMaps.run(desk);
    expect(desk.home.shown).toContain(desk.home.chosen[0]);
  });

  it('what goes out of sight is not chosen any more', async () => {
    pinned = 0;
    await desk.home.refresh();
    desk.home.choose('m9');
    await elsewhere(() => (pinned = 10));
    expect(desk.home.chosen).toEqual([]);
  });
});

describe('a collection that another window takes away while it is shown', () => {
  beforeEach(async () => {
    collections.push({ collection: 'c', name: 'Export', maps: ['m1'] });
    desk.home.go({ collection: 'c' });
    await desk.home.answered();
  });

  it('leaves all maps in its place', async () => {
    await elsewhere(() => collections.pop());
    expect(desk.home.asked.collection).toBeNull();
    expect(desk.home.order).toHaveLength(5);
  });

  it('takes in nothing that is made here, and nothing is said of it', async () => {
    const show = makingHere(desk);
    maps.set('m6', 'Map 6');
    collections.pop();
    await show(['m6']);
    expect(sent('collect')).toEqual([]);
    expect(desk.home.chosen).toEqual(['m6']);
    expect(texts()).toEqual([]);
  });
});

it('a person whose last map went leaves all maps in their place', async () => {
  desk.home.go({ actor: 'Amina' });
  await desk.home.answered();
  expect(desk.home.asked.actor).toBeNull();
  expect(desk.home.order).toHaveLength(5);
});

it('a space that was typed to look for switches nothing off, and a search hides what is chosen', async () => {
  desk.home.choose('m1');
  desk.home.type(' ');
  for (const action of [actions.openChosen, actions.binMaps, actions.chooseAllMaps]) {
    expect(action.enabled(desk), action.id).toBe(true);
  }
  desk.home.type('bread');
  await newCollection.run(desk);
  expect(sent('collect')).toEqual([]);
});

it('a collection that is brought back says nothing of a neighbour that is gone', async () => {
  await addCollection(desk);
  desk.home.name(null);
  collections.push({ collection: 'c', name: 'Export', maps: [] });
  await desk.home.refresh();
  const [gone] = desk.home.view?.collections ?? [];
  if (gone === undefined) throw new Error('there is no collection');
  await removeCollection(desk, gone);
  const undo = desk.toasts.at(-1)?.offer;
  collections = [];
  undo?.run();
  await settled();
  expect(collections.map((one) => one.collection)).toEqual(['made']);
  expect(desk.toasts.filter(({ tone }) => tone === 'bad')).toEqual([]);
});
