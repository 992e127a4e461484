import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { goToMap, goToRegion } from './regions';

/** As much of an element as going from part to part needs. */
class Part {
  readonly tabIndex = 0;
  hidden = false;
  constructor(
    readonly name: string,
    readonly children: readonly Part[] = [],
  ) {}
  getClientRects(): unknown[] {
    return this.hidden ? [] : [1];
  }
  contains(other: unknown): boolean {
    return other === this || this.children.some((child) => child.contains(other));
  }
  querySelectorAll(selector: string): Part[] {
    // The map's grid takes the keyboard first; everything else in it are buttons.
    if (selector.includes('grid')) return this.children.filter((child) => child.name === 'grid');
    return selector.includes('button') ? [...this.children] : [];
  }
  focus(): void {
    page.activeElement = this;
  }
}

const parts = (...names: string[]): Part[] => names.map((name) => new Part(name));
let regions: Part[];
const page: { activeElement: Part | null } = { activeElement: null };
const at = (): string | undefined => page.activeElement?.name;

beforeEach(() => {
  regions = [
    new Part('bar', parts('library', 'poster')),
    new Part('rail', []),
    new Part('map', parts('zoom', 'grid')),
    new Part('inspector', parts('name', 'note')),
  ];
  page.activeElement = null;
  vi.stubGlobal('HTMLElement', Part);
  vi.stubGlobal('document', {
    get activeElement() {
      return page.activeElement;
    },
    querySelectorAll: () => regions,
    querySelector: (selector: string) =>
      regions[2]?.children.find(({ name }) => selector.includes(`"${name}"`)) ?? null,
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('from part to part of the window', () => {
  it('the keyboard goes round, past parts without anything to use, and to the grid in the map', () => {
    const way = [1, 2, 3, 4].map(() => {
      goToRegion(1);
      return at();
    });
    expect(way).toEqual(['library', 'grid', 'name', 'library']);
  });

  it('it goes backwards too, from nowhere to the last part', () => {
    expect([goToRegion(-1), at()]).toEqual([true, 'name']);
    goToRegion(-1);
    expect(at()).toBe('grid');
  });

  it('each part gets it back where it had it', () => {
    regions[3]?.children[1]?.focus();
    goToRegion(1);
    expect(at()).toBe('library');
    goToRegion(-1);
    expect(at()).toBe('note');
  });

  it('it finds another place where that one is gone', () => {
    const note = regions[3]?.children[1];
    note?.focus();
    goToRegion(1);
    if (note) note.hidden = true;
    goToRegion(-1);
    expect(at()).toBe('name');
  });

  it('it passes over what is put away, and stays where there is nowhere to go', () => {
    for (const region of regions) region.hidden = region.name !== 'inspector';
    regions[3]?.children[0]?.focus();
    expect([goToRegion(1), at()]).toEqual([false, 'name']);
  });
});

it('Escape brings the keyboard to the map, once', () => {
  regions[0]?.children[0]?.focus();
  expect([goToMap(), at()]).toEqual([true, 'grid']);
  expect(goToMap()).toBe(false);
});

it('Escape brings the keyboard to the board that lies over the map', () => {
  regions[2] = new Part('map', [...parts('grid'), new Part('board', parts('card'))]);
  regions[0]?.children[0]?.focus();
  expect([goToMap(), at()]).toEqual([true, 'board']);
  regions[2].children[1]?.children[0]?.focus();
  expect([goToMap(), at()]).toEqual([false, 'card']);
});
