import { describe, expect, it } from 'vitest';

import { fits, freeWord, spellings } from './people';

describe('people by name', () => {
  it('are found without accents and capitals, by any part', () => {
    expect(fits('Anna Köwalska', 'KOW')).toBe(true);
    expect(fits('Anna Köwalska', '')).toBe(true);
    expect(fits('Anna Köwalska', 'bo')).toBe(false);
  });

  it('get the first word that stands for nobody', () => {
    const word = (number: number): string => `Person ${number}`;
    expect(freeWord(word, [])).toBe('Person 1');
    expect(freeWord(word, ['person 1', 'Person 3'])).toBe('Person 2');
  });

  it('are written in several ways', () => {
    expect(spellings('Anna Rossi', ' Rossi, , A. R.; Annina')).toEqual(['Anna Rossi', 'Rossi', 'A. R.', 'Annina']);
    expect(spellings('Anna Rossi', '')).toEqual(['Anna Rossi']);
  });
});
