import { describe, expect, it } from 'vitest';

import { cardsShown } from './window';

describe('the cards of a cell that are there to be read', () => {
  it('are all of them in a cell as people fill it', () => {
    expect(cardsShown(0, -1)).toEqual([0, 0]);
    expect(cardsShown(200, 7)).toEqual([0, 200]);
  });

  it('are those around the selected one in a cell that a long list was pasted into', () => {
    for (const selected of [-1, 0, 60, 2_500, 4_950, 4_999]) {
      const [from, to] = cardsShown(5_000, selected);
      expect(to - from).toBe(200);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(5_000);
      if (selected >= 0) {
        expect(selected).toBeGreaterThanOrEqual(from);
        expect(selected).toBeLessThan(to);
        // The next one by arrow key is there before it is selected.
        expect(Math.min(selected + 1, 4_999)).toBeLessThan(to);
      }
    }
  });
});
