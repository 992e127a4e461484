import { expect, it } from 'vitest';

import { findings } from './checker';
import { desk, onFreshMaps } from './desk';

onFreshMaps();

/** Opens a dialog by the palette. */
async function show(words: string, testid: string): Promise<void> {
  await desk.page.keyboard.press('Control+k');
  await desk.page.keyboard.type(words);
  await desk.page.getByRole('option', { name: words }).first().click();
  await desk.page.getByTestId(testid).waitFor();
}

/** Gives the open map a title, and its first actor a name. */
async function write(map: string, title: string, actor: string): Promise<void> {
  // Whoever writes past the window has a seat of its own and opens the map there.
  await desk.scene(map);
  const contents = await desk.call('contents', { map });
  const { revision } = contents;
  const apply = (id: string, value: string, from: number) =>
    desk.call('apply', {
      map,
      revision: from,
      command: { do: 'Edit', ids: [id], field: { field: 'Name', value } },
    } as never);
  await apply(map, title, revision);
  await apply(contents.main_actor ?? '', actor, revision + 1);
}

const library = () =>
  desk.call('library', { shelf: 'All', collection: null, status: null, actor: null, sort: 'Changed' });

/** Titles of the maps that were changed last. */
async function titles(): Promise<string[]> {
  return (await library()).maps.map((one) => one.title);
}

/** The number of all maps. */
async function count(): Promise<number> {
  return (await library()).order.length;
}

it('makes a backup, looks into it, and brings one map back beside the one that has changed', async () => {
  const { page } = desk;
  const map = await desk.fresh('five-stages');
  await write(map, 'The way to the fair', 'Bo');
  await desk.library();
  await show('Backups', 'backups');
  await page.getByTestId('backups-now').click();
  const contents = page.getByTestId('backup-contents');
  await contents.getByText('Checked just now').waitFor();
  expect(await findings('[data-testid=backups]')).toEqual([]);

  // Meanwhile the map has changed.
  await write(map, 'Another way', 'Cleo');
  await page.keyboard.press('Escape');
  await show('Backups', 'backups');
  await page.locator('[data-backup]').first().click();
  const row = page.locator(`[data-backup-map="${map}"]`);
  await row.getByText('Changed since').waitFor();
  await row.getByTestId('bring-back').click();
  await page.getByText('is back, as a map of its own').first().waitFor();
  expect(await titles()).toContain('Another way');
  expect((await titles()).some((title) => /^The way to the fair \(.*2026\)$/.test(title))).toBe(true);
});

it('asks before a backup takes the place of the library, and keeps what was there', async () => {
  const { page } = desk;
  await desk.library();
  await show('Backups', 'backups');
  await page.getByTestId('backups-now').click();
  await page.getByTestId('backup-contents').getByText('Checked just now').waitFor();
  const before = await count();
  const { map } = await desk.call('create', { template: 'five-stages', language: 'en' });
  expect(map).not.toBeNull();
  await page.getByTestId('backup-restore').click();
  await page.getByText('Put this backup in the place of your library?').waitFor();
  expect(await findings('[data-testid=backups]')).toEqual([]);
  await page.getByTestId('backup-cancel').click();
  expect(await count()).toBe(before + 1);
  await page.getByTestId('backup-restore').click();
  await page.getByTestId('backup-sure').click();
  await page
    .getByText(/library.* is kept as library-replaced-/)
    .first()
    .waitFor();
  await page.getByTestId('backups').waitFor({ state: 'detached' });
  expect(await count()).toBe(before);
});

it('deletes a backup only when that was said twice', async () => {
  const { page } = desk;
  await desk.library();
  await show('Backups', 'backups');
  await page.getByTestId('backups-now').click();
  await page.getByTestId('backup-contents').waitFor();
  const count = async (): Promise<number> => (await desk.call('backups', {})).backups.length;
  const before = await count();
  await page.getByTestId('backup-delete').click();
  expect(await count()).toBe(before);
  await page.getByTestId('backup-sure').click();
  await page.getByTestId('backup-contents').waitFor({ state: 'detached' });
  expect(await count()).toBe(before - 1);
});

it('removes a name from every map and its history, and lists what was removed', async () => {
  const { page } = desk;
  const map = await desk.fresh('five-stages');
  await write(map, 'How Anna Köwalska finds us', 'Anna Köwalska');
  await show('Remove personal', 'privacy');
  await page.getByTestId('privacy-search').fill('kowalska');
  await page.keyboard.press('Enter');
  const places = page.getByTestId('privacy-places');
  await places.waitFor();
  expect(await places.innerText()).toMatch(/How Person 1 finds us[\s\S]*Title · Map[\s\S]*Name · Actor/);
  expect(await findings('[data-testid=privacy]')).toEqual([]);
  await page.getByTestId('privacy-remove').click();
  expect((await desk.call('contents', { map })).actors[0]?.name).toBe('Anna Köwalska');
  await page.getByTestId('privacy-sure').click();
  await page.getByTestId('name-removed').waitFor();
  expect(await findings('[data-testid=privacy]')).toEqual([]);
  await page.getByTestId('privacy-save').click();
  await page.getByText('The list is saved').first().waitFor();
  await page.getByTestId('privacy-end').click();
  // The library is shown: what the window had of the map was closed with it.
  await page.getByTestId('library').waitFor();
  expect((await desk.call('contents', { map })).actors[0]?.name).toBe('Person 1');
  const history = JSON.stringify(await desk.call('history', { map }));
  expect(history).not.toContain('walska');
  expect(await titles()).toContain('How Person 1 finds us');
});
