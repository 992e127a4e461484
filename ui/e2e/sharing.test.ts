import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { WHOLE } from '../src/document/sharing';
import { findings, show } from './checker';
import { desk, map, onFreshMaps } from './desk';
import { backFrom, backWithout, drop, folder, looked } from './passed-on';

// Files that somebody else has changed: compared with the open map, brought together with it, noticed when they change.
onFreshMaps();

describe('a file that comes back', () => {
  it('is known as a copy, shown before it is brought in, and one undo takes it back', async () => {
    const { page } = desk;
    const { path } = await backFrom('anna.journey');
    await drop([path]);
    await page.getByTestId('came-in').waitFor();
    expect(await findings()).toEqual([]);
    await page.getByTestId('came-in-merge').click();
    await looked();
    const row = page.getByTestId('copy-row');
    expect(await row.getAttribute('data-kinship')).toBe('Apart');
    expect(await page.getByTestId('copies-conflicts').innerText()).toContain('1 conflict');
    expect(await page.getByTestId('comparison').innerText()).toContain('Asks a neighbour');
    expect(await findings()).toEqual([]);
    const before = (await desk.call('contents', { map })).revision;
    await page.getByTestId('copies-merge').click();
    await page.getByTestId('copies').waitFor({ state: 'detached' });
    await desk.settled();
    const after = await desk.call('contents', { map });
    expect(after.revision).toBe(before + 1);
    expect(after.conflicts.length).toBe(1);
    await page.getByTestId('conflict-bar').waitFor();
    await page.keyboard.press('Control+z');
    await desk.settled();
    expect((await desk.call('contents', { map })).conflicts).toEqual([]);
  });

  it('is looked at and brought in by Enter, once it is shown, and not while a name is typed', async () => {
    const { page } = desk;
    const { path } = await backFrom('enzo.journey');
    await drop([path]);
    await page.getByTestId('came-in').waitFor();
    const { revision } = await desk.call('contents', { map });
    await page.keyboard.press('Enter');
    await looked();
    const name = page.getByTestId('copy-row').getByRole('textbox');
    await name.fill('Enzo R.');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=copies-conflicts]');
    await looked();
    expect((await desk.call('contents', { map })).revision).toBe(revision);
    await page.getByTestId('copies').locator('h2').first().click();
    await page.keyboard.press('Enter');
    await page.getByTestId('copies').waitFor({ state: 'detached' });
    await desk.settled();
    expect((await desk.call('contents', { map })).revision).toBe(revision + 1);
    await page.getByTestId('conflict-bar').waitFor();
  });

  it('is brought in also when all that it brings is a conflict', async () => {
    const { page } = desk;
    const { path, both } = await backWithout('carla.journey');
    await drop([path]);
    await page.getByTestId('came-in-merge').click();
    await looked();
    expect(await page.getByTestId('copies-conflicts').innerText()).toContain('1 conflict');
    expect(await page.getByTestId('copies').innerText()).not.toContain('Nothing');
    expect(await findings()).toEqual([]);
    await page.getByTestId('copies-merge').click();
    await page.getByTestId('copies').waitFor({ state: 'detached' });
    await desk.settled();
    const [conflict] = (await desk.call('contents', { map })).conflicts;
    expect(conflict?.of).toBe(both);
    await page.getByTestId('conflict-bar').waitFor();
  });

  it('is compared with the map, place by place, and nothing is changed', async () => {
    const { page } = desk;
    const { path, both } = await backFrom('bo.journey');
    await drop([path]);
    await page.getByTestId('came-in-compare').click();
    await looked();
    const { revision } = await desk.call('contents', { map });
    // Of a text that was edited, what went and what came is told word by word; one that is another stands beside it.
    const row = page.locator(`[data-testid=comparison] [data-id="${both}"]`);
    expect(await row.locator('del, ins').allInnerTexts()).not.toEqual([]);
    await row.click();
    await page.getByTestId('copies').getByText('Your map', { exact: true }).first().click();
    await looked();
    await page.keyboard.press('Escape');
    await page.getByTestId('copies').waitFor({ state: 'detached' });
    expect((await desk.call('contents', { map })).revision).toBe(revision);
  });

  it('says where a broken one is broken, and the others go on without it', async () => {
    const { page } = desk;
    const { path } = await backFrom('cleo.journey');
    await drop([path]);
    await page.getByTestId('came-in-merge').click();
    await looked();
    const broken = join(folder, 'broken.journey');
    writeFileSync(broken, `${readFileSync(path, 'utf8').slice(0, 300)}\n!!!`);
    writeFileSync(path, readFileSync(path));
    await page.keyboard.press('Escape');
    await drop([broken]);
    const bad = page.getByTestId('toast').filter({ hasText: 'broken.journey' });
    expect(await bad.innerText()).toMatch(/line \d+, column \d+/);
    expect(await page.locator('[data-testid=map-host]').count()).toBe(1);
  });
});

describe('the file of a map', () => {
  it('is told when somebody else changes it, and never taken over', async () => {
    const { page } = desk;
    const { path } = await backFrom('dora.journey');
    const own = join(folder, `own-${map}.journey`);
    await desk.call('export', { map, path: own, contents: WHOLE });
    const { revision } = await desk.call('contents', { map });
    const theirs = readFileSync(path);
    writeFileSync(own, theirs);
    await page.getByTestId('outside-bar').waitFor({ timeout: 30_000 });
    expect(await desk.said()).toContain('was changed outside');
    expect(await findings()).toEqual([]);
    expect((await desk.call('contents', { map })).revision).toBe(revision);
    await page.getByTestId('outside-merge').click();
    await looked();
    await page.getByTestId('copies-merge').click();
    await page.getByTestId('copies').waitFor({ state: 'detached' });
    await page.getByTestId('outside-bar').waitFor({ state: 'detached' });
    expect(readFileSync(own).equals(theirs)).toBe(true);
  });

  it('goes out without what its reader need not have', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+Shift+s');
    await page.getByTestId('save-copy').waitFor();
    expect(await findings()).toEqual([]);
    await page.getByTestId('save-copy-anonymised').check();
    expect(await page.getByTestId('save-copy-history').isDisabled()).toBe(true);
    await page.getByTestId('save-copy-save').click();
    await page.getByTestId('toast').getByText('Map file written').waitFor();
  });

  it('goes out with its pictures in a folder beside it, where that is wished', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+Shift+s');
    await page.getByTestId('save-copy-beside').check();
    await page.getByTestId('save-copy-pictures').uncheck();
    expect(await page.getByTestId('save-copy-beside').isDisabled()).toBe(true);
    await page.getByTestId('save-copy-pictures').check();
    expect(await page.getByTestId('save-copy-beside').isChecked()).toBe(true);
    await page.getByTestId('save-copy-save').click();
    await page.getByTestId('toast').getByText('Map file written').waitFor();
  });

  it('goes out as a page to read, which has the map in it and asks for nothing', async () => {
    const { page } = desk;
    const { path, both } = await backFrom('emil.journey');
    expect([path, both]).not.toContain('');
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette').fill('copy to read');
    await page.keyboard.press('Enter');
    const dialog = page.getByTestId('reader');
    await dialog.waitFor();
    expect(await findings()).toEqual([]);
    await dialog.getByText('Italiano').click();
    await page.getByTestId('reader-write').click();
    await dialog.waitFor({ state: 'detached' });
    const told = page.getByTestId('toast').filter({ hasText: 'Copy written' });
    const written = join(folder, 'read.html');
    copyFileSync(/\/\S+/.exec(await told.innerText())?.[0] ?? '', written);
    const text = readFileSync(written, 'utf8');
    expect(text).toContain('<html lang="it"');
    expect(text).toContain('Studies the whole board');
    const other = await page.context().browser()?.newPage();
    if (other === undefined) throw new Error('the browser is gone');
    const asked: string[] = [];
    other.on('request', (request) => asked.push(request.url()));
    await other.goto(`file://${written}`);
    await other.getByText('Studies the whole board').first().waitFor({ state: 'attached' });
    expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
    await other.close();
  });
});

describe('an independent checker finds nothing in what is passed on and comes back', () => {
  for (const [appearance, language] of [
    ['light', 'en'],
    ['dark', 'it'],
  ] as const) {
    it(`${appearance}, ${language}`, async () => {
      const { page } = desk;
      const { path, both } = await backFrom(`fay-${language}.journey`);
      const own = join(folder, `own-${map}.journey`);
      await desk.call('export', { map, path: own, contents: WHOLE });
      await show(appearance, language);
      await drop([path]);
      await page.getByTestId('came-in').waitFor();
      expect(await findings(), 'a copy comes in').toEqual([]);
      await page.getByTestId('came-in-merge').click();
      await looked();
      expect(await findings(), 'merge').toEqual([]);
      await page.keyboard.press('Escape');
      await drop([path]);
      await page.getByTestId('came-in-compare').click();
      await looked();
      await page.locator(`[data-testid=comparison] [data-id="${both}"]`).click();
      expect(await findings(), 'comparison').toEqual([]);
      await page.keyboard.press('Escape');
      for (const keys of ['Control+Shift+s', 'Control+Alt+s', 'Control+Alt+o']) {
        await page.keyboard.press(keys);
        await page.locator('dialog[open]').waitFor();
        expect(await findings(), keys).toEqual([]);
        await page.keyboard.press('Escape');
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
      }
      await page.keyboard.press('Control+k');
      await page.getByTestId('palette').fill(language === 'it' ? 'copia da leggere' : 'copy to read');
      await page.keyboard.press('Enter');
      await page.getByTestId('reader').waitFor();
      expect(await findings(), "the reader's copy").toEqual([]);
      await page.keyboard.press('Escape');
      writeFileSync(own, readFileSync(path));
      await page.getByTestId('outside-bar').waitFor({ timeout: 30_000 });
      expect(await findings(), 'changed outside').toEqual([]);
      await page.getByTestId('outside-merge').click();
      await looked();
      await page.getByTestId('copies-merge').click();
      await page.getByTestId('conflict-bar').waitFor();
      await page.keyboard.press('F8');
      await page.getByTestId('conflict').waitFor();
      expect(await findings(), 'conflict').toEqual([]);
      await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
    });
  }
});
