import { beforeEach, describe, expect, it } from 'vitest';

import { desk, onOneMap } from './desk';
import { card, library, mine, onThreeMaps, run } from './home-maps';

// What had the keyboard is often gone with what it did: something in its place has it then, never the bare page.
onOneMap(1280, 720);

onThreeMaps();

const named = (testid: string): string => `[data-testid=${testid}]`;

/** Waits until what a selector names has the keyboard, or something in it. */
async function hasKeyboard(selector: string): Promise<void> {
  await desk.page.waitForFunction((one) => (document.activeElement?.closest(one) ?? null) !== null, selector);
}

/** Presses Enter on something, as who has come there by keys. */
async function enter(selector: string): Promise<void> {
  await desk.page.locator(selector).focus();
  await desk.page.keyboard.press('Enter');
}

describe('the revisions', () => {
  const open = async (): Promise<void> => {
    const { page } = desk;
    await page.dblclick(card(mine[0]));
    await desk.settled();
    await page.keyboard.press('Control+Alt+s');
    await page.getByTestId('revision-name').fill('Workshop');
    await page.keyboard.press('Enter');
    await page.getByTestId('name-revision').waitFor({ state: 'detached' });
    await desk.call('name_map', { map: mine[0] ?? '', title: `Later ${run}` });
    await page.keyboard.press('Control+Alt+h');
    await page.locator(named('revision'), { hasText: 'Workshop' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector(named('revision-unname'));
  };

  it('keep the keyboard in a comparison and after it', async () => {
    const { page } = desk;
    await open();
    await enter(named('revision-compare'));
    await page.waitForSelector(named('compare-leave'));
    await hasKeyboard('aside');
    await page.keyboard.press('Escape');
    await page.waitForSelector(named('revision-compare'));
    await hasKeyboard(`${named('revision')}[aria-current]`);
    // So does who leaves it by its button.
    await enter(named('revision-compare'));
    await enter(named('compare-leave'));
    await hasKeyboard(`${named('revision')}[aria-current]`);
    await page.keyboard.press('Escape');
    await page.getByTestId('revisions').waitFor({ state: 'detached' });
    await hasKeyboard('[data-region=map]');
    expect(desk.faults).toEqual([]);
  });

  it('keep it when they are named, or not, or lose their name', async () => {
    const { page } = desk;
    await open();
    await enter(named('revision-rename'));
    await hasKeyboard(named('revision-name'));
    await page.keyboard.press('Escape');
    await hasKeyboard(named('revision-rename'));
    await page.keyboard.press('Enter');
    await page.locator(named('revision-name')).fill('Workshop, Friday');
    await page.keyboard.press('Enter');
    await page.locator(named('revision'), { hasText: 'Friday' }).waitFor();
    await hasKeyboard(named('revision-rename'));
    await enter(named('revision-unname'));
    await page.locator(named('revision'), { hasText: 'Friday' }).waitFor({ state: 'detached' });
    await hasKeyboard(`${named('revision-rename')}, ${named('revision')}[aria-current]`);
    await page.keyboard.press('Escape');
    await page.getByTestId('revisions').waitFor({ state: 'detached' });
    expect(desk.faults).toEqual([]);
  });
});

describe('a dialog of the home', () => {
  it('leaves the keyboard to the maps when what opened it is gone', async () => {
    const { page } = desk;
    const { collection } = await desk.call('name_collection', { collection: null, name: `Sportello ${run}` });
    await page.locator(`[data-collection="${collection}"]`).focus();
    await page.keyboard.press('Control+k');
    await hasKeyboard('dialog');
    await desk.call('remove_collection', { collection });
    await page.waitForSelector(`[data-collection="${collection}"]`, { state: 'detached' });
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await hasKeyboard(named('map-list'));
    expect(desk.faults).toEqual([]);
  });

  it('keeps it while a backup is made', async () => {
    const { page } = desk;
    await enter(named('last-backup'));
    await page.waitForSelector(named('backups-now'));
    await enter(named('backups-now'));
    await page.getByTestId('backup-contents').getByText('Checked just now').waitFor();
    await hasKeyboard(named('backups-now'));
    // A question that is taken back gives it to what asked it.
    for (const asks of ['backup-restore', 'backup-delete']) {
      await enter(named(asks));
      await hasKeyboard('[data-testid=backup-contents] [role=group]');
      await enter(named('backup-cancel'));
      await hasKeyboard(named(asks));
    }
    await page.keyboard.press('Escape');
    await hasKeyboard(named('last-backup'));
    expect(desk.faults).toEqual([]);
  });
});

describe('a collection', () => {
  let made: string[] = [];
  const item = (at: number): string => `[data-collection="${made[at] ?? ''}"]`;
  const gone = (at: number) => desk.page.waitForSelector(item(at), { state: 'detached' });

  beforeEach(async () => {
    for (const { collection } of (await library()).collections) await desk.call('remove_collection', { collection });
    made = [];
    for (const name of ['Uno', 'Due']) {
      made.push((await desk.call('name_collection', { collection: null, name: `${name} ${run}` })).collection);
    }
    await desk.page.waitForSelector(item(1));
  });

  it('has the keyboard again when its name was typed, or left as it was', async () => {
    const { page } = desk;
    await page.locator(item(0)).focus();
    await page.keyboard.press('F2');
    await hasKeyboard(named('name-field'));
    await page.keyboard.press('Escape');
    await hasKeyboard(item(0));
    await page.keyboard.press('F2');
    await page.locator(named('name-field')).fill(`Tre ${run}`);
    await page.keyboard.press('Enter');
    await page.locator(item(0), { hasText: 'Tre' }).waitFor();
    await hasKeyboard(item(0));
    expect(desk.faults).toEqual([]);
  });

  it('that is taken away leaves the keyboard to the next one, which has it also when it is back', async () => {
    const { page } = desk;
    await page.locator(item(0)).focus();
    await page.keyboard.press('Delete');
    await gone(0);
    await hasKeyboard(item(1));
    await enter(`${named('toast')} ${named('toast-offer')}`);
    await page.waitForSelector(item(0));
    await hasKeyboard(item(1));
    expect(desk.faults).toEqual([]);
  });

  it('that is taken away leaves it to all maps when it was the last, also when it was the one that is looked at', async () => {
    const { page } = desk;
    await enter(item(1));
    await page.waitForSelector(`${item(1)}[aria-current=true]`);
    await page.keyboard.press('Delete');
    await gone(1);
    await hasKeyboard(named('shelf-All'));
    await page.locator(item(0)).focus();
    await page.keyboard.press('Delete');
    await gone(0);
    await hasKeyboard(named('shelf-All'));
    expect(desk.faults).toEqual([]);
  });
});
