import { describe, expect, it } from 'vitest';

import type { Command } from '../src/bindings';
import { findings, show } from './checker';
import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

let minted = 0;
function id(): string {
  minted += 1;
  return `01rev${String(minted).padStart(8, '0')}`;
}

/** Does something on the map past the interface, then shows it. */
async function did(...commands: Command[]): Promise<void> {
  for (const command of commands) {
    const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    await desk.call('apply', { map, revision: state.revision, command });
  }
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
}

async function places(): Promise<{ lane: string; steps: string[]; stages: string[] }> {
  const { hits } = await desk.scene(map);
  const of = (kind: string): string[] => hits.filter((hit) => hit.kind === kind).map((hit) => hit.key);
  return { lane: of('Lane')[0] ?? '', steps: of('Step'), stages: of('Stage') };
}

/** A map with a named revision, a card that changed since, one that came, and a stage that went. */
async function worked(): Promise<string> {
  const { lane, steps, stages } = await places();
  const first = id();
  await did({ do: 'AddCard', id: first, lane, step: steps[0] ?? '', text: 'Hears of it', before: null });
  await desk.page.keyboard.press('Control+Alt+s');
  await desk.page.getByTestId('revision-name').fill('Workshop, Friday');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByTestId('name-revision').waitFor({ state: 'detached' });
  await did(
    { do: 'Edit', ids: [first], field: { field: 'Name', value: 'Hears of it over lunch' } },
    { do: 'AddCard', id: id(), lane, step: steps[1] ?? '', text: 'Reads a review', before: null },
    { do: 'Delete', ids: [stages.at(-1) ?? ''] },
  );
  return first;
}

async function open(): Promise<void> {
  await desk.page.keyboard.press('Control+Alt+h');
  await shown();
}

async function shown(): Promise<void> {
  await desk.page.waitForSelector('[data-testid=revisions][data-settled=true]');
  await desk.page.waitForSelector('[data-testid=revision-canvas][data-ready=true]');
}

function row(text: string) {
  return desk.page.getByTestId('revision').filter({ hasText: text });
}

describe('the revisions of a map', () => {
  it('are told when there are none yet', async () => {
    await open();
    expect(await desk.page.getByTestId('revision').count()).toBe(1);
    expect(await desk.page.getByTestId('revisions').innerText()).toContain('no earlier state yet');
    await desk.page.keyboard.press('Escape');
    await desk.page.getByTestId('revisions').waitFor({ state: 'detached' });
  });

  it('are named, kept before a stage goes, and listed by day', async () => {
    await worked();
    await open();
    const list = await desk.page.getByTestId('revisions').innerText();
    expect(list).toMatch(/now/i);
    expect(list).toContain('Workshop, Friday');
    await desk.page.keyboard.press('Escape');
    const { points } = await desk.call('revisions', { map });
    expect(points.map(({ kind }) => kind)).toContain('Before');
    expect(points.find(({ kind }) => kind === 'Named')?.code).toMatch(/^\w{4}-\w{4}$/);
  });

  it('are looked at without changing anything, and come back with one undo', async () => {
    await worked();
    const before = await desk.scene(map);
    await open();
    await row('Workshop, Friday').click();
    await shown();
    const { page } = desk;
    expect(await page.getByTestId('revision-bar').innerText()).toContain('You are looking at “Workshop, Friday”');
    // Keys that would edit the map only move the picture here.
    await page.getByTestId('revision-canvas').focus();
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('x');
    expect((await desk.scene(map)).hits).toEqual(before.hits);
    await page.getByTestId('revision-restore').click();
    await page.getByTestId('revisions').waitFor({ state: 'detached' });
    await desk.settled();
    const names = (await desk.scene(map)).hits.map(({ name }) => name);
    expect(names).toContain('Hears of it');
    expect(names).not.toContain('Reads a review');
    expect(await page.getByTestId('undo').innerText()).toContain('restore “Workshop, Friday”');
    await page.keyboard.press('Control+z');
    await desk.settled();
    expect((await desk.scene(map)).hits).toEqual(before.hits);
  });

  it('get other names and lose them', async () => {
    await worked();
    await open();
    const { page } = desk;
    await row('Workshop, Friday').click();
    await page.getByTestId('revision-rename').click();
    await page.getByTestId('revision-name').fill('Workshop, Monday');
    await page.keyboard.press('Enter');
    await row('Workshop, Monday').waitFor();
    // Escape leaves the field and nothing else.
    await page.getByTestId('revision-rename').click();
    await page.keyboard.press('Escape');
    await page.getByTestId('revision-rename').waitFor();
    await page.getByTestId('revision-unname').click();
    await row('Workshop').waitFor({ state: 'detached' });
    expect((await desk.call('history', { map })).entries.length).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await page.getByTestId('revisions').waitFor({ state: 'detached' });
  });

  it('have their name in the field when they are named again', async () => {
    const { page } = desk;
    const field = page.getByTestId('revision-name');
    await page.keyboard.press('Control+Alt+s');
    await field.fill('Workshop');
    await page.keyboard.press('Enter');
    await page.getByTestId('name-revision').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Alt+s');
    await field.waitFor();
    expect(await field.inputValue()).toBe('Workshop');
    expect(await page.getByTestId('name-revision').innerText()).toContain('Rename this revision');
    await page.keyboard.press('End');
    await page.keyboard.type(', Friday');
    await page.keyboard.press('Enter');
    await page.getByTestId('name-revision').waitFor({ state: 'detached' });
    const { points } = await desk.call('revisions', { map });
    expect(points.map(({ name }) => name)).toContain('Workshop, Friday');
  });

  it('go on with the present that another window makes', async () => {
    const { page } = desk;
    await open();
    const { lane, steps } = await places();
    const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    const step = steps[0] ?? '';
    const command = { do: 'AddCard', id: id(), lane, step, text: 'From elsewhere', before: null } as const;
    await desk.call('apply', { map, revision: state.revision, command });
    await page.getByTestId('revisions').getByText('From elsewhere').first().waitFor();
    await shown();
    expect(await page.getByTestId('revision-bar').innerText()).toContain('This is the map as it is now');
    await page.keyboard.press('Escape');
  });

  it('are compared in words and on the map', async () => {
    const first = await worked();
    await open();
    const { page } = desk;
    await row('Workshop, Friday').click();
    await shown();
    await page.getByTestId('revision-compare').click();
    const list = page.getByTestId('comparison');
    await list.waitFor();
    const counts = await page.getByTestId('comparison-counts').innerText();
    expect(counts).toMatch(/1 added/);
    expect(counts).toMatch(/1 changed/);
    const changed = await list.locator(`[data-id="${first}"]`).innerText();
    expect(changed).toContain('Hears of it over lunch');
    expect(changed).toMatch(/Text\s+Hears of it\s+added:\s+over lunch/);
    // What is gone is shown where it was.
    await list.locator('[data-turn=Removed]').first().click();
    await shown();
    expect(await page.getByRole('radio', { name: 'Earlier' }).getAttribute('aria-checked')).toBe('true');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByTestId('revisions').waitFor({ state: 'detached' });
  });

  it('become maps of their own', async () => {
    await worked();
    await open();
    const { page } = desk;
    await row('Workshop, Friday').click();
    await shown();
    await page.getByTestId('revision-copy').click();
    const told = page.getByText('is in the library');
    await told.first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByTestId('title').filter({ hasText: 'Workshop, Friday' }).waitFor();
    await desk.settled();
  });

  it('are reached from the list of what was done, and by keys alone', async () => {
    await worked();
    const { page } = desk;
    await page.keyboard.press('Control+Alt+z');
    await page.locator('[data-testid=history] [aria-current]:focus').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown();
    await page.locator('[data-testid=revision][aria-current]').focus();
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('How the map began');
    await page.keyboard.press('Enter');
    await shown();
    expect(await page.getByTestId('revision-bar').innerText()).toContain('You are looking at');
    await page.keyboard.press('Escape');
    await page.getByTestId('revisions').waitFor({ state: 'detached' });
  });

  it('can be read by everybody, in both languages and all looks', async () => {
    await worked();
    for (const [appearance, language] of [
      ['light', 'en'],
      ['dark', 'it'],
      ['contrast', 'en'],
    ] as const) {
      await show(appearance, language);
      await open();
      await row('Workshop, Friday').click();
      await shown();
      expect(await findings('dialog')).toEqual([]);
      await desk.page.getByTestId('revision-compare').click();
      await desk.page.getByTestId('comparison').waitFor();
      await shown();
      expect(await findings('dialog')).toEqual([]);
      await desk.page.getByTestId('revisions-close').click();
      await desk.page.keyboard.press('Control+Alt+s');
      await desk.page.getByTestId('name-revision').waitFor();
      expect(await findings('dialog')).toEqual([]);
      await desk.page.keyboard.press('Escape');
    }
    await show('light', 'en');
  });
});
