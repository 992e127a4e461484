import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { TestDesk } from './desk';

let desk: TestDesk;
let map: string;

beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(async () => {
  await desk.close();
});
beforeEach(async () => {
  map = await desk.fresh('five-stages');
  desk.faults.length = 0;
});

/**
 * Pastes a text, and measures the longest time between two frames of the page until all of it is on the map, in
 * milliseconds. It is printed, never judged: the machine that tests may be busy with something else.
 */
async function pasted(text: string): Promise<number> {
  const cell = await desk.cell(map, 0, 1);
  await desk.page.mouse.click(cell.x, cell.y);
  await desk.settled();
  const before = Number(await desk.page.getAttribute('[data-testid=map-host]', 'data-revision'));
  return desk.page.evaluate(
    async ([words, revision]) => {
      const frame = (): Promise<number> => new Promise(requestAnimationFrame);
      await frame();
      let last = await frame();
      let longest = 0;
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      const host = document.querySelector<HTMLElement>('[data-testid=map-host]');
      let rest = 20;
      while (rest > 0) {
        const now = await frame();
        longest = Math.max(longest, now - last);
        last = now;
        const done = Number(host?.dataset.revision) > revision && host?.dataset.ready === 'true';
        // What follows the answer belongs to it: the picture, the outline, what is read aloud.
        if (done) rest -= 1;
      }
      return longest;
    },
    [text, before] as const,
  );
}

describe('a paste of', () => {
  const megabyte = 'Somebody asks how long it takes, and nobody can tell. '.repeat(19_500).slice(0, 1 << 20);
  const cases: [string, string, number][] = [
    ['1 MB in one piece', megabyte, 1],
    ['1 MB in lines of a hundred characters', megabyte.replace(/.{100}/g, '$&\n'), 5_000],
    ['10,000 lines', Array.from({ length: 10_000 }, (_, at) => `Thought ${String(at + 1)}`).join('\n'), 5_000],
    ['a table of 10,000 lines', Array.from({ length: 10_000 }, (_, at) => `${String(at)}\tyes`).join('\n'), 5_000],
  ];

  it.each(cases)('%s is taken as far as a map goes, and the window goes on', async (name, text, cards) => {
    const count = async (): Promise<number> => {
      const { hits } = await desk.scene(map);
      return hits.filter((hit) => hit.kind === 'Card').length;
    };
    const before = await count();
    const gap = await pasted(text);
    process.stdout.write(`${name}: at most ${gap.toFixed(0)} ms between two frames\n`);
    expect((await count()) - before).toBe(cards);
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    expect(await count()).toBe(before);
    expect(desk.faults).toEqual([]);
  });
});
