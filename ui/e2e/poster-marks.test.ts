import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import type { PosterChoices } from '../src/bindings';
import { FIRST_CHOICES } from '../src/host/first-choices';
import { findings } from './checker';
import { desk, map, onFreshMaps } from './desk';
import { changeTheMap, drawn, leave, open, part, unfold } from './poster-dialog';

const written: string[] = [];

onFreshMaps();
afterEach(async () => {
  await leave();
  for (const path of written.splice(0)) rmSync(path, { force: true });
});

const kept = (): Promise<PosterChoices> => desk.call('poster_choices', { map });
const marks = `${part('mark')} select`;
const listed = (): Promise<string[]> => desk.page.locator(`${marks} option`).allTextContents();

/** Names the map as it is, prints cards of it, and then gives a step another name. */
async function goOn(): Promise<void> {
  await desk.call('name_revision', { map, seq: null, name: 'Before lunch' });
  const path = join(tmpdir(), `percorso-${map}-cards.pdf`);
  written.push(path);
  const choices: PosterChoices = { ...FIRST_CHOICES, product: 'Cards', paper: 'A4' };
  await desk.call('export_poster', { map, choices, path });
  await changeTheMap();
}

describe('changes on a poster', () => {
  it('are marked since nothing at first, and a state that is gone is told', async () => {
    const choices: PosterChoices = { ...FIRST_CHOICES, mark: { Revision: { seq: 77 } } };
    await desk.call('preview_poster', { map, choices });
    await desk.page.keyboard.press('Control+p');
    const nothing = desk.page.locator(part('nothing'));
    await expect.poll(() => nothing.textContent()).toContain('not known any more');
    expect(await desk.page.locator(part('export')).isEnabled()).toBe(false);
    await desk.page.selectOption(marks, { label: 'Nothing is marked' });
    await drawn();
    expect((await kept()).mark).toBeNull();
  });

  it('are marked since a print or a revision of the list', async () => {
    await goOn();
    await open();
    // The cards were printed last.
    await desk.page.click('[data-product=Map]', { force: true });
    await drawn();
    await unfold('content');
    const [none, print, revision] = await listed();
    expect([none, print?.startsWith('Print '), revision?.startsWith('Before lunch')]).toEqual([
      'Nothing is marked',
      true,
      true,
    ]);
    await desk.page.selectOption(marks, { label: revision ?? '' });
    await expect.poll(async () => (await kept()).mark).toHaveProperty('Revision');
    await drawn();
    expect(await desk.page.locator(part('advice')).count()).toBe(0);
    const { printed } = await desk.call('poster_prints', { map });
    await desk.page.selectOption(marks, { label: print ?? '' });
    await expect.poll(async () => (await kept()).mark).toEqual({ Print: { code: printed[0]?.code } });
    await drawn();
    expect(await findings('dialog')).toEqual([]);
  });
});
