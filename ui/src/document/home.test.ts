import { beforeEach, describe, expect, it } from 'vitest';

import type { Calls, FoundInMaps, LibraryView, MapSummary } from '../bindings';
import type { Host } from '../host';
import { HostError } from '../host';
import { Home } from './home';

/** A host whose answers come when the test says so, in any order. */
class SlowHost {
  readonly waiting: {
    name: keyof Calls;
    params: unknown;
    answer: (reply: unknown) => void;
    fail: (failure: unknown) => void;
  }[] = [];

  readonly host = {
    call: (name: keyof Calls, params: unknown) =>
      new Promise((answer, fail) => this.waiting.push({ name, params, answer, fail })),
  } as unknown as Host;

  /** The oldest call of this name that waits. */
  take(name: keyof Calls): (typeof this.waiting)[number] {
    const at = this.waiting.findIndex((call) => call.name === name);
    const [call] = this.waiting.splice(at, 1);
    if (at < 0 || call === undefined) throw new Error(`nobody asked for ${name}`);
    return call;
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

function summary(map: string, revision = 1): MapSummary {
  return { map, revision, title: map } as MapSummary;
}

function view(...order: string[]): LibraryView {
  const counts = { all: 9, pinned: 0, recent: 0, review: 0, archived: 0, bin: 0 };
  const maps = order.slice(0, 2).map((map) => summary(map));
  return { order, first: 0, maps, counts, collections: [] as LibraryView['collections'] } as LibraryView;
}

function found(text: string): FoundInMaps {
  return { maps: [{ map: text, title: text, places: [], more: false }], more: false };
}

let slow: SlowHost;
let home: Home;
let failures: unknown[];
beforeEach(() => {
  slow = new SlowHost();
  failures = [];
  home = new Home(slow.host, (failure) => failures.push(failure), null);
});

describe('a library from which the last map has gone for ever', () => {
  const nothing = (): LibraryView => ({ ...view(), counts: { ...view().counts, all: 0 } });

  it('stands where it began, as no shelf is there to be left', async () => {
    home.go({ shelf: 'Bin' });
    home.type('bread');
    slow.take('library').answer(nothing());
    await settled();
    expect(home.bare).toBe(true);
    expect([home.asked.shelf, home.words]).toEqual(['All', '']);
    // What comes in next is asked for among all maps.
    void home.refresh();
    expect(slow.take('library').params).toMatchObject({ shelf: 'All' });
  });

  it('keeps its shelf while there is a collection', async () => {
    home.go({ shelf: 'Bin' });
    slow.take('library').answer({ ...nothing(), collections: [{ collection: 'c', name: 'Export', maps: 0 }] });
    await settled();
    expect([home.bare, home.asked.shelf]).toEqual([false, 'Bin']);
  });
});

describe('the list', () => {
  it('is that of the last question, whichever answer comes last', async () => {
    home.ask({ sort: 'Title' });
    home.ask({ sort: 'Created' });
    const [first, second] = [slow.take('library'), slow.take('library')];
    expect(second.params).toMatchObject({ sort: 'Created' });
    second.answer(view('b', 'a'));
    await settled();
    first.answer(view('a', 'b'));
    await settled();
    expect(home.order).toEqual(['b', 'a']);
  });

  it('is there when whoever asked goes on, even if another question came between', async () => {
    let went = false;
    const asked = home.refresh().then(() => (went = true));
    void home.refresh();
    const [first, second] = [slow.take('library'), slow.take('library')];
    first.answer(view('a'));
    await settled();
    expect(went).toBe(false);
    second.answer(view('b', 'a'));
    await asked;
    expect(home.order).toEqual(['b', 'a']);
  });

  it('stays as it was when it cannot be had, and says so', async () => {
    home.ask({});
    slow.take('library').answer(view('a'));
    await settled();
    home.ask({ shelf: 'Bin' });
    slow.take('library').fail(new HostError('LibraryBusy', ''));
    await settled();
    expect(home.order).toEqual(['a']);
    expect(failures).toHaveLength(1);
    // Under its own name: on the shelf of the bin, deleting is for ever.
    expect(home.asked.shelf).toBe('All');
    expect(home.failure?.code).toBe('LibraryBusy');
    void home.refresh();
    slow.take('library').answer(view('b'));
    await settled();
    expect(home.order).toEqual(['b']);
    expect(home.failure).toBeNull();
  });

  it('keeps what is chosen as far as it is still there', async () => {
    home.ask({});
    slow.take('library').answer(view('a', 'b', 'c'));
    await settled();
    home.choose('a');
    home.choose('c', 'toggle');
    void home.refresh();
    slow.take('library').answer(view('b', 'c'));
    await settled();
    expect(home.chosen).toEqual(['c']);
    expect(home.at).toBe('c');
  });
});

describe('what is known of maps', () => {
  it('is asked for when they come into view, and of those that have gone by not at all', async () => {
    home.ask({});
    slow.take('library').answer(view('a', 'b', 'c', 'd', 'e'));
    await settled();
    home.want(['a', 'b', 'c']);
    home.want(['c', 'd']);
    home.want(['e']);
    const first = slow.take('map_summaries');
    expect(first.params).toEqual({ maps: ['c'] });
    first.answer({ maps: [summary('c')] });
    await settled();
    const next = slow.take('map_summaries');
    expect(next.params).toEqual({ maps: ['e'] });
    next.answer({ maps: [summary('e')] });
    await settled();
    expect(home.summary('c')?.title).toBe('c');
    expect(home.summary('d')).toBeUndefined();
    expect(slow.waiting).toEqual([]);
  });

  it('is shown as it was until it is told anew', async () => {
    home.ask({});
    slow.take('library').answer(view('a', 'b', 'c'));
    await settled();
    home.want(['c']);
    slow.take('map_summaries').answer({ maps: [summary('c', 1)] });
    await settled();
    void home.refresh();
    slow.take('library').answer(view('a', 'b', 'c'));
    await settled();
    expect(home.summary('c')?.revision).toBe(1);
    home.want(['a', 'c']);
    const asked = slow.take('map_summaries');
    expect(asked.params).toEqual({ maps: ['c'] });
    asked.answer({ maps: [summary('c', 2)] });
    await settled();
    expect(home.summary('c')?.revision).toBe(2);
  });
});

describe('a late answer about maps', () => {
  const ask = async (): Promise<void> => {
    home.ask({});
    slow.take('library').answer(view('a', 'b', 'c'));
    await settled();
    home.want(['c']);
  };

  it('takes the place of nothing newer', async () => {
    await ask();
    const late = slow.take('map_summaries');
    void home.refresh();
    slow.take('library').answer({ ...view('c', 'a'), maps: [summary('c', 5)] });
    await settled();
    late.answer({ maps: [summary('c', 1)] });
    await settled();
    expect(home.summary('c')?.revision).toBe(5);
    expect(slow.waiting).toEqual([]);
  });

  it('is better than none, and asked for anew', async () => {
    await ask();
    const late = slow.take('map_summaries');
    void home.refresh();
    slow.take('library').answer(view('a', 'b', 'c'));
    await settled();
    home.want(['c']);
    late.answer({ maps: [summary('c', 1)] });
    await settled();
    expect(home.summary('c')?.revision).toBe(1);
    slow.take('map_summaries').answer({ maps: [summary('c', 2)] });
    await settled();
    expect(home.summary('c')?.revision).toBe(2);
  });
});

describe('a search', () => {
  it('that is under way while the library changes is made again', async () => {
    home.type('bread');
    const late = slow.take('search_maps');
    void home.refresh();
    slow.take('library').answer(view('a'));
    await settled();
    late.answer(found('before'));
    await settled();
    expect(home.foundAll).toBe(false);
    slow.take('search_maps').answer(found('after'));
    await settled();
    expect([home.found?.maps[0]?.title, home.foundAll]).toEqual(['after', true]);
    expect(slow.waiting).toEqual([]);
  });

  it('that failed shows nothing of the words before', async () => {
    home.type('n');
    slow.take('search_maps').answer(found('n'));
    await settled();
    home.type('ne');
    slow.take('search_maps').fail(new HostError('LibraryBusy', ''));
    await settled();
    expect(home.found).toBeNull();
  });

  it('is for what was typed last; nothing in between is asked for', async () => {
    home.type('n');
    home.type('ne');
    home.type('new');
    const first = slow.take('search_maps');
    expect(first.params).toMatchObject({ text: 'n' });
    first.answer(found('n'));
    await settled();
    expect(home.foundAll).toBe(false);
    const last = slow.take('search_maps');
    expect(last.params).toMatchObject({ text: 'new' });
    last.answer(found('new'));
    await settled();
    expect(home.found?.maps[0]?.title).toBe('new');
    expect(home.foundAll).toBe(true);
    expect(slow.waiting).toEqual([]);
  });

  it('that was given up shows nothing when its answer comes', async () => {
    home.type('n');
    home.type('');
    slow.take('search_maps').answer(found('n'));
    await settled();
    expect(home.found).toBeNull();
    expect(slow.waiting).toEqual([]);
  });

  it('that failed is said once, and the next letter tries again', async () => {
    home.type('n');
    slow.take('search_maps').fail(new HostError('LibraryBusy', ''));
    await settled();
    expect(failures).toHaveLength(1);
    expect(slow.waiting).toEqual([]);
    home.type('ne');
    slow.take('search_maps').answer(found('ne'));
    await settled();
    expect(home.found?.maps[0]?.title).toBe('ne');
  });
});

it('order and form are remembered, and a damaged memory is no harm', () => {
  const kept = new Map<string, string>();
  const drawer = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const first = new Home(slow.host, () => undefined, drawer);
  first.chooseForm('list');
  first.ask({ sort: 'Title' });
  const second = new Home(slow.host, () => undefined, drawer);
  expect([second.form, second.asked.sort]).toEqual(['list', 'Title']);
  for (const name of kept.keys()) kept.set(name, '{"form":7');
  expect(new Home(slow.host, () => undefined, drawer).form).toBe('grid');
});
