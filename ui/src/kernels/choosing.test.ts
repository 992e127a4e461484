import { expect, it } from 'vitest';

import { between, NOTHING, stepped, toggled } from './choosing';

const order = ['a', 'b', 'c', 'd', 'e'];

it('chooses a range from either end', () => {
  expect(between(order, 'b', 'd').maps).toEqual(['b', 'c', 'd']);
  expect(between(order, 'd', 'b')).toMatchObject({ maps: ['b', 'c', 'd'], at: 'b', from: 'd' });
});

it('begins anew where the range began with one that is gone', () => {
  expect(between(order, 'x', 'c')).toMatchObject({ maps: ['c'], from: 'c' });
  expect(between(order, 'a', 'x')).toBe(NOTHING);
});

it('adds and takes out one by one, in the order of the list', () => {
  const two = toggled(toggled(NOTHING, order, 'd'), order, 'a');
  expect(two).toMatchObject({ maps: ['a', 'd'], at: 'a', from: 'a' });
  expect(toggled(two, order, 'd').maps).toEqual(['a']);
});

it('steps through the list and stays at its ends', () => {
  expect(stepped(NOTHING, order, 1, false).at).toBe('a');
  expect(stepped(NOTHING, order, -1, false).at).toBe('e');
  const at = between(order, 'b', 'b');
  expect(stepped(at, order, 9, false).maps).toEqual(['e']);
  expect(stepped(at, order, -9, false).maps).toEqual(['a']);
});

it('extends from where the range began, and shrinks again', () => {
  const two = stepped(between(order, 'b', 'b'), order, 2, true);
  expect(two.maps).toEqual(['b', 'c', 'd']);
  expect(stepped(two, order, -3, true).maps).toEqual(['a', 'b']);
});

it('finds nothing in an empty list', () => {
  expect(stepped(NOTHING, [], 1, false)).toBe(NOTHING);
});
