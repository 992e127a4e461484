import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import type { Command } from '../src/bindings';
import { findings } from './checker';
import { desk, map, onFreshMaps } from './desk';

// Files that somebody else has changed: compared with the open map, brought together with it, noticed when they change.
onFreshMaps();

const folder = mkdtempSync(join(tmpdir(), 'percorso-sharing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WHOLE = { without_history: false, without_pictures: false, anonymised: false };
let minted = 0;
function id(): string {
  minted += 1;
  return `01shr${String(minted).padStart(8, '0')}`;
}

async function did(on: string, ...commands: Command[]): Promise<void> {
  for (const command of commands) {
    const { state } = await desk.call('open', { map: on, appearance: 'light', language: 'en', form: 'Grid' });
    await desk.call('apply', { map: on, revision: state.revision, command });
  }
}

async function put(on: string, text: string, step = 0): Promise<string> {
  const { hits } = await desk.scene(on);
  const of = (kind: string): string[] => hits.filter((hit) => hit.kind === kind).map((hit) => hit.key);
  const card = id();
  const [lane] = of('Lane');
  await did(on, { do: 'AddCard', id: card, lane: lane ?? '', step: of('Step')[step] ?? '', text, before: null });
  return card;
}

function rename(card: string, value: string): Command {
  return { do: 'Edit', ids: [card], field: { field: 'Name', value } };
}

/** Shows the open map as it has become past the interface. */
async function reopen(): Promise<void> {
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
}

/** A file of the open map that somebody else has changed: one card of theirs, and one that both changed. */
async function backFrom(name: string): Promise<{ path: string; both: string }> {
  const both = await put(map, 'Reads the sign');
  const out = join(folder, `out-${map}.journey`);
  await desk.call('export', { map, path: out, contents: WHOLE });
  const { map: theirs } = await desk.call('import', { path: out });
  if (theirs === null) throw new Error('it was not imported');
  await put(theirs, 'Asks a neighbour', 1);
  await did(theirs, rename(both, 'Overlooks every sign'));
  const path = join(folder, name);
  await desk.call('export', { map: theirs, path, contents: WHOLE });
  await desk.call('shelve', { maps: [theirs], mark: 'Binned', on: true });
  await did(map, rename(both, 'Studies the whole board'));
  await reopen();
  return { path, both };
}

async function drop(paths: string[]): Promise<void> {
  const files = paths.map((path) => ({ name: path.split('/').at(-1) ?? '', text: readFileSync(path, 'utf8') }));
  const carried = await desk.page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await desk.page.dispatchEvent('[data-testid=map-host]', 'drop', { dataTransfer: carried });
}

async function looked(): Promise<void> {
  await desk.page.waitForSelector('[data-testid=copies][data-settled=true]');
  await desk.page.waitForSelector('[data-testid=revision-canvas][data-ready=true]');
}

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

  it('is compared with the map, place by place, and nothing is changed', async () => {
    const { page } = desk;
    const { path, both } = await backFrom('bo.journey');
    await drop([path]);
    await page.getByTestId('came-in-compare').click();
    await looked();
    const { revision } = await desk.call('contents', { map });
    await page.locator(`[data-testid=comparison] [data-id="${both}"]`).click();
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
});
