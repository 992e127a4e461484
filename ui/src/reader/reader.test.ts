import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';
import { describe, expect, it } from 'vitest';

import type { Contents, ReadCard } from './contents';
import { say } from './contents';
import { find, folded, wordsOf } from './find';
import { walk } from './walk';

function card(lane: number, step: number, text: string, span = 1): ReadCard {
  const at = [step * 1000, lane * 1000, 900, 500] as const;
  return { at, lane, step, span, text, kind: 'Action', icon: 'action', facts: [], note: '', links: [] };
}

const cards = [
  card(0, 0, 'a'),
  card(0, 2, 'b'),
  card(0, 2, 'c'),
  card(1, 1, 'd'),
  card(3, 0, 'e', 2),
  card(3, 2, 'Perché non và?'),
];
const contents: Contents = {
  size: [100, 100],
  heads: [0, 0],
  lanes: ['0', '1', '2', '3'],
  steps: [
    ['S', '0'],
    ['S', '1'],
    ['S', '2'],
  ],
  cards,
  groups: [],
  about: { title: '', scenario: '', facts: [], actors: [] },
  words: { of: '{n} of {count}' },
};

describe('arrow keys', () => {
  it('stay where there is nothing further', () => {
    expect([walk(cards, 0, 'left'), walk(cards, 0, 'up'), walk(cards, 5, 'right'), walk(cards, 5, 'down')]).toEqual([
      0, 0, 5, 5,
    ]);
    expect(walk([], 0, 'down')).toBe(0);
  });

  it('pass over empty cells along a lane, and begin a cell with its first card', () => {
    expect(walk(cards, 0, 'right')).toBe(1);
    expect(walk(cards, 2, 'left')).toBe(0);
  });

  it('go through a cell, then to the nearest card of the next lane, under a wide card too', () => {
    expect(walk(cards, 1, 'down')).toBe(2);
    expect(walk(cards, 2, 'down')).toBe(3);
    expect(walk(cards, 3, 'down')).toBe(4);
    expect(walk(cards, 4, 'up')).toBe(3);
    expect(walk(cards, 3, 'up')).toBe(2);
  });

  it('go to the ends of a lane and of the map', () => {
    expect([walk(cards, 2, 'rowStart'), walk(cards, 0, 'rowEnd')]).toEqual([0, 2]);
    expect([walk(cards, 3, 'start'), walk(cards, 3, 'end')]).toEqual([0, 5]);
  });
});

describe('finding', () => {
  const texts = cards.map(wordsOf);
  it('finds nothing for nothing and needs every word', () => {
    expect([find(contents, texts, '  '), find(contents, texts, 'perche zebra')]).toEqual([[], []]);
  });
  it('knows neither accents nor capitals, and goes from left to right', () => {
    expect(folded('ÀÉ ﬁ')).toBe('ae fi');
    expect(find(contents, texts, 'PERCHE va')).toEqual([5]);
    expect(find(contents, texts, 'action')).toEqual([0, 4, 3, 1, 2, 5]);
  });
});

it('fills the gaps of a message once', () => {
  expect(say(contents, 'of', { n: '{count}', count: '3' })).toBe('{count} of 3');
});

/** The core puts the bundled script into the pages it writes. It is kept in the tree, so that the core builds without Node. */
it('the bundled script is the one that these sources give: `npm run reader` writes it', async () => {
  const here = fileURLToPath(new URL('../..', import.meta.url));
  const configFile = fileURLToPath(new URL('../../vite.reader.config.ts', import.meta.url));
  const built = await build({ root: here, configFile, logLevel: 'error', build: { write: false } });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  const kept = readFileSync(fileURLToPath(new URL('../../../assets/reader/page.js', import.meta.url)), 'utf8');
  expect(chunk?.type === 'chunk' ? chunk.code : '').toBe(kept);
});
