import { describe, expect, it } from 'vitest';

import type { HitRegion, OutlineEntry, Scene } from '../bindings';
import { type Drop, dropAt } from './drop';
import { landingsInNetwork, newChannels } from './network-drop';
import { cellKey } from './network';
import { tableOf } from './table';
import { walk } from './walk';

const CHANNELS = ['Web', 'Fair', ''];
const STEPS = ['see', 'try', 'buy'];

function hit(kind: HitRegion['kind'], key: string, rect: HitRegion['rect'], more: Partial<HitRegion> = {}): HitRegion {
  const empty = { lane: '', step: '', channel: '', name: '', text: null, free: null, locked: false, route: [] };
  return { key, kind, id: key, rect, pin: 'None', ...empty, ...more };
}

function touchpoint(id: string, row: number, column: number, lane = 'lane'): HitRegion {
  const rect = { x: 200 * column + 20, y: 100 * row + 20, w: 120, h: 60 };
  return hit('Card', id, rect, { lane, step: STEPS[column] ?? '', channel: CHANNELS[row] ?? '', name: id });
}

function network(...cards: HitRegion[]): Scene {
  const cells = CHANNELS.flatMap((channel, row) =>
    STEPS.map((step, column) => {
      const rect = { x: 200 * column, y: 100 * row, w: 200, h: 100 };
      const name = channel === '' ? 'No channel' : channel;
      return hit('Cell', cellKey('lane', step, channel), rect, { id: '', lane: 'lane', step, channel, name });
    }),
  );
  const steps = STEPS.map((step, column) =>
    hit('Step', step, { x: 200 * column, y: -40, w: 120, h: 30 }, { step, name: step }),
  );
  return {
    size: { w: 600, h: 300 },
    paper: '#ffffff',
    groups: [],
    hits: [...cells, ...cards, ...steps],
    outline: [],
    scales: [],
  };
}

function drop(scene: Scene, row: number, column: number): Drop {
  const found = dropAt(scene.hits, { x: 200 * column + 100, y: 100 * row + 50 }, new Set(), true);
  if (found === null) throw new Error('no cell');
  return found;
}

describe('a touchpoint', () => {
  it('takes on the channel and the step of the cell that it is dropped in', () => {
    const card = touchpoint('a', 0, 0);
    const scene = network(card);
    const landings = landingsInNetwork(scene, [card], card, drop(scene, 1, 2));
    expect(landings).toMatchObject([{ lane: 'lane', step: 'buy', before: null, channel: 'Fair' }]);
    expect(newChannels(landings)).toEqual([{ ids: ['a'], channel: 'Fair' }]);
  });

  it('loses its channel where there is none', () => {
    const card = touchpoint('a', 0, 0);
    const scene = network(card);
    expect(newChannels(landingsInNetwork(scene, [card], card, drop(scene, 2, 0)))).toEqual([
      { ids: ['a'], channel: '' },
    ]);
  });

  it('keeps its channel along a swimlane, and its lane wherever it goes', () => {
    const card = touchpoint('a', 1, 0, 'another lane');
    const scene = network(card);
    const landings = landingsInNetwork(scene, [card], card, drop(scene, 1, 1));
    expect(landings).toMatchObject([{ lane: 'another lane', step: 'try' }]);
    expect(newChannels(landings)).toEqual([]);
  });
});

describe('several touchpoints', () => {
  it('keep their places towards each other', () => {
    const [a, b] = [touchpoint('a', 0, 0), touchpoint('b', 1, 1)];
    const scene = network(a, b);
    const landings = landingsInNetwork(scene, [a, b], a, drop(scene, 1, 1));
    expect(landings).toMatchObject([
      { step: 'try', channel: 'Fair' },
      { step: 'buy', channel: '' },
    ]);
  });

  it('are pushed back into the map', () => {
    const [a, b] = [touchpoint('a', 0, 0), touchpoint('b', 2, 1)];
    const scene = network(a, b);
    const landings = landingsInNetwork(scene, [a, b], a, drop(scene, 2, 2));
    expect(landings).toMatchObject([
      { step: 'try', channel: 'Web' },
      { step: 'buy', channel: '' },
    ]);
  });

  it('of one cell go together', () => {
    const [a, b] = [touchpoint('a', 0, 0), touchpoint('b', 0, 0)];
    const scene = network(a, b);
    const landings = landingsInNetwork(scene, [a, b], a, drop(scene, 1, 1));
    expect(landings).toMatchObject([{ step: 'try', channel: 'Fair', cards: [{ id: 'a' }, { id: 'b' }] }]);
  });
});

describe('the table of a network', () => {
  const scene = network(touchpoint('a', 0, 0), touchpoint('b', 1, 2));
  const table = tableOf(scene);

  it('has a row for each channel, by name', () => {
    expect(table.lanes.map((head) => head.name)).toEqual(['Web', 'Fair', 'No channel']);
    expect(table.rows.map((row) => row.map((cell) => cell.cards.map((card) => card.id)))).toEqual([
      [['a'], [], []],
      [[], [], ['b']],
      [[], [], []],
    ]);
  });

  it('has one column for a collapsed stage, which counts by channel what it keeps', () => {
    const entry = (
      kind: OutlineEntry['kind'],
      id: string,
      children: OutlineEntry[] = [],
      channel = '',
    ): OutlineEntry => ({
      ...{ id, kind, children, channel },
      ...{ name: id, detail: '', lane: kind === 'Card' ? 'lane' : '', hue: 0 },
    });
    const kept = (id: string, channel: string): OutlineEntry => entry('Card', id, [], channel);
    const shown = scene.hits.filter((one) => one.step !== 'see' && one.step !== 'try');
    const stage = (id: string, x: number): HitRegion => hit('Stage', id, { x, y: -80, w: 60, h: 30 });
    const collapsed = tableOf({
      ...scene,
      hits: [...shown, stage('before', 0), stage('after', 400)],
      outline: [
        entry('Stage', 'before', [
          entry('Step', 'see', [kept('a', 'Web'), kept('c', 'Web')]),
          entry('Step', 'try', [kept('d', 'Fair')]),
        ]),
        entry('Stage', 'after', [entry('Step', 'buy', [kept('b', 'Fair')])]),
      ],
    });
    expect(collapsed.steps.map((step) => [step.id, step.collapsed])).toEqual([
      ['before', true],
      ['buy', false],
    ]);
    expect(collapsed.rows.map((row) => row.map((cell) => cell.away))).toEqual([
      [2, null],
      [1, null],
      [0, null],
    ]);
  });

  it('is walked along the steps and over the channels, and never onto a head that is nothing', () => {
    expect(walk(table, 'a', 'right')).toBe('net:Web:try');
    expect(walk(table, 'net:Web:buy', 'down')).toBe('b');
    expect(walk(table, 'net:Fair:see', 'down')).toBe('net::see');
    expect(walk(table, 'net:Fair:see', 'left')).toBeNull();
    expect(walk(table, 'a', 'up')).toBe('see');
  });
});
