import { beforeEach, describe, expect, it } from 'vitest';

import { testBench, type TestBench } from '../fixtures';
import type { Copied } from './clipboard';
import { copying } from './copying';

let bench: TestBench;
beforeEach(async () => {
  bench = await testBench();
});

async function copy(...keys: string[]): Promise<Copied | null> {
  bench.journey.select(keys);
  await bench.settled();
  const found = copying(bench);
  expect(found).not.toBeInstanceOf(Promise);
  return found;
}

describe('copying', () => {
  it('a lane gives its cards as a row of a table, and whole', async () => {
    const found = await copy('01lane0000003');
    expect(found?.text).toBe('Opening hours page\tFront desk');
    expect(found?.count).toBe(2);
    const { cards } = JSON.parse(found?.records ?? '{}') as { cards: { text: string; column: number }[] };
    expect(cards.map(({ text, column }) => [text, column])).toEqual([
      ['Opening hours page', 0],
      ['Front desk', 1],
    ]);
  });

  it('a step gives its cards below each other', async () => {
    const found = await copy('01step0000002');
    expect(found?.text.split(/\r?\n/)).toEqual([
      'Searches for opening hours on the tram',
      'Opening hours page',
      'Hours are in a photograph',
    ]);
  });

  it('a stage gives all its steps', async () => {
    expect((await copy('01stage000002'))?.count).toBe(5);
  });

  it('a card along with its lane gives it once', async () => {
    expect((await copy('01lane0000003', '01card0000007', '01card0000001'))?.count).toBe(3);
  });

  it('a head gives nothing where the cards would leave with it', async () => {
    await copy('01lane0000003', '01card0000001');
    expect(copying(bench, { heads: false })).toBeNull();
  });

  it('an empty lane gives nothing', async () => {
    expect(await copy('01lane0000005')).toBeNull();
  });
});
