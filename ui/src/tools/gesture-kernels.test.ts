import { describe, expect, it } from 'vitest';

import type { HitRegion, Rect } from '../bindings';
import { sampleMap } from '../host/memory';
import { drawMemory } from '../host/memory-scene';
import { arranged } from '../kernels/arrangement';
import { columnsOf, covered, stretched } from '../kernels/columns';
import { dropAt } from '../kernels/drop';
import { type Near, nearAt } from '../kernels/grips';
import { HitIndex, indexOf } from '../kernels/hit-index';
import { laneLanding, stageLanding, stepLanding } from '../kernels/landing';
import { Fingers } from '../kernels/fingers';
import { fittingLink, joins } from '../kernels/link-kind';
import { between, caught, selectionAfter } from '../kernels/marquee';
import { pinched } from '../kernels/pinch';
import { center } from '../kernels/rect';
import { distanceTo, facing, halfway, orthogonal } from '../kernels/route';
import { heightOf, rounded, scoreAt, written } from '../kernels/score';

const scene = drawMemory(sampleMap());
const hit = (key: string): HitRegion => {
  const found = scene.hits.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found;
};
const CARD = '01card0000001';
const BESIDE = '01card0000002';
const ACTIONS = '01lane0000001';
const STEP = (number: number): string => `01step000000${number}`;

describe('an index of hits', () => {
  const link: HitRegion = {
    ...hit(CARD),
    key: 'link',
    id: 'link',
    kind: 'Link',
    rect: { x: 0, y: 0, w: 1000, h: 1000 },
    route: [
      { x: 0, y: 0 },
      { x: 1000, y: 0 },
      { x: 1000, y: 1000 },
    ],
  };

  it('finds a link along its line and not in the rectangle around it', () => {
    const index = new HitIndex([link]);
    expect(index.at('None', { x: 500, y: 5 }, 6)).toEqual([link]);
    expect(index.at('None', { x: 994, y: 700 }, 6)).toEqual([link]);
    expect(index.at('None', { x: 500, y: 500 }, 6)).toEqual([]);
    expect(index.at('Top', { x: 500, y: 5 }, 6)).toEqual([]);
  });

  it('finds a card before a link that ends at it, and a link before the cell below', () => {
    const card = { ...hit(CARD), rect: { x: 400, y: -20, w: 50, h: 40 } };
    const cell = { ...hit(`${ACTIONS}:${STEP(1)}`), rect: { x: 0, y: -50, w: 1000, h: 100 } };
    const index = new HitIndex([cell, card, link]);
    expect(index.at('None', { x: 420, y: 1 }, 6)[0]?.kind).toBe('Card');
    expect(index.at('None', { x: 600, y: 1 }, 6)[0]?.kind).toBe('Link');
    expect(index.at('None', { x: 600, y: 20 }, 6)[0]?.kind).toBe('Cell');
  });

  it('looks at few of many', () => {
    const many = Array.from({ length: 10_000 }, (_, at): HitRegion => {
      const rect = { x: (at % 100) * 100, y: Math.floor(at / 100) * 100, w: 90, h: 90 };
      return { ...hit(CARD), key: String(at), rect };
    });
    const index = indexOf(many);
    expect(index.at('None', { x: 4550, y: 7050 }, 6).map((one) => one.key)).toEqual(['7045']);
    expect(index.cardsWithin({ x: 0, y: 0, w: 150, h: 95 }).map((one) => one.key)).toEqual(['0', '1']);
  });
});

describe('a marquee', () => {
  it('catches the cards that it touches, whichever way it is drawn', () => {
    const a = hit(CARD).rect;
    const b = hit(BESIDE).rect;
    const drawn = between({ x: b.x + 3, y: b.y + 3 }, { x: a.x + a.w - 3, y: a.y + a.h - 3 });
    expect(caught(scene.hits, drawn).map((one) => one.key)).toEqual([CARD, BESIDE]);
    expect(caught(scene.hits, { x: a.x, y: a.y + a.h + 1, w: 5, h: 2 })).toEqual([]);
  });

  it('leaves locked lanes alone', () => {
    const map = sampleMap();
    for (const lane of map.lanes) lane.locked = lane.id === ACTIONS;
    const { hits } = drawMemory(map);
    const all = caught(hits, { x: 0, y: 0, w: 5000, h: 5000 });
    expect(all.length).toBeGreaterThan(0);
    expect(all.some((one) => one.lane === ACTIONS)).toBe(false);
  });

  it('replaces, adds and subtracts', () => {
    expect(selectionAfter(['a', 'b'], ['b', 'c'], 'replaces')).toEqual(['b', 'c']);
    expect(selectionAfter(['a', 'b'], ['b', 'c'], 'adds')).toEqual(['a', 'b', 'c']);
    expect(selectionAfter(['a', 'b'], ['b', 'c'], 'subtracts')).toEqual(['a']);
  });
});

describe('cards that are dragged together', () => {
  const drop = (key: string) => {
    const found = dropAt(scene.hits, center(hit(key).free ?? hit(key).rect), new Set());
    if (found === null) throw new Error('nowhere');
    return found;
  };
  const places = (landings: ReturnType<typeof arranged>) =>
    landings.map((one) => [one.lane, one.step, one.cards.map((card) => card.key)]);

  it('keep their steps', () => {
    const landings = arranged(scene, [hit(CARD), hit(BESIDE)], hit(CARD), drop(`${ACTIONS}:${STEP(3)}`));
    expect(places(landings)).toEqual([
      [ACTIONS, STEP(3), [CARD]],
      [ACTIONS, STEP(4), [BESIDE]],
    ]);
  });

  it('stay on the map', () => {
    const landings = arranged(scene, [hit(CARD), hit(BESIDE)], hit(CARD), drop(`${ACTIONS}:${STEP(4)}`));
    expect(places(landings)).toEqual([
      [ACTIONS, STEP(3), [CARD]],
      [ACTIONS, STEP(4), [BESIDE]],
    ]);
  });

  it('keep their lanes', () => {
    const touch = hit('01card0000007');
    const landings = arranged(scene, [hit(BESIDE), touch], hit(BESIDE), drop(`${ACTIONS}:${STEP(4)}`));
    expect(places(landings)).toEqual([
      [ACTIONS, STEP(4), [BESIDE]],
      ['01lane0000003', STEP(4), ['01card0000007']],
    ]);
  });

  it('of one cell go to one cell', () => {
    const target = drop(`${ACTIONS}:${STEP(4)}`);
    const landings = arranged(scene, [hit(CARD)], hit(CARD), target);
    expect(landings).toMatchObject([{ lane: ACTIONS, step: STEP(4), shadow: target.shadow }]);
  });
});

describe('columns', () => {
  const columns = columnsOf(scene);

  it('are read off the cells', () => {
    expect(columns.map((column) => [column.step, column.stage, column.first, column.last])).toEqual([
      [STEP(1), '01stage000001', 0, 0],
      [STEP(2), '01stage000001', 1, 1],
      [STEP(3), '01stage000002', 2, 2],
      [STEP(4), '01stage000002', 3, 3],
    ]);
  });

  it('stand for all steps of a collapsed stage', () => {
    const gone = new Set([STEP(2)]);
    const hits = scene.hits.filter((one) => !gone.has(one.step));
    const [first, second] = columnsOf({ ...scene, hits });
    expect(first).toMatchObject({ step: STEP(1), first: 0, last: 1 });
    expect(second).toMatchObject({ step: STEP(3), first: 2 });
    const over = columnsOf({ ...scene, hits });
    expect(stretched(over, 1, 1, 'left', 0)).toMatchObject({ step: STEP(1), span: 3 });
  });

  it('know which of them a card covers', () => {
    expect(covered(columns, hit(BESIDE))).toEqual({ from: 1, to: 1 });
    const wide: Rect = { ...hit(BESIDE).rect, w: (columns[2]?.x ?? 0) + 100 - hit(BESIDE).rect.x };
    expect(covered(columns, { ...hit(BESIDE), rect: wide })).toEqual({ from: 1, to: 2 });
  });

  it('are covered as far as an edge is pulled, and never none', () => {
    const right = (at: number): number => (columns[at]?.x ?? 0) + (columns[at]?.w ?? 0);
    expect(stretched(columns, 1, 1, 'right', right(3) - 20)).toMatchObject({ step: STEP(2), span: 3 });
    expect(stretched(columns, 1, 2, 'right', -500)).toMatchObject({ step: STEP(2), span: 1 });
    expect(stretched(columns, 1, 2, 'left', 0)).toMatchObject({ step: STEP(1), span: 3 });
    expect(stretched(columns, 1, 2, 'left', 9000)).toMatchObject({ step: STEP(3), span: 1 });
  });
});

describe('heads that are dragged', () => {
  it('land between others', () => {
    const lanes = indexOf(scene.hits).of('Lane');
    const third = lanes[2]?.rect;
    if (third === undefined) throw new Error('no lane');
    expect(laneLanding(scene, ACTIONS, third.y + 5)).toMatchObject({ before: lanes[2]?.id, same: false });
    expect(laneLanding(scene, ACTIONS, 9000)).toMatchObject({ before: null, same: false });
    expect(laneLanding(scene, ACTIONS, 0)).toMatchObject({ same: true });
    expect(laneLanding(scene, ACTIONS, (lanes[1]?.rect.y ?? 0) + 3)).toMatchObject({ same: true });
  });

  it('are stages that go before or behind', () => {
    expect(stageLanding(scene, '01stage000001', 9000)).toMatchObject({ before: null, same: false });
    expect(stageLanding(scene, '01stage000002', 0)).toMatchObject({ before: '01stage000001', same: false });
    expect(stageLanding(scene, '01stage000002', 9000)).toMatchObject({ same: true });
  });

  it('are steps, and the side of the border tells the stage', () => {
    const [, second, third] = columnsOf(scene);
    if (second === undefined || third === undefined) throw new Error('no column');
    const border = third.x;
    const end = second.x + second.w;
    expect(stepLanding(scene, STEP(1), { x: end - 3, y: 0 })).toMatchObject({ stage: '01stage000001', before: null });
    expect(stepLanding(scene, STEP(1), { x: border + 3, y: 0 })).toMatchObject({
      stage: '01stage000002',
      before: STEP(3),
    });
    expect(stepLanding(scene, STEP(2), { x: end - 3, y: 0 })).toMatchObject({ same: true });
    expect(stepLanding(scene, STEP(2), { x: border + 3, y: 0 })).toMatchObject({ same: false });
  });
});

describe('links', () => {
  it('say what fits best', () => {
    expect(fittingLink('Touchpoints', 'Touchpoints')).toEqual({ kind: 'LeadsTo', turned: false });
    expect(fittingLink('Touchpoints', 'Pains')).toEqual({ kind: 'Causes', turned: false });
    expect(fittingLink('Opportunities', 'Pains')).toEqual({ kind: 'Answers', turned: false });
    expect(fittingLink('Pains', 'Opportunities')).toEqual({ kind: 'Answers', turned: true });
    expect(fittingLink('Metrics', 'Stage')).toEqual({ kind: 'Measures', turned: false });
    expect(fittingLink('Step', 'Metrics')).toEqual({ kind: 'Measures', turned: true });
  });

  it('always fit as they are said', () => {
    const ends = ['Actions', 'Touchpoints', 'Pains', 'Opportunities', 'Metrics', 'Emotions', 'Step', 'Stage'] as const;
    for (const from of ends) {
      for (const to of ends) {
        const { kind, turned } = fittingLink(from, to);
        expect(turned ? joins(kind, to, from) : joins(kind, from, to)).toBe(true);
      }
    }
    expect(joins('Answers', 'Touchpoints', 'Pains')).toBe(false);
  });

  it('run level and upright', () => {
    for (const out of ['left', 'right', 'top', 'bottom'] as const) {
      for (const into of ['left', 'right', 'top', 'bottom', null] as const) {
        const route = orthogonal({ x: 100, y: 100 }, out, { x: 320, y: 40 }, into);
        expect(route[0]).toEqual({ x: 100, y: 100 });
        expect(route.at(-1)).toEqual({ x: 320, y: 40 });
        for (const [at, b] of route.slice(1).entries()) {
          const a = route[at];
          expect(a !== undefined && (a.x === b.x || a.y === b.y)).toBe(true);
        }
      }
    }
  });

  it('have a middle and a distance', () => {
    const route = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 30 },
    ];
    expect(halfway(route)).toEqual({ x: 10, y: 10 });
    expect(distanceTo(route, { x: 5, y: 4 })).toBe(4);
    expect(distanceTo(route, { x: 13, y: 34 })).toBe(5);
    expect(facing({ x: 0, y: 0, w: 100, h: 40 }, { x: 300, y: 10 })).toBe('right');
    expect(facing({ x: 0, y: 0, w: 100, h: 40 }, { x: 50, y: -80 })).toBe('top');
  });
});

describe('what the hand gets hold of', () => {
  const place = (one: { rect: Rect }): Rect => one.rect;
  const at = (x: number, y: number, rest: Partial<Parameters<typeof nearAt>[0]> = {}): Near =>
    nearAt({ scene, place, under: null, hovered: null, selected: null, grid: true, ...rest }, { x, y });
  const card = hit(CARD);
  const middle = center(card.rect);

  it('is a handle in the middle of a card’s edge, and the edge beside it', () => {
    const right = card.rect.x + card.rect.w;
    expect(at(right + 3, middle.y, { hovered: card }).grip).toMatchObject({ what: 'handle', side: 'right' });
    expect(at(right - 1, card.rect.y + 4, { under: card }).grip).toMatchObject({ what: 'edge', side: 'right' });
    expect(at(middle.x, middle.y, { under: card }).grip).toBeNull();
    expect(at(right - 1, card.rect.y + 4, { under: card, grid: false }).grip).toBeNull();
  });

  it('is nothing on a locked card or one too small to hit', () => {
    const locked = { ...card, locked: true };
    expect(at(card.rect.x + card.rect.w + 3, middle.y, { hovered: locked }).grip).toBeNull();
    const far = (one: { rect: Rect }): Rect => ({
      x: one.rect.x / 5,
      y: one.rect.y / 5,
      w: one.rect.w / 5,
      h: one.rect.h / 5,
    });
    const small = far(card);
    expect(at(small.x + small.w + 3, small.y + small.h / 2, { hovered: card, place: far }).grip).toBeNull();
  });

  it('is the border of a column or a lane', () => {
    const step = hit(STEP(1));
    const edge = columnsOf(scene)[0];
    expect(at((edge?.x ?? 0) + (edge?.w ?? 0), step.rect.y + 5).grip).toMatchObject({
      what: 'width',
      hit: { key: STEP(1) },
    });
    const lane = hit(ACTIONS);
    expect(at(20, lane.rect.y + lane.rect.h, { under: lane }).grip).toMatchObject({
      what: 'height',
      hit: { key: ACTIONS },
    });
  });

  it('is in the network none of what arranges the grid, but a handle all the same', () => {
    const network = { grid: false };
    const [edge] = columnsOf(scene);
    const step = hit(STEP(1));
    const border = (edge?.x ?? 0) + (edge?.w ?? 0);
    expect(at(border, step.rect.y + 5, network)).toEqual({ grip: null, insertion: null });
    expect(at(border, step.rect.y + step.rect.h, { ...network, under: step })).toEqual({ grip: null, insertion: null });
    const lane = hit(ACTIONS);
    expect(at(20, lane.rect.y + lane.rect.h, { ...network, under: lane })).toEqual({ grip: null, insertion: null });
    const right = card.rect.x + card.rect.w;
    expect(at(right + 3, middle.y, { ...network, hovered: card }).grip).toMatchObject({ what: 'handle' });
  });

  it('is a plus on the border between two heads', () => {
    const step = hit(STEP(1));
    const [first] = columnsOf(scene);
    const border = (first?.x ?? 0) + (first?.w ?? 0);
    const plus = at(border - 4, step.rect.y + step.rect.h - 3, { under: step });
    expect(plus.insertion).toMatchObject({ kind: 'Step', before: STEP(2), stage: '01stage000001', hot: true });
    expect(at(border - 4, step.rect.y + 4, { under: step }).insertion?.hot).toBe(false);
    const stage = hit('01stage000001');
    const end = stage.rect.x + stage.rect.w;
    expect(at(end - 3, stage.rect.y + 2, { under: stage }).insertion).toMatchObject({
      kind: 'Stage',
      before: '01stage000002',
    });
    const lane = hit(ACTIONS);
    const below = at(lane.rect.x + lane.rect.w - 14, lane.rect.y + lane.rect.h - 2, { under: lane });
    expect(below.insertion).toMatchObject({ kind: 'Lane', before: '01lane0000002', hot: true });
    const above = at(lane.rect.x + lane.rect.w - 14, lane.rect.y + 2, { under: lane });
    expect(above.insertion).toMatchObject({ kind: 'Lane', before: ACTIONS });
  });

  it('is the plus of a selected cell', () => {
    const cell = hit(`${ACTIONS}:${STEP(4)}`);
    const { x, y } = center(cell.free ?? cell.rect);
    expect(at(x, y, { under: cell, selected: cell }).grip).toMatchObject({ what: 'add' });
    expect(at(x, y, { under: cell }).grip).toBeNull();
  });
});

describe('scores', () => {
  const scale = { lane: 'lane', zero: 200, unit: 40 };
  it('follow the height, beyond the journey’s scale as well', () => {
    expect(scoreAt(scale, 160)).toBe(1);
    expect(scoreAt(scale, 400)).toBe(-5);
    expect(heightOf(scale, -1.5)).toBe(260);
  });

  it('are rounded to tenths or finer, and never to a negative zero', () => {
    expect(rounded(1.2345)).toBe(1.2);
    expect(rounded(1.2345, true)).toBe(1.23);
    expect(Object.is(rounded(-0.01), 0)).toBe(true);
    expect(written(0.5)).toBe('+0.5');
    expect(written(-1)).toBe('−1');
  });
});

describe('two fingers', () => {
  it('move and spread', () => {
    const before = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ] as const;
    const now = [
      { x: 0, y: 20 },
      { x: 200, y: 20 },
    ] as const;
    expect(pinched(before, now)).toEqual({ dx: 50, dy: 20, factor: 2, about: { x: 100, y: 20 } });
  });

  it('move the map from the second one on, until all are lifted', () => {
    const fingers = new Fingers();
    expect(fingers.down(1, { x: 0, y: 0 })).toBe(false);
    expect(fingers.move(1, { x: 5, y: 0 })).toBe(false);
    expect(fingers.take()).toBeNull();
    expect(fingers.down(2, { x: 105, y: 0 })).toBe(true);
    expect(fingers.move(2, { x: 205, y: 0 })).toBe(true);
    expect(fingers.take()).toMatchObject({ factor: 2, dx: 50 });
    expect(fingers.up(1)).toBe(true);
    expect(fingers.move(2, { x: 300, y: 0 })).toBe(true);
    expect(fingers.take()).toBeNull();
    expect(fingers.up(2)).toBe(true);
    expect(fingers.down(3, { x: 0, y: 0 })).toBe(false);
    expect(fingers.move(4, { x: 0, y: 0 })).toBe(false);
  });

  it('that go together have only moved the map, though the system tells of one after the other', () => {
    const fingers = new Fingers();
    fingers.down(1, { x: 0, y: 0 });
    fingers.down(2, { x: 100, y: 40 });
    fingers.move(2, { x: 60, y: 30 });
    fingers.move(1, { x: -40, y: -10 });
    expect(fingers.take()).toMatchObject({ factor: 1, dx: -40, dy: -10 });
  });

  it('say nothing about a factor while they touch', () => {
    const near = [
      { x: 0, y: 0 },
      { x: 5, y: 0 },
    ] as const;
    const far = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ] as const;
    expect(pinched(near, far).factor).toBe(1);
  });
});
