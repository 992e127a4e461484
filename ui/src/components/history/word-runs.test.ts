import { describe, expect, it } from 'vitest';

import type { WordRun } from '../../bindings';
import { shortened } from './word-runs';

const kept = (text: string): WordRun => ({ is: 'Kept', text });
const removed = (text: string): WordRun => ({ is: 'Removed', text });
const added = (text: string): WordRun => ({ is: 'Added', text });
const said = (...runs: WordRun[]): string[] => shortened(runs).map(({ text }) => text);

const TEN = 'one two three four five six seven eight nine ten';

describe('an edited text in the list', () => {
  it('stands whole when it is short', () => {
    const runs = [kept('Asks a '), removed('friend'), added('neighbour'), kept(' for the way')];
    expect(shortened(runs)).toEqual(runs);
  });

  it('leaves out what is far from every change, at either end and between', () => {
    expect(said(kept(`${TEN} `), added('new '), kept(`${TEN} ${TEN} `), removed('old '), kept(TEN))).toEqual([
      '… five six seven eight nine ten ',
      'new ',
      'one two three four five six … five six seven eight nine ten ',
      'old ',
      'one two three four five six …',
    ]);
  });

  it('never leaves out what changed, however long', () => {
    expect(said(kept('a '), removed(`${TEN} ${TEN}`))).toEqual(['a ', `${TEN} ${TEN}`]);
  });

  it('counts words where no spaces stand between them', () => {
    const text = '駅前の市場で朝から野菜を売っている農家の人たちと話をして帰りました';
    const [first] = said(kept(text), added('。'));
    expect(first?.startsWith('… ')).toBe(true);
    expect(text.endsWith(first?.slice(2) ?? '?')).toBe(true);
  });

  it('shows spaces and ends of lines that nobody would see', () => {
    expect(said(kept('a'), removed(' '), added('\n'), kept('b'))).toEqual(['a', '␣', '↵', 'b']);
  });
});
