import { expect, it } from 'vitest';

import type { RecoveryView } from '../src/bindings';
import { findings } from './checker';
import { desk, onFreshMaps } from './desk';

onFreshMaps();

const RECOVERY: RecoveryView = {
  maps: [
    {
      map: '0000000000001',
      title: 'Newsletter',
      fate: 'Partly',
      cards: 7,
      cards_before: 9,
      content: true,
      history: true,
      prints: false,
      pictures: 1,
      shelf: false,
    },
    {
      map: '0000000000002',
      title: '',
      fate: 'Lost',
      cards: 0,
      cards_before: null,
      content: true,
      history: true,
      prints: true,
      pictures: 0,
      shelf: false,
    },
  ],
  nameless: true,
  last_edits: true,
  pieces: true,
  kept: '/home/ada/library-damaged-2026-11-22.sqlite',
};

it('tells what came back of a damaged library, once', async () => {
  const { page } = desk;
  await page.route('**/rpc/recovery', (route) => route.fulfill({ json: { recovery: RECOVERY } }));
  await page.reload({ waitUntil: 'commit' });
  const told = page.getByTestId('recovery');
  await told.waitFor();
  const text = await told.innerText();
  const losses = ['7 of 9 cards', '1 picture is missing', 'Untitled map', 'Nothing but the name'];
  for (const part of [...losses, 'The last edits', 'Pieces of your own', 'not even the name', RECOVERY.kept]) {
    expect(text).toContain(part);
  }
  expect(await findings()).toEqual([]);

  const dismissed = page.waitForRequest('**/rpc/dismiss_recovery');
  await page.keyboard.press('Escape');
  await dismissed;
  await told.waitFor({ state: 'detached' });
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload({ waitUntil: 'commit' });
  await page.waitForSelector(`[data-testid=library], [data-testid=map-host]`);
  expect(await told.count()).toBe(0);
});
