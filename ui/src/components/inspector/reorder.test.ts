import { expect, it } from 'vitest';

import { beforeAfterMove, stopKeys } from './reorder';

const ids = ['a', 'b', 'c'];

it('what stays where it is does not move', () => {
  expect(beforeAfterMove(ids, 1, 1)).toBeUndefined();
  expect(beforeAfterMove(ids, 0, -1)).toBeUndefined();
  expect(beforeAfterMove(ids, 2, 9)).toBeUndefined();
  expect(beforeAfterMove(ids, -1, 0)).toBeUndefined();
});

it('names the sibling behind the new place, whichever way it goes', () => {
  expect(beforeAfterMove(ids, 0, 1)).toBe('c');
  expect(beforeAfterMove(ids, 2, 1)).toBe('b');
  expect(beforeAfterMove(ids, 0, 2)).toBeNull();
  expect(beforeAfterMove(ids, 2, 0)).toBe('a');
});

it('the stops of a path are told apart also where they are the same touchpoint, and others before them change nothing', () => {
  expect(stopKeys(['a', 'b', 'a'])).toEqual(['a 1', 'b 1', 'a 2']);
  expect(stopKeys(['c', 'a', 'b', 'a']).slice(1)).toEqual(stopKeys(['a', 'b', 'a']));
});
