import { describe, expect, it } from 'vitest';

import { pageKey } from './keys';

const seen = { fits: true, at: 2, count: 9, zoom: 1 };

/** A key on something inside elements that match these selectors. */
function press(key: string, inside: string[] = [], change: Partial<KeyboardEvent> = {}, view = seen) {
  const target = { closest: (selector: string) => selector.split(', ').some((one) => inside.includes(one)) || null };
  const event = { key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, ...change };
  return pageKey({ ...event, target: target as unknown as EventTarget }, view);
}

describe('keys of the pages', () => {
  it('leave fields, radio buttons and modified keys alone', () => {
    expect(press('ArrowRight', ['input'])).toBeNull();
    expect(press('1', ['input'])).toBeNull();
    expect(press('ArrowRight', ['[role="radiogroup"]'])).toBeNull();
    expect(press('PageDown', ['select'])).toBeNull();
    expect(press('PageDown', [], { ctrlKey: true })).toBeNull();
    expect(press('PageDown', [], { defaultPrevented: true })).toBeNull();
    expect(press('a')).toBeNull();
  });

  it('turn pages also from the options, unless there is one page only', () => {
    expect(press('PageDown', ['[role="radiogroup"]'])).toEqual({ turn: 3 });
    expect(press('PageDown', ['input'])).toEqual({ turn: 3 });
    expect(press('PageDown', [], {}, { ...seen, at: 0, count: 1 })).toBeNull();
  });

  it('turn pages', () => {
    expect(press('ArrowRight')).toEqual({ turn: 3 });
    expect(press('PageUp')).toEqual({ turn: 1 });
    expect(press('Home')).toEqual({ turn: 0 });
    expect(press('End')).toEqual({ turn: 8 });
  });

  it('scroll a page that is larger than its place, and the options; the list of pages still turns', () => {
    const close = { ...seen, fits: false };
    expect(press('ArrowDown', [], {}, close)).toBeNull();
    expect(press('ArrowDown', ['[role="listbox"]'], {}, close)).toEqual({ turn: 3 });
    expect(press('PageDown', [], {}, close)).toEqual({ turn: 3 });
    expect(press('ArrowDown', ['[role="group"]'])).toBeNull();
  });

  it('zoom, and fit the page again', () => {
    expect(press('+')).toEqual({ zoom: 1.25 });
    expect(press('1')).toEqual({ zoom: 1 });
    expect(press('0')).toEqual({ zoom: null });
  });
});
