import { beforeEach, describe, expect, it } from 'vitest';

import { type TestBench, testBench } from '../fixtures';
import { spotOf } from './writing';

const LANE = '01lane0000001';
const STEP = '01step0000004';

let bench: TestBench;
beforeEach(async () => {
  bench = await testBench();
});

function texts(): string[] {
  return bench.host.map.cards
    .filter((card) => card.place?.step === STEP && card.place.lane === LANE)
    .map((card) => card.text);
}

describe('a new card', () => {
  it('is there after Enter, and the next one is open below', async () => {
    bench.writing.beginCard(LANE, STEP, 'F');
    bench.writing.type('First');
    void bench.writing.commit('below');
    // Typing goes on at once, before the reply is there.
    expect(bench.writing.draft).toMatchObject({ text: '', target: { make: 'card', lane: LANE, step: STEP } });
    bench.writing.type('Second');
    void bench.writing.commit('below');
    await bench.settled();
    expect(texts()).toEqual(['First', 'Second']);
    expect(bench.writing.draft?.text).toBe('');
  });

  it('vanishes untouched', async () => {
    bench.writing.beginCard(LANE, STEP);
    await bench.writing.commit('stay');
    expect(bench.commands()).toEqual([]);
    expect(bench.writing.draft).toBeNull();
  });

  it('goes on to the next and the previous step', async () => {
    bench.writing.beginCard(LANE, '01step0000002', 'x');
    await bench.writing.commit('next');
    expect(bench.writing.draft?.target).toMatchObject({ step: '01step0000003' });
    await bench.writing.commit('previous');
    expect(bench.writing.draft?.target).toMatchObject({ step: '01step0000002' });
    expect(bench.commands()).toHaveLength(1);
  });

  it('stops at the last step', async () => {
    bench.writing.beginCard(LANE, STEP, 'x');
    await bench.writing.commit('next');
    expect(bench.writing.draft).toBeNull();
    expect(texts()).toEqual(['x']);
  });

  it('stands in the free rest of its cell', () => {
    bench.writing.beginCard(LANE, STEP);
    const draft = bench.writing.draft;
    const spot = draft === null ? null : spotOf(bench.journey.scene, draft);
    const cell = bench.journey.hit(`${LANE}:${STEP}`);
    expect(spot?.box.x).toBe(cell?.free?.x);
    expect(spot?.text.rect.w).toBeLessThan(spot?.box.w ?? 0);
  });
});

describe('a name', () => {
  const CARD = '01card0000001';

  function begin(): void {
    const hit = bench.journey.hit(CARD);
    if (hit === undefined || !bench.writing.beginName(hit)) throw new Error('no card');
  }

  it('is kept as one edit', async () => {
    begin();
    bench.writing.type('Another neighbour');
    await bench.writing.commit('stay');
    expect(bench.commands()).toEqual([
      { do: 'Edit', ids: [CARD], field: { field: 'Name', value: 'Another neighbour' } },
    ]);
  });

  it('that did not change, or was emptied, sends nothing', async () => {
    begin();
    await bench.writing.commit('stay');
    begin();
    bench.writing.type('  ');
    await bench.writing.commit('stay');
    expect(bench.commands()).toEqual([]);
  });
});

describe('a name', () => {
  const typed = (id: string, text: string): string | undefined => {
    const hit = bench.journey.hit(id);
    if (hit !== undefined) bench.writing.beginName(hit, true);
    bench.writing.type(text);
    return bench.writing.draft?.text;
  };

  it('has one line: pasted line breaks become spaces', () => {
    for (const id of ['01stage000001', STEP, LANE])
      expect(typed(id, 'First contact\r\n  at the stand\nin June'), id).toBe('First contact at the stand in June');
  });

  it('is told apart from the text of a card, which may have several', () => {
    expect(typed('01card0000001', 'One\nTwo')).toBe('One\nTwo');
  });
});

describe('a failure', () => {
  it('brings the text back with the reason', async () => {
    bench.host.failNext('apply', 'DiskFull');
    bench.writing.beginCard(LANE, STEP, 'Precious words');
    expect(await bench.writing.commit('stay')).toBe(false);
    expect(bench.writing.draft).toMatchObject({ text: 'Precious words', problem: { code: 'DiskFull' } });
    expect(bench.complaints, 'the field says it').toEqual([]);
    expect(await bench.writing.commit('stay')).toBe(true);
    expect(texts()).toEqual(['Precious words']);
    expect(bench.writing.draft).toBeNull();
  });

  it('keeps what was typed since, behind it', async () => {
    bench.host.failNext('apply', 'DiskFull');
    bench.writing.beginCard(LANE, STEP, 'First');
    const first = bench.writing.commit('below');
    bench.writing.type('Second');
    await first;
    expect(bench.writing.draft?.text).toBe('First');
    await bench.writing.commit('stay');
    expect(bench.writing.draft?.text).toBe('Second');
    await bench.writing.commit('stay');
    expect(texts()).toEqual(['First', 'Second']);
  });
});
