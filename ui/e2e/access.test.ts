import { afterEach, describe, expect, it } from 'vitest';

import { click, findings, press, show } from './checker';
import { drawn } from './poster-dialog';
import { desk, map, onOneMap } from './desk';

onOneMap(1280, 720);
afterEach(async () => {
  await desk.page.setViewportSize({ width: 1280, height: 720 });
  await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
});

const INSPECTOR = '[data-testid=inspector]';

describe('an independent checker finds nothing', () => {
  for (const appearance of ['light', 'dark', 'contrast'] as const) {
    for (const language of ['en', 'it'] as const) {
      it(`in the workspace, ${appearance}, ${language}`, async () => {
        await show(appearance, language);
        expect(await findings()).toEqual([]);
        const cell = await desk.cell(map, 0, 0);
        await desk.page.mouse.click(cell.x, cell.y);
        await desk.page.keyboard.type('Reads this aloud');
        await desk.page.waitForSelector('[data-testid=editor]');
        expect(await findings('main')).toEqual([]);
        await press('Escape');
        expect(await findings()).toEqual([]);
        expect(desk.faults).toEqual([]);
      });
    }

    it(`whatever is selected, ${appearance}`, async () => {
      await show(appearance, 'en');
      for (const kind of ['Stage', 'Step', 'Lane', 'Actor', 'Card'] as const) {
        await click((hit) => hit.kind === kind && hit.name !== '');
        await desk.page.waitForSelector(`${INSPECTOR} [data-testid=inspector-name]`);
        expect(await findings(INSPECTOR), kind).toEqual([]);
      }
      await press('Control+a');
      expect(await findings(INSPECTOR), 'many').toEqual([]);
      expect(await desk.page.locator('[data-testid=grid] [role=option][aria-selected=true]').count()).toBeGreaterThan(
        1,
      );
      await press('Escape');
      expect(await findings(INSPECTOR), 'the map').toEqual([]);
    });

    it(`in every list, bar and tray, ${appearance}`, async () => {
      await show(appearance, appearance === 'dark' ? 'it' : 'en');
      await click((hit) => hit.kind === 'Card', 'right');
      await desk.page.waitForSelector('[role=menu]');
      expect(await findings('[role=menu]'), 'menu').toEqual([]);
      await desk.page.keyboard.press('Escape');
      await press('Control+f');
      expect(await findings('main'), 'find').toEqual([]);
      await press('Escape');
      await press('Control+h');
      expect(await findings('main'), 'replace').toEqual([]);
      await press('Escape');
      await desk.page.click('[data-testid=status-filter]');
      expect(await findings('main'), 'filter').toEqual([]);
      await press('Escape');
      for (const key of ['Control+k', 'F1', 'Control+p']) {
        await press(key);
        await desk.page.waitForSelector('dialog[open]');
        // A poster's button is dim until the pages are there, and has no contrast while it brightens.
        if (key === 'Control+p') await drawn();
        expect(await findings('dialog[open]'), key).toEqual([]);
        await desk.page.keyboard.press('Escape');
        await desk.page.waitForSelector('dialog[open]', { state: 'detached' });
      }
      await press('Control+Alt+n');
      expect(await findings('main'), 'network').toEqual([]);
      await press('Control+Alt+n');
      await press('F5');
      await desk.page.waitForSelector('[data-testid=present-view]');
      expect(await findings(), 'present').toEqual([]);
      await press('Escape');
      await desk.library();
      expect(await findings(), 'library').toEqual([]);
      await desk.page.dblclick(`[data-map="${map}"]`);
      await desk.settled();
    });
  }
});

describe('the keyboard', () => {
  it('goes from part to part with F6, and back to the map with Escape', async () => {
    await show('light', 'en');
    const region = (): Promise<string | undefined> =>
      desk.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region);
    expect(await region()).toBe('map');
    const way: (string | undefined)[] = [];
    for (let part = 0; part < 7; part += 1) {
      await press('F6');
      way.push(await region());
      if (way.at(-1) === 'map') break;
    }
    expect(way.filter((part) => part !== 'tray')).toEqual(['findings', 'inspector', 'status', 'bar', 'rail', 'map']);
    await press('Shift+F6');
    expect(await region()).toBe('rail');
    await press('Escape');
    expect(await region()).toBe('map');
  });
});

describe('with text at 200 per cent', () => {
  for (const language of ['en', 'it'] as const) {
    it(`everything is within reach, ${language}`, async () => {
      await desk.page.setViewportSize({ width: 640, height: 360 });
      await show('light', language);
      const outside = (): Promise<string[]> =>
        desk.page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('button, input, [role=radio]')]
            .filter((one) => one.getClientRects().length > 0 && one.closest('[role=grid]') === null)
            // What is pressed of a radio button is the label around it.
            .map((one) => (one.matches('[type=radio]') ? (one.closest('label') ?? one) : one))
            .filter((one) => {
              const box = one.getBoundingClientRect();
              return box.left < -1 || box.right > innerWidth + 1 || box.width < 16;
            })
            .map((one) => one.outerHTML.slice(0, 120)),
        );
      expect(await outside()).toEqual([]);
      expect(await findings()).toEqual([]);
      expect(await desk.page.locator('[data-testid=minimap]').count()).toBe(0);
      for (const side of ['rail', 'inspector']) {
        await desk.page.click(`[data-testid=open-${side}]`);
        await desk.page.waitForSelector(`[data-testid=${side}]`);
        expect(await outside()).toEqual([]);
        await press('Escape');
        await desk.page.waitForSelector(`[data-testid=open-${side}]`);
      }
      for (const key of ['Control+k', 'F1', 'Control+p']) {
        await press(key);
        await desk.page.waitForSelector('dialog[open]');
        const box = await desk.page.locator('dialog[open]').boundingBox();
        expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 999) <= 360, key).toBe(true);
        expect(await outside(), key).toEqual([]);
        await desk.page.keyboard.press('Escape');
        await desk.page.waitForSelector('dialog[open]', { state: 'detached' });
      }
    });
  }
});

describe('what the system asks for', () => {
  it('more contrast, or colours of its own, brings the look with contrast', async () => {
    await desk.page.emulateMedia({ forcedColors: 'active' });
    await desk.call('prefer', { language: 'en', appearance: null, text_size: null });
    await desk.page.reload({ waitUntil: 'commit' });
    await desk.page.waitForSelector('html[data-theme=contrast]');
    await desk.page.emulateMedia({ forcedColors: 'none' });
    await desk.page.waitForSelector('html[data-theme=light]');
    await desk.page.emulateMedia({ contrast: 'more' });
    await desk.page.waitForSelector('html[data-theme=contrast]');
    await desk.page.emulateMedia({ contrast: 'no-preference' });
  });

  it('less motion stops every transition', async () => {
    await show('light', 'en');
    const moving = (): Promise<number> =>
      desk.page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((one) =>
            getComputedStyle(one)
              .transitionDuration.split(',')
              .some((time) => parseFloat(time) > 0),
          ).length,
      );
    expect(await moving()).toBeGreaterThan(0);
    await desk.page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving()).toBe(0);
    await desk.page.emulateMedia({ reducedMotion: 'no-preference' });
  });
});
