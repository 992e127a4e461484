import { expect, it } from 'vitest';

import { adviceIn } from './advice';

it('places that lack the same characters are named together, each once', () => {
  const glyphs = (characters: string, id: string) =>
    ({ says: 'NoGlyphs', characters, id, text: `text ${id}` }) as const;
  const { others, glyphs: missing } = adviceIn([
    { says: 'TooSmall', paper: 'A0' },
    glyphs('𓀀', 'a'),
    glyphs('𓀀𓀁', 'b'),
    glyphs('𓀀', 'c'),
    glyphs('𓀀', 'a'),
    { says: 'EmptySheets', count: 2 },
  ]);
  expect(others.map((one) => one.says)).toEqual(['TooSmall', 'EmptySheets']);
  expect(missing.map(({ characters, places }) => [characters, places.map(({ id }) => id)])).toEqual([
    ['𓀀', ['a', 'c']],
    ['𓀀 𓀁', ['b']],
  ]);
});

it('why there is no page at all is not listed: it stands where the page would', () => {
  const { others, glyphs } = adviceIn([{ says: 'NothingLeft' }, { says: 'UnknownPrint', code: 'X' }]);
  expect([...others, ...glyphs]).toEqual([]);
});
