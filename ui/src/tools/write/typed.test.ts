import { beforeEach, describe, expect, it } from 'vitest';

import type { Command, Field } from '../../bindings';
import { type TestBench, testBench } from '../fixtures';
import type { TextPlace } from './typed';

const CARD = '01card0000001';

let bench: TestBench;
beforeEach(async () => {
  bench = await testBench();
});

const note = (): string => bench.host.map.cards.find(({ id }) => id === CARD)?.note ?? 'gone';
const place = (value = note(), ids = [CARD]): TextPlace => ({
  ids,
  field: 'Note',
  part: '',
  values: ids.map(() => value),
});
const edit = (value: string): Field => ({ field: 'Note', value });

function type(text: string, at = place()): TextPlace {
  bench.typed.type(at, text, edit(text));
  return at;
}

/** Another window's command, which this one has heard of. */
async function elsewhere(command: Command): Promise<void> {
  const { state } = await bench.host.call('open', { map: 'map', appearance: 'light', language: 'en', form: 'Grid' });
  await bench.host.call('apply', { map: 'map', revision: state.revision, command });
  await bench.journey.catchUp();
  bench.host.calls.length = 0;
}
const theirs = (value: string): Promise<void> => elsewhere({ do: 'Edit', ids: [CARD], field: edit(value) });

describe('a text beside the map', () => {
  it('is kept as one edit, however often it is handed on', async () => {
    const at = type('Asked twice');
    expect(await Promise.all([bench.typed.keep(at), bench.typed.keep(at)])).toEqual([true, true]);
    expect(bench.commands()).toEqual([{ do: 'Edit', ids: [CARD], field: edit('Asked twice') }]);
    expect(bench.typed.of(at)).toBeUndefined();
  });

  it('that says what stood there before sends nothing', async () => {
    const at = type('', place(''));
    expect(await bench.typed.keep(at)).toBe(true);
    expect(bench.commands()).toEqual([]);
  });

  it('goes on while it is on its way, and each part is kept', async () => {
    const at = type('One');
    const first = bench.typed.keep(at);
    type('One, two', at);
    expect(await first).toBe(true);
    expect(await bench.typed.keep(at)).toBe(true);
    expect(note()).toBe('One, two');
  });

  it('that is begun while its field still shows what was just written over is overtaken by nobody', async () => {
    await bench.typed.keep(type('One'));
    const at = type('Two', place(''));
    expect(await bench.typed.keep({ ...at, values: ['One'] })).toBe(true);
    expect(note()).toBe('Two');
  });

  it('is kept when its field is taken away', async () => {
    const untie = bench.typed.tie(place());
    type('Left by a click');
    untie();
    await bench.settled();
    expect(note()).toBe('Left by a click');
  });
});

describe('a text that somebody else has overtaken', () => {
  it('stays with the reason, and is written when it is insisted on', async () => {
    const at = type('Mine');
    await theirs('Theirs');
    expect(await bench.typed.keep(at, true)).toBe(false);
    expect(note()).toBe('Theirs');
    expect(bench.typed.of(at)).toMatchObject({ text: 'Mine', problem: { code: 'Overtaken' } });
    expect(await bench.typed.keep(place('Theirs')), 'by going elsewhere').toBe(false);
    expect(note()).toBe('Theirs');
    expect(await bench.typed.keep(place('Theirs'), true)).toBe(true);
    expect(note()).toBe('Mine');
  });

  it('is overtaken also where only the other side has heard of it', async () => {
    const at = type('Mine');
    bench.host.failNext('apply', 'Overtaken');
    expect(await bench.typed.keep(at, true)).toBe(false);
    expect(bench.typed.of(at)).toMatchObject({ text: 'Mine', problem: { code: 'Overtaken' } });
    expect(await bench.typed.keep(at, true)).toBe(true);
    expect(note()).toBe('Mine');
  });

  it('is overtaken anew by what is written after that was said', async () => {
    const at = type('Mine');
    await theirs('Theirs');
    await bench.typed.keep(at, true);
    await theirs('Theirs again');
    expect(await bench.typed.keep(place('Theirs'), true)).toBe(false);
    expect(note()).toBe('Theirs again');
  });

  it('is not overtaken by the same words, nor by what is written elsewhere', async () => {
    const at = type('The same');
    await theirs('The same');
    await elsewhere({ do: 'Edit', ids: [CARD], field: { field: 'Name', value: 'Another name' } });
    expect(await bench.typed.keep(at)).toBe(true);
    expect(bench.typed.unkept).toEqual([]);
  });
});

describe('a text about several things', () => {
  const OTHER = '01card0000002';

  it('is kept for those that are left', async () => {
    const at = type('For both', place('', [OTHER, CARD]));
    await elsewhere({ do: 'Delete', ids: [OTHER] });
    // The memory host looks at the first one only.
    expect(await bench.typed.keep(at)).toBe(true);
    expect(note()).toBe('For both');
    expect(bench.writing.draft).toBeNull();
  });
});

describe('a text that cannot be kept', () => {
  it('stays until it can, and is complained of', async () => {
    const untie = bench.typed.tie(place());
    const at = type('Precious words');
    bench.host.failNext('apply', 'DiskFull');
    untie();
    await bench.settled();
    expect(bench.complaints).toMatchObject([{ code: 'DiskFull' }]);
    expect(bench.typed.of(at)).toMatchObject({ text: 'Precious words', problem: { code: 'DiskFull' } });
    bench.host.failNext('apply', 'LibraryBusy');
    expect(await bench.typed.keepAll()).toBe(false);
    expect(await bench.typed.keepAll()).toBe(true);
    expect(note()).toBe('Precious words');
  });

  it('goes to the parking lot when what it was about is taken away', async () => {
    const untie = bench.typed.tie(place());
    type('A long note');
    await elsewhere({ do: 'Delete', ids: [CARD] });
    untie();
    await expect.poll(() => bench.writing.draft?.text).toBe('A long note');
    expect(bench.writing.astray).toBe(true);
    expect(await bench.writing.commit('stay')).toBe(true);
    expect(bench.host.map.cards.filter((card) => card.place === null).map(({ text }) => text)).toEqual(['A long note']);
    expect(bench.complaints).toMatchObject([{ code: 'Astray' }]);
  });
});
