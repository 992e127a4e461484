import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type Offer, Toasts } from './toasts';

const undo: Offer = { label: 'Undo', shortcut: 'Ctrl+Z', run: () => undefined };
let toasts: Toasts;
const shown = (): string[] => toasts.list.map((toast) => toast.text);

beforeEach(() => {
  vi.useFakeTimers();
  toasts = new Toasts();
});
afterEach(() => vi.useRealTimers());

describe('a message', () => {
  it('goes by itself, bad news later than good', () => {
    toasts.show('good', 'Written');
    toasts.show('bad', 'Disk full');
    vi.advanceTimersByTime(5_000);
    expect(shown()).toEqual(['Disk full']);
    vi.advanceTimersByTime(5_000);
    expect(shown()).toEqual([]);
  });

  it('stays while the pointer is on it, and a moment longer', () => {
    toasts.show('good', 'Written');
    vi.advanceTimersByTime(4_400);
    toasts.hold(true);
    vi.advanceTimersByTime(60_000);
    expect(shown()).toEqual(['Written']);
    toasts.hold(false);
    vi.advanceTimersByTime(900);
    expect(shown()).toEqual(['Written']);
    vi.advanceTimersByTime(200);
    expect(shown()).toEqual([]);
  });

  it('stays while a dialog lies over it, whatever the pointer does', () => {
    const dialog = {};
    toasts.hold(true, dialog);
    toasts.show('bad', 'Disk full');
    toasts.hold(true);
    toasts.hold(false);
    vi.advanceTimersByTime(60_000);
    expect(shown()).toEqual(['Disk full']);
    toasts.hold(false, dialog);
    vi.advanceTimersByTime(10_000);
    expect(shown()).toEqual([]);
  });

  it('stands once, however often it is said', () => {
    toasts.show('bad', 'Disk full');
    vi.advanceTimersByTime(8_000);
    toasts.show('bad', 'Disk full');
    expect(shown()).toEqual(['Disk full']);
    vi.advanceTimersByTime(2_000);
    expect(shown()).toEqual(['Disk full']);
  });

  it('makes room: the fourth takes away the oldest', () => {
    for (const text of ['one', 'two', 'three', 'four']) toasts.show('good', text);
    expect(shown()).toEqual(['two', 'three', 'four']);
  });

  it('that stays, stays until it is taken away', () => {
    const id = toasts.show('good', 'Aim with the arrows', null, true);
    vi.advanceTimersByTime(600_000);
    expect(shown()).toEqual(['Aim with the arrows']);
    toasts.dismiss(id);
    expect(shown()).toEqual([]);
  });
});

describe('an offer to undo', () => {
  it('takes the place of the one before, which is no longer the last thing done', () => {
    toasts.show('good', 'Awareness deleted', undo);
    toasts.show('good', 'Decision deleted', undo);
    expect(shown()).toEqual(['Decision deleted']);
  });

  it('is withdrawn when something else is done, and other messages stay', () => {
    toasts.show('bad', 'Disk full');
    toasts.show('good', 'Awareness deleted', undo);
    toasts.withdraw();
    expect(shown()).toEqual(['Disk full']);
  });
});
