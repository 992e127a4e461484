import { afterEach, describe, expect, it } from 'vitest';

import { click, findings, press, show } from './checker';
import { desk, map, onOneMap } from './desk';
import { paintedPng } from './picture-files';

onOneMap(1280, 720);
afterEach(async () => {
  await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
});

let ids = 0;
const freshId = (): string => `7axe${String(Date.now() % 1e6).padStart(6, '0')}${String((ids += 1)).padStart(3, '0')}`;

/** Links two cards of the map past the interface,. */
async function linked(): Promise<void> {
  const { state, scene } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  if (scene.hits.some((hit) => hit.kind === 'Link')) return;
  const [from, to] = scene.hits.filter((hit) => hit.kind === 'Step').map((hit) => hit.id);
  const command = {
    do: 'AddLink',
    id: freshId(),
    kind: 'LeadsTo',
    from: from ?? '',
    to: to ?? '',
    label: 'after',
  } as const;
  await desk.call('apply', { map, revision: state.revision, command });
}

async function pictured(): Promise<void> {
  await desk.page.evaluate((base64) => {
    const file = new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], 'stand.png', {
      type: 'image/png',
    });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(file);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, paintedPng(400, 200).toString('base64'));
  await desk.page.waitForSelector('[data-testid=pictures-home], [data-testid=inspector-alt]');
  const home = desk.page.locator('[data-testid=pictures-home]');
  if ((await home.count()) > 0) {
    expect(await findings('main'), 'a picture without a lane').toEqual([]);
    await home.click();
  }
  await desk.page.waitForSelector('[data-testid=inspector-alt]');
  await desk.settled();
}

describe('an independent checker finds nothing', () => {
  for (const appearance of ['light', 'dark'] as const) {
    const language = appearance === 'light' ? 'en' : 'it';

    it(`about a selected link, and in a submenu, ${appearance}`, async () => {
      await linked();
      await show(appearance, language);
      await click((hit) => hit.kind === 'Step');
      await press('Control+Alt+l');
      await desk.page.waitForSelector('[data-testid=inspector-label]');
      expect(await findings(), 'link').toEqual([]);
      await press('Shift+F10');
      await desk.page.click('[role=menu] [aria-haspopup=menu]');
      await desk.page.waitForSelector('[role=menu] [role=menu] [role^=menuitem]');
      expect(await findings('[role=menu]'), 'submenu of a link').toEqual([]);
      await press('Escape', 'Escape');
      await click((hit) => hit.kind === 'Card', 'right');
      for (const name of ['basis', 'hue']) {
        await desk.page.hover(`[role=menu] [data-entry=${name}]`);
        await desk.page.waitForSelector(`[data-entry=${name}][aria-expanded=true]`);
        expect(await findings('[role=menu]'), name).toEqual([]);
      }
      await press('Escape', 'Escape');
    });

    it(`in history, views, tray and actors, ${appearance}`, async () => {
      await show(appearance, language);
      await press('Control+Alt+z');
      await desk.page.waitForSelector('[data-testid=history]');
      expect(await findings(), 'history').toEqual([]);
      await press('Escape');
      if ((await desk.page.locator('[data-view]').count()) === 0) {
        await desk.page.click('[data-testid=status-filter]');
        await desk.page.locator('[data-testid=filter] [role=checkbox], [data-testid=filter] input').first().click();
        await press('Escape');
        await desk.page.click('[data-testid=keep-view]');
        await desk.page.fill('[data-testid=view-name]', 'For the board');
        expect(await findings('main'), 'naming a view').toEqual([]);
        await desk.page.keyboard.press('Enter');
        await desk.settled();
      }
      expect(await desk.page.locator('[data-view] small').count(), 'the filter in words').toBe(1);
      expect(await findings(), 'views').toEqual([]);
      await desk.page.locator('[data-view] + button').click();
      await desk.page.waitForSelector('[data-testid=views] [role=menu]');
      expect(await findings('[data-testid=views] [role=menu]'), 'menu of a view').toEqual([]);
      await press('Escape');
      await press('Control+j');
      await desk.page.waitForSelector('[data-testid=capture]:focus');
      await desk.page.keyboard.type('! Nobody answers');
      expect(await findings(), 'capturing').toEqual([]);
      await press('Enter');
      expect(await findings(), 'tray').toEqual([]);
      await press('Escape', 'Escape');
      await desk.page.waitForSelector('[data-testid=actors]');
      expect(await findings('[data-testid=inspector]'), 'actors').toEqual([]);
      await desk.page.locator('[data-testid=actors] button').first().click();
      await desk.page.waitForSelector('[data-testid=actor-name]');
      expect(await findings('[data-testid=inspector]'), 'an actor').toEqual([]);
    });

    it(`about a picture and its crop, a network and a toast, ${appearance}`, async () => {
      await show(appearance, language);
      await click((hit) => hit.kind === 'Step');
      await pictured();
      expect(await findings(), 'a picture').toEqual([]);
      await desk.page.click('[data-testid=picture-crop]');
      await desk.page.waitForSelector('[data-testid=crop-frame]');
      expect(await findings('dialog[open]'), 'crop').toEqual([]);
      await desk.page.keyboard.press('Escape');
      await desk.page.waitForSelector('dialog[open]', { state: 'detached' });
      await press('Escape', 'Control+Alt+n');
      desk.form = 'Network';
      await click((hit) => hit.kind === 'Step');
      expect(await findings(), 'network').toEqual([]);
      desk.form = 'Grid';
      await press('Control+Alt+n');
      await click((hit) => hit.kind === 'Stage');
      await press('Delete');
      await desk.page.waitForSelector('[data-testid=toast]');
      expect(await findings(), 'toast').toEqual([]);
      await press('Control+z');
    });

    it(`in the menu of a map in the library, ${appearance}`, async () => {
      await show(appearance, language);
      await desk.library();
      await desk.page.click(`[data-map="${map}"]`, { button: 'right' });
      await desk.page.waitForSelector('[role=menu]');
      expect(await findings('[role=menu]'), 'library').toEqual([]);
      await desk.page.keyboard.press('Escape');
      expect(desk.faults).toEqual([]);
    });
  }
});
