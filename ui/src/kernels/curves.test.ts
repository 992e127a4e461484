import { describe, expect, it } from 'vitest';

import type { BoardCurve, BoardPoint, BoardsView } from '../bindings';
import { apart, endLabels, feelings, markOf, widest } from './curves';

function point(step: string, score: number, x: number): BoardPoint {
  return { card: `${step}${score}`, step, score, assumed: false, x, y: (2 - score) / 4 };
}

function curve(actor: string, ...points: BoardPoint[]): BoardCurve {
  return { actor, width: 2, dash: null, points, line: '' };
}

const view = (...curves: BoardCurve[]): BoardsView => ({
  revision: 1,
  today: '2026-11-22',
  stages: [
    { id: 'a', name: 'A', hue: 0, steps: [{ id: 's1', name: 'One' }] },
    {
      id: 'b',
      name: 'B',
      hue: 1,
      steps: [
        { id: 's2', name: 'Two' },
        { id: 's3', name: 'Three' },
      ],
    },
  ],
  cards: [],
  curves: { rules: [], curves },
  decisions: [],
});

describe('feelings', () => {
  it('of one person at one step are their mean, as it is for findings', () => {
    const [first] = feelings(view(curve('me', point('s1', 2.3, 0.25), point('s1', 0, 0.75))));
    const { score = 0, x = 0, y = 0 } = first?.points.get('me') ?? {};
    expect(score).toBeCloseTo(1.15);
    expect(x).toBeCloseTo(0.5);
    expect(y).toBeCloseTo((2 - 1.15) / 4);
  });

  it('are compared by their means, and a step that nobody feels anything about has none', () => {
    const found = feelings(
      view(curve('me', point('s1', -1, 0.3), point('s1', 3, 0.7)), curve('dad', point('s1', -1.5, 0.5))),
    );
    expect(found.map(({ step, points }) => [step, points.size])).toEqual([
      ['s1', 2],
      ['s2', 0],
      ['s3', 0],
    ]);
    expect(found[0] && apart(found[0])).toEqual({ best: 'me', worst: 'dad', by: 2.5 });
  });

  it('of one alone are not compared', () => {
    const found = feelings(view(curve('dad', point('s2', -1.5, 1.5))));
    expect(found.map(apart)).toEqual([null, null, null]);
    expect(widest(found)).toBeNull();
  });

  it('are widest apart at the first of equal steps, and nowhere when all feel the same', () => {
    const mine = curve('me', point('s1', 0, 0.5), point('s2', 2, 1.5), point('s3', 2, 2.5));
    const his = curve('dad', point('s1', 0, 0.5), point('s2', -1, 1.5), point('s3', -1, 2.5));
    expect(widest(feelings(view(mine, his)))?.step).toBe('s2');
    expect(widest(feelings(view(mine, { ...mine, actor: 'dad' })))).toBeNull();
  });
});

describe('names at the ends of curves', () => {
  it('keep clear of each other and inside the chart', () => {
    const low = ['a', 'b', 'c'].map((actor) => curve(actor, point('s3', -2, 2.5)));
    const labels = endLabels(low, 100, 200);
    expect(labels.map(({ at }) => at)).toEqual([160, 176, 192]);
    expect(labels.every(({ y }) => y === 200)).toBe(true);
  });

  it('stand level with their ends where there is room', () => {
    const labels = endLabels([curve('a', point('s3', 1, 2.5)), curve('b', point('s1', 1, 0.5))], 100, 200);
    expect(labels.map(({ at }) => at)).toEqual([50, 50]);
  });
});

it('gives every one of six actors a mark of its own, also where somebody has none', () => {
  expect(new Set([0, 1, 2, 3, 4, 5].map(markOf)).size).toBe(6);
  expect(markOf(6)).toBe(markOf(0));
});
