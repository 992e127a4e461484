import { describe, expect, it } from 'vitest';

import { decimalOf, readNumber, stepped } from './reading';

const english = (text: string, range = {}) => readNumber(text, range, '.');
const italian = (text: string, range = {}) => readNumber(text, range, ',');

describe('what is no number', () => {
  it.each(['twelve', '1.2.3', '1,2,3', '12a', '--3', '1e3', '0x10', 'Infinity', 'NaN', '1,23,456'])('%s', (text) => {
    expect(english(text)).toMatchObject({ ok: false, reason: { key: 'check.number' }, early: false });
  });

  it('is not complained about before it can be one', () => {
    for (const text of ['-', '+', '.', '-,']) expect(english(text)).toMatchObject({ ok: false, early: true });
  });

  it('is an empty field, unless nothing is a value too', () => {
    expect(english('  ')).toMatchObject({ ok: false, reason: { key: 'check.empty' } });
    expect(english('  ', { optional: true })).toEqual({ ok: true, value: null });
  });
});

describe('numbers as people write them', () => {
  it.each([
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['1.500', 1500],
    ['1.234.567,25', 1234567.25],
    ['12 400', 12400],
    ['−1,2', -1.2],
    ['+0,5', 0.5],
    [',5', 0.5],
    ['3,', 3],
    ['-0', 0],
  ])('in Italian: %s', (text, value) => {
    expect(italian(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['1,5', 1.5],
    ['1,500', 1500],
    ['1,234,567.25', 1234567.25],
    ['12.5', 12.5],
    ['0.25', 0.25],
  ])('in English: %s', (text, value) => {
    expect(english(text)).toEqual({ ok: true, value });
  });

  it('know their decimal sign', () => {
    expect(decimalOf('it-IT')).toBe(',');
    expect(decimalOf('en-GB')).toBe('.');
  });
});

describe('what a field does not take', () => {
  it('is said with the limit', () => {
    expect(english('1300', { max: 1200 })).toMatchObject({
      ok: false,
      early: false,
      reason: { key: 'check.most', values: { max: 1200 } },
    });
    expect(english('-1', { min: 0 })).toMatchObject({ ok: false, early: false, reason: { key: 'check.least' } });
    expect(english('2.5', { whole: true })).toMatchObject({ ok: false, reason: { key: 'check.whole' } });
  });

  it('is not complained about while a larger number may follow', () => {
    expect(english('7', { min: 72, max: 1200 })).toMatchObject({ ok: false, early: true });
  });
});

it('steps without dust, and stops at the limits', () => {
  expect(stepped(0.1, 0.2, {})).toBe(0.3);
  expect(stepped(4.9, 1, { max: 5 })).toBe(5);
  expect(Object.is(stepped(0.5, -0.5, {}), 0)).toBe(true);
});
