import { expect, it } from 'vitest';

import { type Keystroke, matches } from './shortcut';

function stroke(key: string, rest: Partial<Keystroke> = {}): Keystroke {
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...rest };
}

it('tells modifiers apart', () => {
  expect(matches('Ctrl+Z', stroke('z', { ctrlKey: true }))).toBe(true);
  expect(matches('Ctrl+Z', stroke('z', { metaKey: true }))).toBe(true);
  expect(matches('Ctrl+Z', stroke('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(matches('Ctrl+Shift+Z', stroke('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(matches('Ctrl+Z', stroke('z'))).toBe(false);
  expect(matches('Enter', stroke('Enter', { altKey: true }))).toBe(false);
});

it('takes digits by their place on the keyboard, and signs however they are typed', () => {
  expect(matches('Shift+1', stroke('!', { code: 'Digit1', shiftKey: true }))).toBe(true);
  expect(matches('Ctrl+0', stroke('0', { code: 'Digit0', ctrlKey: true }))).toBe(true);
  expect(matches('Ctrl++', stroke('+', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(matches('Ctrl++', stroke('=', { ctrlKey: true }))).toBe(true);
  expect(matches('-', stroke('-'))).toBe(true);
  expect(matches('-', stroke('-', { ctrlKey: true }))).toBe(false);
});
