import { describe, expect, it } from 'vitest';

import { type Drawer, Panels } from './panels';

function drawer(content: string | null = null): Drawer & { content: string | null } {
  return {
    content,
    getItem() {
      return this.content;
    },
    setItem(_, value) {
      this.content = value;
    },
  };
}

describe('the parts of the window', () => {
  it('stand as they were left at the next start, but no search or filter opens by itself', () => {
    const kept = drawer();
    const before = new Panels(kept);
    before.toggle('rail');
    before.show('tray', true);
    before.show('find', true);
    before.show('filter', true);
    const after = new Panels(kept);
    expect(['rail', 'inspector', 'tray', 'find', 'filter'].map((panel) => after.shown(panel as 'rail'))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it.each(['not JSON', 'null', '[]', '{"rail":"no","tray":7}'])(
    'stand as at first when what was kept is damaged: %s',
    (content) => {
      const panels = new Panels(drawer(content));
      expect([panels.shown('rail'), panels.shown('inspector'), panels.shown('tray')]).toEqual([true, true, false]);
    },
  );

  it('work without a place to keep anything', () => {
    const panels = new Panels({
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
    });
    panels.toggle('tray');
    expect(panels.shown('tray')).toBe(true);
  });

  it('tell whoever listens, and only when something changes', () => {
    const panels = new Panels(null);
    let told = 0;
    panels.subscribe(() => (told += 1));
    panels.show('rail', true);
    expect(told).toBe(0);
    panels.show('rail', false);
    expect(told).toBe(1);
  });

  it('are given the keyboard each time they are called for', () => {
    const panels = new Panels(null);
    panels.callFor('find');
    panels.callFor('find');
    expect([panels.shown('find'), panels.calls('find'), panels.calls('filter')]).toEqual([true, 2, 0]);
  });
});

describe('in a narrow window', () => {
  it('the sides are put away, and lie over the map one at a time', () => {
    const panels = new Panels(null);
    panels.fold(true);
    expect([panels.shown('rail'), panels.shown('inspector')]).toEqual([false, false]);
    panels.show('rail', true);
    panels.show('inspector', true);
    expect([panels.shown('rail'), panels.shown('inspector')]).toEqual([false, true]);
    expect(panels.putAway()).toBe(true);
    expect(panels.putAway()).toBe(false);
  });

  it('nothing is forgotten of how the wide one stood', () => {
    const panels = new Panels(null);
    panels.show('inspector', false);
    panels.fold(true);
    panels.show('inspector', true);
    panels.fold(false);
    expect([panels.shown('rail'), panels.shown('inspector'), panels.putAway()]).toEqual([true, false, false]);
  });
});

describe('the minimap', () => {
  it('is there where there is room for it, until somebody chooses', () => {
    const panels = new Panels(null);
    expect(panels.shown('minimap')).toBe(true);
    panels.spread(false);
    expect(panels.shown('minimap')).toBe(false);
    panels.toggle('minimap');
    expect(panels.shown('minimap')).toBe(true);
    panels.spread(true);
    panels.toggle('minimap');
    expect(panels.shown('minimap')).toBe(false);
  });
});
