import { describe, expect, it } from 'vitest';

import type { Command, MapShelf, NewCard, Scene } from '../src/bindings';
import { mintId } from '../src/kernels/id';
import { findings, show } from './checker';
import { anotherMap, desk, map, onOneMap } from './desk';
import { card, library, make, mine, onThreeMaps, run } from './home-maps';

onOneMap(1280, 720);

onThreeMaps(async () => {
  // What others have left in the bin would keep its list.
  const { order } = await library('Bin');
  if (order.length > 0) await desk.call('delete_maps', { maps: order });
});

async function onShelf(shelf: MapShelf): Promise<string[]> {
  const { order } = await library(shelf);
  return mine.filter((one) => order.includes(one));
}

async function shown(): Promise<(string | undefined)[]> {
  const cards = await desk.page.locator('[data-testid=map-card]').all();
  return Promise.all(cards.map(async (one) => (await one.getAttribute('data-map')) ?? undefined));
}

async function chosen(): Promise<string[]> {
  const cards = await desk.page.locator('[data-testid=map-card][aria-selected=true]').all();
  return Promise.all(cards.map(async (one) => (await one.getAttribute('data-map')) ?? ''));
}

describe('maps are chosen as cards are on a map', () => {
  it('one by a click, more with Ctrl, a range with Shift, none beside them', async () => {
    const { page } = desk;
    await page.click(card(mine[2]));
    expect(await chosen()).toEqual([mine[2]]);
    await page.click(card(mine[0]), { modifiers: ['ControlOrMeta'] });
    expect(await chosen()).toEqual([mine[2], mine[0]]);
    await page.click(card(mine[2]));
    await page.click(card(mine[0]), { modifiers: ['Shift'] });
    expect(await chosen()).toEqual([mine[2], mine[1], mine[0]]);
    await page.click('[data-testid=map-list]', { position: { x: 2, y: 2 } });
    expect(desk.faults).toEqual([]);
  });

  it('with the arrows, and opened with Enter', async () => {
    const { page } = desk;
    await page.click(card(mine[2]));
    await page.keyboard.press('ArrowRight');
    expect(await chosen()).toEqual([mine[1]]);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await chosen()).toEqual([mine[1], mine[0]]);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await desk.settled();
    expect(await page.title()).toContain('Notte a Rovereto');
  });
});

describe('the bin', () => {
  it('takes maps in with Delete, and gives them back', async () => {
    const { page } = desk;
    await page.click(card(mine[2]));
    await page.click(card(mine[1]), { modifiers: ['ControlOrMeta'] });
    await page.keyboard.press('Delete');
    await page.waitForSelector(card(mine[2]), { state: 'detached' });
    expect(await onShelf('Bin')).toEqual([mine[1], mine[2]]);
    await page.click('[data-testid=toast] button');
    await page.waitForSelector(card(mine[2]));
    expect(await onShelf('Bin')).toEqual([]);
    // By way of the bin itself.
    await page.click(card(mine[2]));
    await page.keyboard.press('Delete');
    await page.waitForSelector(card(mine[2]), { state: 'detached' });
    await page.click('[data-testid=shelf-Bin]');
    await page.waitForSelector(card(mine[2]));
    await page.click(card(mine[2]), { button: 'right' });
    await page.click('[role=menu] [data-entry=home-restore]');
    await page.waitForSelector(card(mine[2]), { state: 'detached' });
    expect(await onShelf('All')).toContain(mine[2]);
    expect(desk.faults).toEqual([]);
  });

  it('asks before anything is deleted for ever', async () => {
    const { page } = desk;
    await page.click(card(mine[0]));
    await page.keyboard.press('Delete');
    await page.waitForSelector(card(mine[0]), { state: 'detached' });
    await page.click('[data-testid=shelf-Bin]');
    await page.click(card(mine[0]));
    await page.keyboard.press('Delete');
    await page.waitForSelector('[data-testid=delete-maps]');
    expect(await findings('dialog[open]')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await onShelf('Bin')).toEqual([mine[0]]);
    await page.click(card(mine[0]));
    await page.keyboard.press('Delete');
    await page.click('[data-testid=delete-for-ever]');
    await page.waitForSelector(card(mine[0]), { state: 'detached' });
    expect(await onShelf('Bin')).toEqual([]);
    const all = await desk.call('map_summaries', { maps: mine });
    expect(all.maps.map((one) => one.map).sort()).toEqual([mine[1], mine[2]].sort());
    // The list is gone, the keyboard is where it was.
    await page.waitForFunction(() => document.activeElement?.matches('[data-testid=empty]'));
  });

  it('leaves the keyboard at the place of the list when all of it is emptied', async () => {
    const { page } = desk;
    await desk.call('shelve', { maps: [mine[1] ?? ''], mark: 'Binned', on: true });
    await page.click('[data-testid=shelf-Bin]');
    await page.waitForSelector(card(mine[1]));
    await page.locator('[data-testid=empty-bin]').focus();
    await page.keyboard.press('Enter');
    await page.click('[data-testid=delete-for-ever]');
    await page.waitForSelector('[data-testid=empty]');
    await page.waitForFunction(() => document.activeElement?.matches('[data-testid=empty]'));
  });
});

describe('shelves and collections', () => {
  it('pinned maps stand above the others, archived ones on their shelf', async () => {
    const { page } = desk;
    await page.click(card(mine[0]), { button: 'right' });
    await page.click('[role=menu] [data-entry=home-pin]');
    await page.waitForFunction(
      (id) => document.querySelector('[data-testid=map-card]')?.getAttribute('data-map') === id,
      mine[0],
    );
    expect(await onShelf('Pinned')).toEqual([mine[0]]);
    await page.click(card(mine[1]), { button: 'right' });
    await page.click('[role=menu] [data-entry=home-archive]');
    await page.waitForSelector(card(mine[1]), { state: 'detached' });
    await page.click('[data-testid=shelf-Archived]');
    await page.waitForSelector(card(mine[1]));
    await desk.call('shelve', { maps: [mine[0] ?? ''], mark: 'Pinned', on: false });
  });

  it('a collection is made, named, filled by dragging, and taken away with its maps left', async () => {
    const { page } = desk;
    await page.click('[data-testid=new-collection]');
    await page.fill('[data-testid=name-field]', `Sportelli ${run}`);
    await page.keyboard.press('Enter');
    const collection = page.locator('[data-testid=collection]', { hasText: `Sportelli ${run}` });
    await collection.waitFor();
    const id = (await collection.getAttribute('data-collection')) ?? '';
    await page.locator(card(mine[1])).scrollIntoViewIfNeeded();
    const from = await page.locator(card(mine[1])).boundingBox();
    const to = await collection.boundingBox();
    if (from === null || to === null) throw new Error('nothing to drag');
    await desk.drag({ x: from.x + 60, y: from.y + 60 }, { x: to.x + 40, y: to.y + 12 });
    await page.mouse.up();
    await page.waitForFunction(
      (one) => document.querySelector(`[data-collection="${one}"] .count`)?.textContent === '1',
      id,
    );
    expect((await library('All', id)).order).toEqual([mine[1]]);
    await collection.click();
    await page.waitForSelector(card(mine[0]), { state: 'detached' });
    expect(await shown()).toEqual([mine[1]]);
    await collection.click({ button: 'right' });
    await page.click('[role=menu] [data-entry=collection-remove]');
    await collection.waitFor({ state: 'detached' });
    expect(await onShelf('All')).toEqual(mine);
    await page.click('[data-testid=toast] button');
    await collection.waitFor();
    expect((await library('All', id)).order).toEqual([mine[1]]);
    await desk.call('remove_collection', { collection: id });
    expect(desk.faults).toEqual([]);
  });
});

describe('a map', () => {
  it('gets another title with F2', async () => {
    const { page } = desk;
    await page.click(card(mine[0]));
    await page.keyboard.press('F2');
    await page.fill('[data-testid=name-field]', 'Cento passi');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (one) => document.querySelector(one)?.textContent?.includes('Cento passi') === true,
      card(mine[0]),
    );
    const told = await desk.call('map_summaries', { maps: [mine[0] ?? ''] });
    expect(told.maps[0]?.title).toBe('Cento passi');
  });

  it('is duplicated with Ctrl+D', async () => {
    const { page } = desk;
    await page.click(card(mine[1]));
    await page.keyboard.press('Control+d');
    const copy = page.locator('[data-testid=map-card][aria-selected=true]', { hasText: `${run} (copy)` });
    await copy.waitFor();
    expect(await copy.getAttribute('data-map')).not.toBe(mine[1]);
  });
});

describe('a search over all maps', () => {
  it('shows hits as one types, and opens the map at the one that is chosen', async () => {
    const { page } = desk;
    const word = `Xilofono${String(Date.now())}`;
    const { hits } = await desk.scene(map);
    const hit = hits.find((one) => one.kind === 'Step');
    await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    const { revision } = (await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' })).state;
    const command = {
      do: 'Edit' as const,
      ids: [hit?.id ?? ''],
      field: { field: 'Name' as const, value: `Suona lo ${word}` },
    };
    await desk.call('apply', { map, revision, command });
    await page.click('[data-testid=search-maps]');
    await page.keyboard.type(word.slice(0, 12));
    // Answers to what was typed before come first; the last one stays.
    await page
      .locator('[data-testid=found-place] mark', { hasText: word.slice(0, 12) })
      .first()
      .waitFor();
    expect(await findings('main')).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await desk.settled();
    expect(await page.inputValue('[data-testid=find-bar] input')).toContain('Xilofono');
    await page.waitForFunction(
      (id) => document.querySelector(`[data-element="${id}"][aria-selected=true]`) !== null,
      hit?.id ?? '',
    );
    expect(desk.faults).toEqual([]);
    // Whoever comes back finds what was found.
    await desk.page.click('[data-testid=back]');
    await page.waitForSelector('[data-testid=found-place]');
    await page.fill('[data-testid=search-maps]', '');
  });

  it('opens a big map at a hit that is far from what its window shows first', async () => {
    const { page } = desk;
    const word = `Lontananza${run}`;
    const found = mine[0] ?? '';
    const { scene, state } = await desk.call('open', { map: found, appearance: 'light', language: 'en', form: 'Grid' });
    const cells = scene.hits.filter((one) => one.kind === 'Cell').sort((a, b) => a.rect.x - b.rect.x);
    const last = cells.at(-1);
    const cards: NewCard[] = Array.from({ length: 1_700 }, (_, number) => ({
      id: mintId(),
      place: { lane: last?.lane ?? '', step: last?.step ?? '', span: 1 },
      before: null,
      text: number === 1_600 ? word : `Card ${String(number)}`,
      note: '',
      actor: null,
      evidence: { basis: 'Assumed', source: '', date: null },
      hue: null,
      tags: [],
      personal: null,
      content: null,
    }));
    const command: Command = { do: 'AddCards', cards, links: [] };
    await desk.call('apply', { map: found, revision: state.revision, command });
    const opened = page.waitForResponse((response) => response.url().endsWith('/rpc/open_part'));
    await page.fill('[data-testid=search-maps]', word);
    await page.locator('[data-testid=found-place] mark', { hasText: word }).first().click();
    // The first part does not have it, so that this is the test that it says it is.
    const part = (await (await opened).json()) as { opened: { scene: Scene }; whole: boolean };
    const hit = cards[1_600]?.id ?? '';
    expect(part.whole).toBe(false);
    expect(part.opened.scene.hits.some((one) => one.id === hit)).toBe(false);
    await page.waitForFunction(
      (id) => document.querySelector(`[data-testid=grid] [data-id="${id}"][aria-selected=true]`) !== null,
      hit,
    );
    await desk.settled();
    const { x, y } = await desk.place(found, (one) => one.id === hit);
    const box = await page.locator('[data-testid=map-host]').boundingBox();
    expect(x).toBeGreaterThan(box?.x ?? 0);
    expect(x).toBeLessThan((box?.x ?? 0) + (box?.width ?? 0));
    expect(y).toBeGreaterThan(box?.y ?? 0);
    expect(y).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0));
    expect(await page.textContent('[data-testid=find-count]')).toContain('1');
    await page.click('[data-testid=back]');
    await page.fill('[data-testid=search-maps]', '');
    expect(desk.faults).toEqual([]);
  });

  it('covers the maps while it lasts; afterwards they are where they were', async () => {
    const { page } = desk;
    const window = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: window.width, height: 360 });
    const scroller = page.locator('[data-testid=home]');
    const scrolled = () => scroller.evaluate((element) => element.scrollTop);
    await page.waitForSelector(card(mine[0]), { state: 'attached' });
    const far = await scroller.evaluate((element) => {
      element.scrollTop = 130;
      return element.scrollTop;
    });
    expect(far).toBe(130);
    // What was scrolled is known to the page.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    await page.click('[data-testid=search-maps]');
    await page.keyboard.type(run.slice(0, 4));
    await page.waitForSelector('[data-testid=found-place]');
    expect(await scrolled()).toBe(0);
    expect(
      await page.$$eval('[data-testid=map-card]', (cards) => cards.filter((one) => one.checkVisibility()).length),
    ).toBe(0);
    // Keys go from the search to what it found, not into what is covered.
    const covered = await page.evaluate(() => {
      const list = document.querySelector<HTMLElement>('[data-testid=map-list]');
      list?.focus();
      return document.activeElement === list;
    });
    expect(covered).toBe(false);
    expect(await findings('main')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[data-testid=found-list]') === null);
    expect(await scrolled()).toBe(far);
    await page.setViewportSize(window);
  });

  it('says when nothing has the words, and Escape ends it', async () => {
    const { page } = desk;
    await page.click('[data-testid=search-maps]');
    await page.keyboard.type('qqqqzzzz');
    await page.waitForSelector('[data-testid=home] .none');
    await page.keyboard.press('Escape');
    await page.waitForSelector(card(mine[0]));
  });
});

describe('a large library', () => {
  it('has only what is in view in the page, wherever one scrolls', async () => {
    const { page } = desk;
    const many = await Promise.all(Array.from({ length: 120 }, (_, number) => make(`Corsia ${run} ${String(number)}`)));
    await desk.library();
    await page.waitForSelector('[data-testid=map-card]');
    expect(await page.locator('[data-testid=map-card]').count()).toBeLessThan(60);
    await page.click('[data-testid=map-card]');
    await page.keyboard.press('End');
    const { order } = await library();
    const last = card(order.at(-1));
    await page.waitForSelector(`${last}[aria-selected=true] .title`);
    expect(await page.locator('[data-testid=map-card]').count()).toBeLessThan(60);
    const box = await page.locator(last).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
    await page.keyboard.press('Shift+Home');
    await page.waitForSelector(`${card(order[0])}[aria-selected=true]`);
    expect(await page.textContent('footer')).toContain(`${String(order.length)} maps selected`);
    await desk.call('shelve', { maps: many, mark: 'Binned', on: true });
    await desk.call('delete_maps', { maps: many });
    expect(desk.faults).toEqual([]);
  });
});

it('with text at 200 per cent everything is within reach', async () => {
  const { page } = desk;
  for (const language of ['en', 'it'] as const) {
    await desk.call('prefer', { language, appearance: 'light', text_size: null });
    await page.setViewportSize({ width: 640, height: 360 });
    await desk.library();
    await page.waitForSelector('[data-testid=map-card]');
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, input, [role=radio], [role=option]')]
        .filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1 || width < 16;
        })
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(outside, language).toEqual([]);
    expect(await findings(), language).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
});

describe('an independent checker finds nothing', () => {
  for (const appearance of ['light', 'dark', 'contrast'] as const) {
    it(`on every shelf, as cards and as a list, ${appearance}`, async () => {
      await anotherMap();
      await show(appearance, appearance === 'dark' ? 'it' : 'en');
      await desk.library();
      await desk.page.click(card(mine[1]));
      expect(await findings(), 'all').toEqual([]);
      await desk.page.click('[data-testid=form-list]');
      expect(await findings(), 'list').toEqual([]);
      await desk.page.click('[data-testid=form-grid]');
      for (const shelf of ['Pinned', 'Recent', 'Review', 'Archived', 'Bin'] as const) {
        await desk.page.click(`[data-testid=shelf-${shelf}]`);
        expect(await findings(), shelf).toEqual([]);
      }
      await desk.page.click('[data-testid=shelf-All]');
      await desk.page.click('[data-testid=all-templates]');
      await desk.page.waitForSelector('[data-testid=template-gallery]');
      expect(await findings('dialog[open]'), 'templates').toEqual([]);
      await desk.page.keyboard.press('Escape');
      expect(desk.faults).toEqual([]);
    });
  }
});
