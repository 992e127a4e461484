import { beforeEach, describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import type { Desk } from './desk';
import { testDesk } from './fixtures';
import { type MenuEntry, menuOf, tidied } from './menu';

const CARD = '01card0000008';
const PAIN = '01card000000a';
let desk: Desk;
let settled: () => Promise<void>;

async function open(linked = false): Promise<void> {
  const host = memoryHost();
  if (linked) host.map.links.push({ id: 'causes', kind: 'Causes', from: CARD, to: PAIN, label: '' });
  ({ desk, settled } = await testDesk(host));
}
beforeEach(() => open());

const ids = (entries: readonly MenuEntry[]): string[] => entries.map((one) => (one.make === 'rule' ? '—' : one.id));

/** The menu of something on the map, which opening it selects. */
async function menuAt(...keys: string[]): Promise<string[]> {
  desk.bench?.journey.select(keys);
  await settled();
  const about = desk.bench?.journey.selected ?? null;
  return ids(menuOf(desk, { at: { x: 0, y: 0 }, about, map: null }));
}

describe('the menu', () => {
  it('of a card offers what can be done with a card, and nothing of heads', async () => {
    const offered = await menuAt(CARD);
    expect(offered).toEqual(expect.arrayContaining(['edit', 'cut', 'copy', 'paste', 'duplicate', 'kind', 'basis']));
    expect(offered).toEqual(expect.arrayContaining(['hue', 'begin-link', 'park', 'delete']));
    expect(offered).not.toContain('split-step');
    expect(offered).not.toContain('progress');
    expect(offered.at(-1)).toBe('delete');
  });

  it('of an opportunity knows how far it has come', async () => {
    const { bench } = desk;
    const lane = '01lane0000005';
    await bench?.journey.apply({
      do: 'AddCard',
      id: 'idea',
      lane,
      step: '01step0000001',
      text: 'A sign',
      before: null,
    });
    expect(await menuAt('idea')).toEqual(expect.arrayContaining(['choose-owner', 'progress']));
  });

  it('of two cards links them, and of one begins a link', async () => {
    expect(await menuAt(CARD)).not.toContain('link-selected');
    expect(await menuAt(CARD, PAIN)).toContain('link-selected');
  });

  it('goes to links only where the map has some', async () => {
    expect(await menuAt(CARD)).not.toContain('next-link');
    await open(true);
    expect(await menuAt(CARD)).toEqual(expect.arrayContaining(['next-link', 'previous-link']));
    const link = await menuAt('causes');
    expect(link).toEqual(expect.arrayContaining(['link-kind', 'reverse-link', 'next-link', 'previous-link', 'delete']));
    expect(link).not.toContain('copy');
  });

  it('of a stage, a step and a lane copies what they hold, but cuts none of it', async () => {
    for (const [key, own] of [
      ['01stage000001', 'add-stage'],
      ['01step0000002', 'split-step'],
      ['01lane0000003', 'fold-lane'],
    ] as const) {
      const offered = await menuAt(key);
      expect(offered, key).toEqual(expect.arrayContaining([own, 'copy', 'duplicate', 'paste', 'delete']));
      expect(offered, key).not.toContain('cut');
    }
  });

  it('of a lane without cards has nothing to copy', async () => {
    const offered = await menuAt('01lane0000005');
    expect(offered).not.toContain('copy');
    expect(offered).toContain('duplicate');
  });

  it('of a cell adds a card, and of the paper a stage', async () => {
    expect((await menuAt('01lane0000001:01step0000001'))[0]).toBe('add-card');
    const paper = ids(menuOf(desk, { at: { x: 0, y: 0 }, about: null, map: null }));
    expect(paper).toEqual(expect.arrayContaining(['add-stage', 'add-lane', 'history']));
    expect(paper).not.toContain('delete');
  });

  it('of a map in the library opens and shares it', () => {
    const offered = ids(menuOf(desk, { at: { x: 0, y: 0 }, about: null, map: 'some' }));
    expect(offered.slice(0, 2)).toEqual(['open-map', 'open-window']);
    expect(offered).toContain('save-map');
  });

  it('never begins or ends with a rule, and never has two in a row', async () => {
    const all = [await menuAt(CARD), await menuAt('01stage000001'), await menuAt('01lane0000001'), await menuAt()];
    for (const offered of all) {
      expect([offered[0], offered.at(-1)]).not.toContain('—');
      expect(offered.join(' ')).not.toContain('— —');
    }
    expect(tidied([{ make: 'rule' }, { make: 'rule' }])).toEqual([]);
  });
});
