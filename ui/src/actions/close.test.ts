import { expect, it } from 'vitest';

import { tieClosing } from './close';
import { testDesk } from './fixtures';

it('a window closes once what is typed is kept, and stays open where it cannot be', async () => {
  const { desk, host } = await testDesk();
  const { bench } = desk;
  const card = bench?.journey.scene.hits.find(({ kind }) => kind === 'Card');
  if (bench === null || card === undefined) throw new Error('there is no card');
  let mayClose: (() => Promise<boolean>) | null = null;
  host.beforeClose = (asked) => {
    mayClose = asked;
    return () => (mayClose = null);
  };
  const untie = tieClosing(desk);
  const asks = (): Promise<boolean> => mayClose?.() ?? Promise.reject(new Error('nobody asks'));
  bench.writing.beginName(card);
  bench.writing.type('Waits at the closed door');
  host.failNext('apply', 'DiskFull');
  expect(await asks()).toBe(false);
  expect(bench.writing.draft?.text).toBe('Waits at the closed door');
  expect(desk.toasts.at(-1)).toMatchObject({ tone: 'bad', text: desk.words.say('toast.closeAgain') });
  expect(await asks()).toBe(true);
  expect(bench.writing.draft).toBeNull();
  expect(bench.journey.hit(card.key)?.name).toBe('Waits at the closed door');
  untie();
  expect(mayClose).toBeNull();
});
