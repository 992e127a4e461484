import { describe, expect, it } from 'vitest';

import type { BuildSpot, BuildStanding } from '../bindings';
import { en, it as italian } from '../i18n/catalogues';
import { wayOn } from './go-on';

const STEPS = ['Data', 'Segments', 'Touchpoints', 'Measures', 'Improvement'] as const;
const standing = (next: BuildSpot | null): BuildStanding => ({ step: 'Data', done: false, have: 0, of: 1, next });

describe('where a step of the build goes on', () => {
  it('is the map, something that is there, an empty cell, or something to add', () => {
    expect(wayOn(standing('Map'))).toBe('map');
    expect(wayOn(standing({ Element: '01card0000000' }))).toBe('element');
    expect(wayOn(standing({ Cell: { lane: '01lane0000000', step: '01step0000000' } }))).toBe('cell');
    expect(wayOn(standing(null))).toBe('add');
  });

  it('has words in both languages for every way that the app may answer with', () => {
    const ways: Record<(typeof STEPS)[number], readonly string[]> = {
      Data: ['cell', 'element', 'add'],
      Segments: ['element', 'add'],
      Touchpoints: ['cell', 'add'],
      Measures: ['cell', 'element', 'add'],
      Improvement: ['cell', 'element', 'map', 'add'],
    };
    for (const step of STEPS) {
      for (const way of ways[step]) {
        for (const words of [en, italian] as Record<string, string>[])
          expect(words[`guide.go.${step}.${way}`], `${step} ${way}`).toMatch(/^\p{Lu}/u);
      }
    }
  });
});
