import { expect, it } from 'vitest';

import type { ConflictEntry, HitRegion } from '../../bindings';
import { type TestBench, testBench } from '../fixtures';
import { Lifted } from './lifted';

const CARD = '01card0000001';
const OTHER = '01card0000002';

/** The sample map with a conflict about one card, and a view that tells which groups it was asked for. */
async function bench(): Promise<{ bench: TestBench; asked: string[][]; cards: HitRegion[] }> {
  const plain = await testBench();
  const asked: string[][] = [];
  plain.view.groupsOf = (keys) => {
    asked.push([...keys]);
    return [];
  };
  const { journey, conflicts } = plain;
  conflicts.about = (of) => (of === CARD ? ({ id: '01cflc0000001', of } as ConflictEntry) : null);
  const sign = { x: 90, y: 4, w: 30, h: 15 };
  const hit = journey.hit.bind(journey);
  journey.hit = (key) =>
    key === 'conflict:01cflc0000001' ? ({ ...hit(CARD), key, rect: sign } as HitRegion) : hit(key);
  const cards = [CARD, OTHER].flatMap((key) => hit(key) ?? []);
  return { bench: plain, asked, cards };
}

it('a card in conflict is dragged with its sign and its stack, and leaves none of them behind', async () => {
  const { bench: on, asked, cards } = await bench();
  const lifted = new Lifted(on, cards);
  lifted.groups(false);
  expect(asked).toEqual([[CARD, OTHER, 'conflict:01cflc0000001', `stack:${CARD}`]]);
  const { x, y, w, h } = cards[0]?.rect ?? { x: 0, y: 0, w: 0, h: 0 };
  expect(lifted.around).toEqual([
    { x, y, w: w + 6, h: h + 6 },
    { x: 89, y: 3, w: 32, h: 17 },
  ]);
});

it('a copy is in conflict with nothing', async () => {
  const { bench: on, asked, cards } = await bench();
  new Lifted(on, cards).groups(true);
  expect(asked).toEqual([[CARD, OTHER]]);
});
