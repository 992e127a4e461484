import { afterEach, describe, expect, it } from 'vitest';

import type { Calls, PosterChoices } from '../src/bindings';
import { FIRST_CHOICES } from '../src/host/first-choices';
import { findings, show } from './checker';
import { desk, map, onFreshMaps } from './desk';
import { drawn, inParts, leave, open, part, unfold } from './poster-dialog';

onFreshMaps();

afterEach(leave);

const kept = (): Promise<PosterChoices> => desk.call('poster_choices', { map });
const canExport = (): Promise<boolean> => desk.page.locator(part('export')).isEnabled();
const page = (): Promise<string | null> =>
  desk.page.locator(`${part('preview')} img`).evaluate((image) => image.getAttribute('data-page'));

describe('a choice that cannot be printed', () => {
  it('says so beside its field; the preview stays and nothing can be exported until it is mended', async () => {
    await open();
    const margin = desk.page.locator(part('margin'));
    await margin.fill('300');
    const reason = desk.page.locator('dialog [role=alert]');
    await expect.poll(() => reason.textContent()).toContain('292 mm');
    expect(await margin.getAttribute('aria-invalid')).toBe('true');
    expect(await desk.page.locator(`${part('preview')} img`).count()).toBe(1);
    expect(await canExport()).toBe(false);
    await margin.fill('twenty');
    await expect.poll(() => reason.textContent()).toContain('number');
    expect(await margin.inputValue()).toBe('twenty');
    expect(await canExport()).toBe(false);
    await margin.fill('20');
    await expect.poll(canExport).toBe(true);
    await expect.poll(async () => (await kept()).margin_mm).toBe(20);
  });

  it('is a map of which no stage is ticked', async () => {
    await open();
    await unfold('content');
    const stages = desk.page.locator('[data-testid=only-stages]');
    await stages.locator('[aria-expanded]').click();
    const boxes = stages.locator('input');
    const count = await boxes.count();
    for (let at = 0; at < count; at += 1) await boxes.nth(at).uncheck();
    await stages.locator('[role=alert]').waitFor();
    expect(await canExport()).toBe(false);
    await boxes.nth(1).check();
    await expect.poll(canExport).toBe(true);
    await expect.poll(async () => (await kept()).only.stages.length).toBe(1);
  });

  it('is the code of a print that nobody made', async () => {
    await open();
    await desk.page.click('[data-product=Changes]', { force: true });
    expect(await canExport()).toBe(false);
    await desk.page.fill(part('since'), 'zzzz-zzzz');
    await desk.page.locator(part('nothing')).waitFor();
    expect(await desk.page.textContent(part('nothing'))).toContain('ZZZZ-ZZZZ');
    expect(await desk.page.getAttribute(part('since'), 'aria-invalid')).toBe('true');
    expect(await canExport()).toBe(false);
  });
});

describe('the pages', () => {
  it('are those that the exporter draws, at the pixels of the screen', async () => {
    await open();
    const image = desk.page.locator(`${part('preview')} img`);
    await expect
      .poll(() =>
        image.evaluate((one: HTMLImageElement) => Math.abs(one.naturalWidth - one.getBoundingClientRect().width) <= 1),
      )
      .toBe(true);
    expect(await desk.page.textContent(part('preview'))).toContain('841 × 594 mm');
    // At its printed size a millimetre is a millimetre.
    await desk.page.keyboard.press('1');
    await expect
      .poll(async () => Math.round((await image.boundingBox())?.width ?? 0))
      .toBe(Math.round((841 * 96) / 25.4));
    expect(await desk.page.textContent(part('zoom'))).toContain('100');
    await desk.page.keyboard.press('0');
    await expect.poll(async () => ((await image.boundingBox())?.width ?? 0) < 1200).toBe(true);
  });

  it('are turned with keys and by their small pictures', async () => {
    await open();
    await inParts();
    const pages = desk.page.locator(part('pages'));
    expect(await pages.textContent()).toContain('Overview');
    await desk.page.keyboard.press('PageDown');
    await expect.poll(page).toBe('1');
    expect(await pages.textContent()).toContain('A1');
    await desk.page.focus(`${part('preview')} [data-room]`);
    await desk.page.keyboard.press('ArrowRight');
    await expect.poll(page).toBe('2');
    await desk.page.keyboard.press('Home');
    await expect.poll(page).toBe('0');
    const small = desk.page.locator(`${part('strip')} [role=option]`);
    await small.nth(1).locator('img').waitFor();
    await small.nth(1).click();
    await expect.poll(page).toBe('1');
    expect(await small.nth(1).getAttribute('aria-selected')).toBe('true');
  });

  it('follow the choices with one request under way, and the last choice wins', async () => {
    await open();
    let under = 0;
    let most = 0;
    const asked: string[] = [];
    await desk.page.route('**/rpc/*_poster*', async (route) => {
      under += 1;
      most = Math.max(most, under);
      const { choices } = route.request().postDataJSON() as Calls['preview_poster']['params'];
      if (route.request().url().includes('preview_poster')) asked.push(JSON.stringify(choices.paper));
      const answer = await route.fetch();
      under -= 1;
      await route.fulfill({ response: answer });
    });
    for (const paper of ['A0', 'A2', 'B1', 'ArchD', 'A3']) await desk.page.selectOption(part('paper'), paper);
    await expect.poll(() => desk.page.textContent(part('preview'))).toContain('420 × 297 mm');
    await drawn();
    expect(most).toBe(1);
    expect(asked.at(-1)).toBe('"A3"');
    await desk.page.unroute('**/rpc/*_poster*');
  });
});

describe('the choices', () => {
  it('begin as the app has them, in the language of the window', async () => {
    expect(await kept()).toEqual(FIRST_CHOICES);
  });

  it('are kept for each map', async () => {
    await open();
    await desk.page.selectOption(part('paper'), 'Custom');
    await desk.page.fill(part('width'), '900');
    await desk.page.fill(part('height'), '500');
    await desk.page.click('[data-theme-choice=Blueprint]', { force: true });
    await inParts();
    await desk.page.keyboard.press('Escape');
    await desk.page.waitForSelector('dialog', { state: 'detached' });
    await show('light', 'en');
    await open();
    expect(await desk.page.inputValue(part('width'))).toBe('900');
    expect(await desk.page.inputValue(part('height'))).toBe('500');
    expect(await desk.page.locator('[data-theme-choice=Blueprint]').isChecked()).toBe(true);
    expect(await desk.page.locator(part('strip')).count()).toBe(1);
  });

  it('of a larger paper are one press away when the type is too small', async () => {
    await open();
    await desk.page.selectOption(part('paper'), 'Custom');
    await desk.page.fill(part('width'), '60');
    await desk.page.fill(part('height'), '40');
    await desk.page.click(part('larger'));
    await desk.page.locator(part('advice')).waitFor({ state: 'detached' });
    expect(Number(await desk.page.inputValue(part('width')))).toBeGreaterThan(60);
  });

  it('lead from a character without a font to the card that has it', async () => {
    const { scene, state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    const cell = scene.hits.find((hit) => hit.kind === 'Cell');
    const id = '01g0yphs00001';
    const place = { lane: cell?.lane ?? '', step: cell?.step ?? '' };
    const command = { do: 'AddCard' as const, id, ...place, text: 'Signs 𓂀 here', before: null };
    await desk.call('apply', { map, revision: state.revision, command });
    await desk.library();
    await desk.page.dblclick(`[data-map="${map}"]`);
    await desk.settled();
    await open();
    const named = desk.page.locator(`${part('advice')} button`, { hasText: 'Signs' });
    await named.click();
    await desk.page.waitForSelector('dialog', { state: 'detached' });
    await desk.page.waitForSelector('[data-testid=inspector]');
    await expect
      .poll(() => desk.page.locator('[data-testid=grid] [role=option][aria-selected=true]').textContent())
      .toContain('Signs');
  });
});

describe('the file', () => {
  it('is said to be written, and its folder is one press away', async () => {
    await open();
    await desk.page.click(part('export'));
    await desk.page.waitForSelector('dialog', { state: 'detached' });
    const asked = desk.page.waitForRequest('**/rpc/show_file');
    await desk.page.click('[data-testid=toast-offer]');
    const { path } = (await asked).postDataJSON() as Calls['show_file']['params'];
    expect(path).toMatch(/\.pdf$/);
    expect(desk.faults).toEqual([]);
  });

  it('tells how far it is, and is stopped', async () => {
    await open();
    await inParts();
    const count = await desk.page.locator(`${part('strip')} [role=option]`).count();
    let stop = (): void => undefined;
    const stopped = new Promise<void>((done) => (stop = done));
    await desk.page.route('**/rpc/export_poster', async (route) => {
      await stopped;
      await route.fulfill({ status: 400, json: { code: 'CalledOff', message: 'called off', detail: null } });
    });
    const progress = { running: true, done: 5, of: count + 3 };
    await desk.page.route('**/rpc/poster_progress', (route) => route.fulfill({ json: progress }));
    await desk.page.route('**/rpc/cancel_poster', async (route) => {
      await route.fulfill({ json: {} });
      stop();
    });
    await desk.page.click(part('export'));
    const bar = desk.page.locator(part('progress'));
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('5');
    expect(await desk.page.locator(`${part('strip')} .done`).count()).toBe(2);
    // Escape stops the file and leaves the dialog as it is.
    await desk.page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    expect(await desk.page.textContent('dialog footer')).toContain('No file was written');
    expect(await canExport()).toBe(true);
    for (const call of ['export_poster', 'poster_progress', 'cancel_poster']) {
      await desk.page.unroute(`**/rpc/${call}`);
    }
    // The browser itself says that the call failed; nothing else may.
    expect(desk.faults.filter((fault) => !fault.includes('400'))).toEqual([]);
  });

  it('that cannot be written is said in the dialog, and everything chosen is still there', async () => {
    await open();
    await desk.page.click('[data-theme-choice=Workshop]', { force: true });
    await desk.page.route('**/rpc/export_poster', (route) =>
      route.fulfill({ status: 400, json: { code: 'DiskFull', message: 'full', detail: null } }),
    );
    await desk.page.click(part('export'));
    await desk.page.locator(part('failure')).waitFor();
    expect(await desk.page.locator('[data-theme-choice=Workshop]').isChecked()).toBe(true);
    await desk.page.unroute('**/rpc/export_poster');
  });
});

describe('everybody', () => {
  it.each(['light', 'dark', 'contrast'] as const)('can use the dialog in the %s look', async (appearance) => {
    await show(appearance, 'it');
    await open();
    await unfold('content');
    await unfold('printing');
    await desk.page.locator('dialog').getByLabel('A parti', { exact: true }).click();
    await desk.page.waitForSelector(part('strip'));
    await drawn();
    expect(await findings('dialog')).toEqual([]);
    await show('light', 'en');
  });

  it('sees the whole dialog in a small window', async () => {
    await desk.page.setViewportSize({ width: 1280, height: 720 });
    await open();
    await inParts();
    const box = await desk.page.locator(part('export')).boundingBox();
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
    expect((box?.x ?? 9999) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
    const wide = await desk.page.evaluate(
      () =>
        [...document.querySelectorAll('dialog *')].filter(
          (one) =>
            one.scrollWidth > one.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX),
        ).length,
    );
    expect(wide).toBe(0);
    await desk.page.setViewportSize({ width: 1440, height: 900 });
  });
});
