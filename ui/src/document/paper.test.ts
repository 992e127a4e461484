import { describe, expect, it } from 'vitest';

import type { Paper, PosterChoices } from '../bindings';
import { FIRST_CHOICES } from '../host/first-choices';
import { edges, mostMargin, problemsOf, SERIES, unitOf, usualMargin } from './paper';

const custom = (width_mm: number, height_mm: number): Paper => ({ Custom: { width_mm, height_mm } });
const problems = (change: Partial<PosterChoices>) => [...problemsOf({ ...FIRST_CHOICES, ...change })];

describe('what cannot be printed together', () => {
  it('is a margin that leaves nothing of the paper, also when the paper shrinks under it', () => {
    expect(problems({ paper: 'A4', margin_mm: 101 })).toEqual([['margin', { why: 'wide', most: 100 }]]);
    expect(problems({ paper: 'A4', margin_mm: 100 })).toEqual([]);
    expect(problems({ paper: 'A0', margin_mm: 101 })).toEqual([]);
  });

  it('is an overlap that leaves nothing of a sheet, or too many sheets to tape together', () => {
    const tiles = (paper: Paper, overlap_mm: number) => problems({ paper: 'A0', tiles: { paper, overlap_mm } });
    expect(tiles('A4', 10)).toEqual([]);
    expect(tiles(custom(50, 80), 29)).toEqual([['overlap', { why: 'wide', most: 28 }]]);
    expect(tiles(custom(32, 80), 10)).toEqual([['overlap', { why: 'tiles', most: 1000 }]]);
  });

  it('is changes since a print without its whole code', () => {
    for (const since of ['', 'K7QM', 'K7QM-3X']) {
      expect(problems({ product: 'Changes', since })).toEqual([['since', { why: 'code' }]]);
    }
    for (const since of ['K7QM-3XVA', ' k7qm 3xva ']) expect(problems({ product: 'Changes', since })).toEqual([]);
    expect(problems({ since: '' })).toEqual([]);
  });
});

describe('papers', () => {
  it('have edges in millimetres, the short one first', () => {
    expect(edges('A0')).toEqual([841, 1189]);
    expect(edges('Letter')[0]).toBeCloseTo(215.9, 3);
    expect(edges('ArchE')[1]).toBeCloseTo(1219.2, 3);
    expect(edges(custom(900, 420))).toEqual([420, 900]);
  });

  it('are all listed, and leave room within their usual margin', () => {
    const listed = SERIES.flatMap(({ papers }) => Object.keys(papers)) as Paper[];
    expect(listed.length).toBe(15);
    for (const paper of listed) expect(usualMargin(paper)).toBeLessThan(mostMargin(paper));
    expect(usualMargin('A4')).toBe(6);
    expect(usualMargin('A1')).toBeCloseTo(15.444, 3);
    expect(usualMargin(custom(20, 20))).toBe(5);
  });

  it('are known in millimetres or inches; one of its own size in those that are round', () => {
    expect((['A1', 'B2', 'Letter', 'ArchD'] as const).map((paper) => unitOf(paper))).toEqual(['mm', 'mm', 'in', 'in']);
    expect(unitOf(custom(914.4, 1219.2))).toBe('in');
    expect(unitOf(custom(1000, 700))).toBe('mm');
    expect(unitOf(custom(254, 508))).toBe('mm');
    expect(unitOf(custom(333.3, 444.4))).toBe('mm');
  });
});
