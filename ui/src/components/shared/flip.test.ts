import { describe, expect, it } from 'vitest';

import { Flip } from './flip';

/** A switch whose turns wait until they are let through. */
function slow(): { asked: boolean[]; turn: (on: boolean) => Promise<void>; answer: () => void } {
  const asked: boolean[] = [];
  const held: (() => void)[] = [];
  return {
    asked,
    turn(on) {
      asked.push(on);
      return new Promise((done) => held.push(done));
    },
    answer() {
      held.shift()?.();
    },
  };
}

describe('clicks on a switch', () => {
  it('that follow each other before an answer turn it there and back', async () => {
    const flip = new Flip();
    const { asked, turn, answer } = slow();
    const clicks = [flip.click(true, turn), flip.click(true, turn), flip.click(true, turn)];
    expect(asked).toEqual([false, true, false]);
    answer();
    await clicks[0];
    // Two answers are still under way.
    clicks.push(flip.click(false, turn));
    expect(asked.at(-1)).toBe(true);
    answer();
    answer();
    answer();
    await Promise.all(clicks);
  });

  it('start from how it stands once all is answered, also when that was refused', async () => {
    const flip = new Flip();
    const refuse = (): Promise<void> => Promise.reject(new Error('the disk is full'));
    await expect(flip.click(true, refuse)).rejects.toThrow('full');
    const { asked, turn, answer } = slow();
    const click = flip.click(true, turn);
    answer();
    await click;
    expect(asked).toEqual([false]);
  });
});
