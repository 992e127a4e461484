import type { PosterAdvice } from '../../bindings';

/** Characters that no font has, and where they stand. */
export interface MissingGlyphs {
  readonly characters: string;
  readonly places: readonly { readonly id: string; readonly text: string }[];
}

type Glyphs = Extract<PosterAdvice, { says: 'NoGlyphs' }>;
type Other = Extract<PosterAdvice, { says: 'TooSmall' | 'NotesTooSmall' | 'EmptySheets' | 'NothingToMark' }>;

/** Advice as it is listed: places that lack the same characters together. Why there is no page at all is said elsewhere. */
export function adviceIn(advice: readonly PosterAdvice[]): { others: Other[]; glyphs: MissingGlyphs[] } {
  const others: Other[] = [];
  const glyphs = new Map<string, Glyphs[]>();
  for (const one of advice) {
    if (one.says === 'NoGlyphs') {
      const same = glyphs.get(one.characters) ?? [];
      // One place is named once, however often it lacks something.
      if (!same.some(({ id }) => id === one.id)) glyphs.set(one.characters, [...same, one]);
    } else if (
      one.says === 'TooSmall' ||
      one.says === 'NotesTooSmall' ||
      one.says === 'EmptySheets' ||
      one.says === 'NothingToMark'
    ) {
      others.push(one);
    }
  }
  return {
    others,
    glyphs: [...glyphs].map(([characters, places]) => ({
      characters: [...new Set(characters)].join(' '),
      places: places.map(({ id, text }) => ({ id, text })),
    })),
  };
}
