import { beforeEach, describe, expect, it } from 'vitest';

import type { Calls } from '../../bindings';
import { HostError } from '../../host';
import { type TestBench, testBench } from '../fixtures';
import type { Clip } from './clip';
import type { Copied } from './clipboard';
import { copying, notice, onItsWay } from './copying';

const NEIGHBOUR = '01card0000001';
const TRAM = '01card0000002';
const DESK = '01lane0000003';

let bench: TestBench;
beforeEach(async () => {
  bench = await testBench();
  await bench.settled();
});

/** Holds the answers to calls of this name back until the returned function is called. */
function hold(name: keyof Calls): () => void {
  const { host } = bench;
  const { call } = host;
  let open = (): void => undefined;
  const gate = new Promise<void>((done) => (open = done));
  host.call = async (wanted, params) => {
    const answer = await call.call(host, wanted, params);
    if (wanted === name) await gate;
    return answer as never;
  };
  return open;
}

const texts = (found: Copied | null): string[] =>
  (JSON.parse(found?.records ?? '{"cards":[]}') as Clip).cards.map((card) => card.text);

async function later(found: ReturnType<typeof copying>): Promise<Copied | null> {
  expect(found).toBeInstanceOf(Promise);
  return found;
}

describe('a copy', () => {
  it('is ready at once when everything is known', async () => {
    bench.journey.select([NEIGHBOUR]);
    await bench.settled();
    const found = copying(bench);
    expect(found).toMatchObject({ text: 'A neighbour mentions the reading room', ids: [NEIGHBOUR] });
    expect(texts(found as Copied)).toEqual(['A neighbour mentions the reading room']);
  });

  it('that comes in the same moment as the selection is whole all the same', async () => {
    bench.journey.select([NEIGHBOUR]);
    expect(texts(await later(copying(bench)))).toEqual(['A neighbour mentions the reading room']);
    bench.journey.select([DESK]);
    expect(texts(await later(copying(bench)))).toEqual(['Opening hours page', 'Front desk']);
  });

  it('is of what was selected then, whatever is selected until the answer comes', async () => {
    const release = hold('elements');
    bench.journey.select([NEIGHBOUR]);
    const found = later(copying(bench));
    bench.journey.select([TRAM]);
    release();
    expect(texts(await found)).toEqual(['A neighbour mentions the reading room']);
  });

  it('comes after the edit that is still on its way', async () => {
    bench.journey.select([NEIGHBOUR]);
    await bench.settled();
    const release = hold('apply');
    void bench.journey.apply({
      do: 'Edit',
      ids: [NEIGHBOUR],
      field: { field: 'Name', value: 'The librarian says so' },
    });
    const found = later(copying(bench));
    bench.journey.select([TRAM]);
    release();
    expect(texts(await found)).toEqual(['The librarian says so']);
  });

  it('takes the card that was typed a moment ago, though it is not on the map yet', async () => {
    bench.writing.beginCard('01lane0000001', '01step0000004', 'Comes back');
    void bench.writing.commit('stay');
    expect(texts(await later(copying(bench)))).toEqual(['Comes back']);
  });

  it('of a card that is being deleted is none', async () => {
    bench.journey.select([NEIGHBOUR]);
    await bench.settled();
    void bench.journey.apply({ do: 'Delete', ids: [NEIGHBOUR] });
    expect(await later(copying(bench))).toBeNull();
  });

  it('does not take what is older than the map when the newer could not be read', async () => {
    bench.journey.select([NEIGHBOUR]);
    await bench.settled();
    bench.host.failNext('elements', 'Bug');
    await bench.journey.apply({ do: 'Edit', ids: [NEIGHBOUR], field: { field: 'Name', value: 'New words' } });
    await bench.settled();
    expect(texts(await later(copying(bench)))).toEqual(['New words']);
  });

  it('fails when the cards cannot be read', async () => {
    const { host } = bench;
    const { call } = host;
    host.call = (name, params) =>
      name === 'elements' ? Promise.reject(new HostError('Bug', '')) : call.call(host, name, params as never);
    bench.journey.select([NEIGHBOUR]);
    await expect(later(copying(bench))).rejects.toMatchObject({ code: 'Bug' });
  });

  it('of nothing is nothing, at once', async () => {
    bench.journey.select(['01lane0000001:01step0000004']);
    await bench.settled();
    expect(copying(bench)).toBeNull();
  });
});

describe('a copy on its way', () => {
  it('is what a paste gets, and gone when it is over', async () => {
    let finish = (): void => undefined;
    const over = new Promise<void>((done) => (finish = done));
    bench.journey.select([NEIGHBOUR]);
    const found = later(copying(bench));
    notice(found, over);
    expect((await onItsWay()?.found)?.ids).toEqual([NEIGHBOUR]);
    // Another copy waits until it is over.
    bench.journey.select([TRAM]);
    await bench.settled();
    const next = later(copying(bench));
    let come = false;
    void next.then(() => (come = true));
    await bench.settled();
    expect(come).toBe(false);
    finish();
    expect((await next)?.ids).toEqual([TRAM]);
    expect(onItsWay()).toBeNull();
  });

  it('stays what a paste gets when there was nothing to copy after it', async () => {
    let finish = (): void => undefined;
    const over = new Promise<void>((done) => (finish = done));
    bench.journey.select([NEIGHBOUR]);
    notice(later(copying(bench)), over);
    notice(Promise.resolve(null), over);
    expect((await onItsWay()?.found)?.ids).toEqual([NEIGHBOUR]);
    finish();
    await bench.settled();
    expect(onItsWay()).toBeNull();
  });
});
