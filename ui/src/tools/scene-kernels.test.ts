import { describe, expect, it } from 'vitest';

import { drawMemory } from '../host/memory-scene';
import { sampleMap } from '../host/memory';
import { groupBounds } from '../kernels/bounds';
import { dropAt, landsWhereItWas } from '../kernels/drop';
import { regionAt } from '../kernels/hit';
import { bandsInForce, bandsOf, cameraFor, pinAt, strips } from '../kernels/pins';
import { center } from '../kernels/rect';
import { tableOf } from '../kernels/table';
import { walk } from '../kernels/walk';

const scene = drawMemory(sampleMap());
const bands = bandsOf(scene);
const FLAT = { x: 0, y: 0, zoom: 1 };
const hit = (key: string) => {
  const found = scene.hits.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found;
};
const NEIGHBOUR = '01card0000001';
const QUEUE = '01card0000003';
const CELL = '01lane0000001:01step0000004';

describe('bounds', () => {
  it('hold every hit card’s ink', () => {
    const group = scene.groups.find((one) => one.key === NEIGHBOUR);
    const ink = group === undefined ? null : groupBounds(group);
    const card = hit(NEIGHBOUR).rect;
    expect(ink?.x).toBeLessThanOrEqual(card.x);
    expect((ink?.y ?? 0) + (ink?.h ?? 0)).toBeGreaterThanOrEqual(card.y + card.h);
  });
});

describe('pinned strips', () => {
  it('stay at the edge while the map scrolls, and move with it before they reach the edge', () => {
    expect(cameraFor('Left', { x: 500, y: 70, zoom: 1 }, bands)).toEqual({ x: 0, y: 70, zoom: 1 });
    expect(cameraFor('Top', { x: 500, y: 70, zoom: 1 }, bands).x).toBe(500);
    expect(cameraFor('Left', { x: -50, y: 0, zoom: 1 }, bands).x).toBe(-50);
  });

  it('cover what scrolls beneath them', () => {
    const scrolled = { x: 300, y: 200, zoom: 1 };
    expect(pinAt({ x: 50, y: 300 }, scrolled, bands)).toBe('Left');
    expect(pinAt({ x: 400, y: 20 }, scrolled, bands)).toBe('Top');
    expect(pinAt({ x: 50, y: 20 }, scrolled, bands)).toBe('Corner');
    expect(pinAt({ x: 400, y: 300 }, scrolled, bands)).toBe('None');
    expect(strips(scrolled, bands).left?.from).toBe(0);
    const under = regionAt(scene.hits, { x: 50, y: 300 }, scrolled, bands);
    expect(under?.kind).toBe('Lane');
  });

  it('let go in a window that they would fill', () => {
    expect(bandsInForce(bands, 4, { w: 500, h: 400 })).toEqual({ left: null, top: null });
  });
});

describe('hits', () => {
  it('find the card above its cell', () => {
    expect(regionAt(scene.hits, center(hit(NEIGHBOUR).rect), FLAT, bands)?.key).toBe(NEIGHBOUR);
    expect(regionAt(scene.hits, center(hit(CELL).rect), FLAT, bands)?.key).toBe(CELL);
    expect(regionAt(scene.hits, { x: 5000, y: 5000 }, FLAT, bands)).toBeNull();
  });
});

describe('drops', () => {
  it('go into an empty cell as a whole', () => {
    const drop = dropAt(scene.hits, center(hit(CELL).rect), new Set([NEIGHBOUR]));
    expect(drop).toMatchObject({ step: '01step0000004', before: null, between: false });
  });

  it('go before the card whose upper half is under the pointer', () => {
    const card = hit(QUEUE).rect;
    const drop = dropAt(scene.hits, { x: card.x + 5, y: card.y + 2 }, new Set([NEIGHBOUR]));
    expect(drop).toMatchObject({ before: QUEUE, between: true });
    const below = dropAt(scene.hits, { x: card.x + 5, y: card.y + card.h - 2 }, new Set([NEIGHBOUR]));
    expect(below?.before).toBeNull();
  });

  it('do not count the dragged card as a neighbour, and know when nothing would change', () => {
    const card = hit(QUEUE).rect;
    const drop = dropAt(scene.hits, { x: card.x + 5, y: card.y + 2 }, new Set([QUEUE]));
    expect(drop?.before).toBeNull();
    expect(drop !== null && landsWhereItWas(scene.hits, [QUEUE], drop)).toBe(true);
    const away = dropAt(scene.hits, center(hit(CELL).rect), new Set([QUEUE]));
    expect(away !== null && landsWhereItWas(scene.hits, [QUEUE], away)).toBe(false);
  });

  it('are nowhere outside the cells', () => {
    expect(dropAt(scene.hits, { x: 40, y: 10 }, new Set())).toBeNull();
  });
});

describe('the table', () => {
  const table = tableOf(scene);

  it('has the map’s stages, steps, lanes and cards in reading order', () => {
    expect(table.stages.map((stage) => [stage.name, stage.steps])).toEqual([
      ['Wonder', 2],
      ['Join', 2],
    ]);
    expect(table.steps.map((step) => step.name)).toEqual(['Hears of it', 'Looks it up', 'Queues', 'Borrows']);
    expect(table.rows[1]?.[2]?.cards[0]).toMatchObject({ name: 'Is this even the right line?', detail: '-1.2' });
  });

  it('is walked by the arrows from cell to card to cell', () => {
    expect(walk(table, null, 'down')).toBe(NEIGHBOUR);
    expect(walk(table, NEIGHBOUR, 'down')).toBe('01lane0000001:01step0000001');
    expect(walk(table, '01lane0000001:01step0000001', 'up')).toBe(NEIGHBOUR);
    expect(walk(table, NEIGHBOUR, 'up')).toBe('01step0000001');
    expect(walk(table, '01step0000001', 'up')).toBe('01stage000001');
    expect(walk(table, '01stage000001', 'right')).toBe('01stage000002');
    expect(walk(table, NEIGHBOUR, 'right')).toBe('01card0000002');
    expect(walk(table, NEIGHBOUR, 'left')).toBe('01lane0000001');
    expect(walk(table, QUEUE, 'end')).toBe(CELL);
    expect(walk(table, CELL, 'right')).toBeNull();
  });
});
