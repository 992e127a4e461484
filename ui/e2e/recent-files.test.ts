import { renameSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { WHOLE } from '../src/document/sharing';
import { findings, show } from './checker';
import { desk, map, onFreshMaps } from './desk';
import { backFrom, folder, reopen } from './passed-on';

// Map files that were read or written before: a list that is a key or a click away.
onFreshMaps();

async function written(name: string): Promise<string> {
  const path = join(folder, name);
  await desk.call('export', { map, path, contents: WHOLE });
  return path;
}

describe('the files that were used last', () => {
  it('are listed by keys on a map, with folder and time, and opened by Enter', async () => {
    const { page } = desk;
    await written('ground.journey');
    await desk.library();
    await page.getByTestId('recent-files').click();
    await page.getByTestId('palette').waitFor();
    const first = page.locator('#palette-list [role=option]').first();
    expect(await first.innerText()).toContain('ground.journey');
    expect(await first.innerText()).toContain(folder);
    // The hour while the day is near, then the day: the host's clock stands still, the page's does not.
    expect(await first.innerText()).toMatch(/\d\d:\d\d|\d{1,2} \p{L}{3,}/u);
    await page.getByTestId('palette').fill('ground');
    await page.keyboard.press('Enter');
    await desk.settled();
    // The map that has all of it is opened, and nothing asked.
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('Control+Alt+o');
    await page.getByTestId('palette').waitFor();
    await page.keyboard.press('Escape');
    expect(desk.faults).toEqual([]);
  });

  it('ask what to do with one that somebody else has changed', async () => {
    const { page } = desk;
    const { path } = await backFrom('gil.journey');
    await page.keyboard.press('Control+Alt+o');
    await page.getByTestId('palette').fill('gil');
    await page.keyboard.press('Enter');
    await page.getByTestId('came-in').waitFor();
    expect(await page.getByTestId('came-in').innerText()).toContain(path.split('/').at(-1));
    await page.keyboard.press('Escape');
  });

  it('tell that one is gone, and can do without it', async () => {
    const { page } = desk;
    const path = await written('hall.journey');
    renameSync(path, join(folder, 'elsewhere.journey'));
    await reopen();
    await page.keyboard.press('Control+Alt+o');
    const row = page.locator('#palette-list [role=option]').filter({ hasText: 'hall.journey' });
    expect(await row.innerText()).toContain('no longer there');
    await row.click();
    const told = page.getByTestId('toast').filter({ hasText: 'hall.journey' });
    await told.getByRole('button', { name: 'Take off the list' }).click();
    await expect
      .poll(async () => (await desk.call('recent_files', {})).files.map(({ name }) => name))
      .not.toContain('hall.journey');
  });

  it('stand above the maps on the shelf of recent ones, in order for an independent checker', async () => {
    const { page } = desk;
    const path = await written('inn.journey');
    renameSync(path, join(folder, 'another.journey'));
    for (const [appearance, language] of [
      ['light', 'en'],
      ['dark', 'it'],
    ] as const) {
      await show(appearance, language);
      await desk.library();
      await page.getByTestId('shelf-Recent').click();
      const first = page.getByTestId('recent-file').first();
      expect(await first.innerText()).toContain('inn.journey');
      expect(await findings(), `the shelf, ${appearance}`).toEqual([]);
      await page.getByTestId('all-files').click();
      await page.getByTestId('palette').waitFor();
      expect(await findings(), `the list, ${appearance}`).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
  });
});
