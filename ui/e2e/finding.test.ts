import { describe, expect, it } from 'vitest';

import { desk, map, onFreshMaps } from './desk';

let ids = 0;

onFreshMaps();

const freshId = (): string => `7zzz${String(Date.now() % 1e6).padStart(6, '0')}${String((ids += 1)).padStart(3, '0')}`;

/** Adds cards past the interface, then shows the map anew. Lanes and steps count from the upper left. */
async function cards(list: [lane: number, step: number, text: string][]): Promise<void> {
  for (const [lane, step, text] of list) {
    const { hit } = await desk.cell(map, lane, step);
    const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    const command = { do: 'AddCard', id: freshId(), lane: hit.lane, step: hit.step, text, before: null } as const;
    await desk.call('apply', { map, revision: state.revision, command });
  }
  await reopen();
}

async function reopen(): Promise<void> {
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
}

async function names(): Promise<string[]> {
  const { hits } = await desk.scene(map);
  return hits.filter((hit) => hit.kind === 'Card' || hit.kind === 'Emotion').map((hit) => hit.name);
}

async function camera(): Promise<{ x: number; y: number; zoom: number }> {
  const host = desk.page.locator('[data-testid=map-host]');
  const read = async (name: string): Promise<number> => Number(await host.getAttribute(name));
  return { x: await read('data-x'), y: await read('data-y'), zoom: await read('data-zoom') };
}

describe('searching', () => {
  it('counts as one types, goes through the places and gives the keyboard back', async () => {
    await cards([
      [0, 0, 'Reads the zebra leaflet'],
      [0, 2, 'Asks a ZEBRA'],
    ]);
    const { page } = desk;
    await page.keyboard.press('Control+f');
    await page.keyboard.type('zebra');
    const count = page.locator('[data-testid=find-count]');
    await expect.poll(() => count.textContent()).toContain('1 of 2');
    await page.keyboard.press('Enter');
    await expect.poll(() => count.textContent()).toContain('2 of 2');
    await expect
      .poll(async () => {
        const active = await page.getAttribute('[data-testid=grid]', 'aria-activedescendant');
        return page.textContent(`[id="${active ?? ''}"]`);
      })
      .toContain('Asks a ZEBRA');
    await page.keyboard.press('Shift+F3');
    await expect.poll(() => count.textContent()).toContain('1 of 2');
    await page.click('[data-testid=find-bar] button[aria-pressed]');
    await expect.poll(() => count.textContent()).toContain('1 of 1');
    await page.focus('[data-testid=find-text]');
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-testid=find-bar]').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    expect(desk.faults).toEqual([]);
  });

  it('replaces in one card, then in all, and one undo takes all of them back', async () => {
    await cards([
      [0, 0, 'zebra and zebra'],
      [0, 1, 'zebra too'],
      [0, 2, 'zebra as well'],
    ]);
    const { page } = desk;
    await page.keyboard.press('Control+h');
    await page.keyboard.type('zebra');
    await expect.poll(() => page.textContent('[data-testid=find-count]')).toContain('1 of 4');
    await page.fill('[data-testid=replace-text]', 'horse');
    await page.click('[data-testid=replace-here]');
    await expect.poll(() => page.textContent('[data-testid=find-count]')).toContain('of 2');
    expect(await names()).toEqual(expect.arrayContaining(['horse and horse', 'zebra too']));
    await page.click('[data-testid=replace-all]');
    await expect.poll(names).toEqual(expect.arrayContaining(['horse too', 'horse as well']));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await desk.settled();
    await expect.poll(names).toEqual(expect.arrayContaining(['zebra too', 'zebra as well', 'horse and horse']));
  });

  it('says so when nothing is found', async () => {
    await desk.page.keyboard.press('Control+f');
    await desk.page.keyboard.type('no such words anywhere');
    await expect.poll(() => desk.page.textContent('[data-testid=find-count]')).toContain('Nothing found');
  });
});

describe('filtering', () => {
  it('dims the others on the canvas and for readers, says how many stand out, and is cleared again', async () => {
    await cards([
      [0, 0, 'A first card'],
      [0, 1, 'A second card'],
    ]);
    const { page } = desk;
    const spot = await desk.place(map, (hit) => hit.name === 'A first card');
    const clip = { x: spot.x - 30, y: spot.y - 12, width: 60, height: 24 };
    const { hit } = spot;
    await page.keyboard.press('Escape');
    const before = await page.screenshot({ clip });
    const first = page.locator(`[data-testid=grid] [data-id="${hit.id}"]`);
    expect(await first.getAttribute('aria-description')).toBeNull();

    await page.click('[data-testid=status-filter]');
    const boxes = page.locator('[data-testid=filter] input[data-facet=bases]');
    const value = await boxes.first().getAttribute('data-value');
    const contents = await desk.call('contents', { map });
    await boxes.first().check();
    const { ids: standing } = await desk.call('filter', {
      map,
      filter: {
        kinds: [],
        actors: [],
        families: [],
        channels: [],
        bases: [value as 'Observed'],
        owners: [],
        tags: [],
      },
    });
    expect(contents.facets.bases.find(([basis]) => basis === value)?.[1]).toBe(standing.length);
    const total = (await names()).length;
    await expect.poll(() => page.textContent('[data-testid=filter-count]')).toContain(`${standing.length} of ${total}`);
    await page.keyboard.press('Escape');
    // Another value of the same facet lets nothing of the first alone: take a kind that the card is not.
    await page.click('[data-testid=clear-filter]');
    await expect.poll(() => page.locator('[data-testid=filter-chips]').count()).toBe(0);

    const other = contents.facets.kinds.find(([kind]) => kind !== 'Actions' && kind !== 'Custom')?.[0];
    expect(other).toBeDefined();
    await page.click('[data-testid=status-filter]');
    await page.check(`[data-testid=filter] input[data-value=${other}]`);
    await page.keyboard.press('Escape');
    await expect.poll(() => first.getAttribute('aria-description')).toContain('background');
    await desk.settled();
    await expect.poll(() => desk.said()).not.toBe('');
    const now = await desk.place(map, (one) => one.id === hit.id);
    const dimmed = await page.screenshot({ clip: { ...clip, x: now.x - 30, y: now.y - 12 } });
    expect(dimmed.equals(before)).toBe(false);

    await page.click('[data-testid=clear-filter]');
    await desk.settled();
    await expect.poll(() => first.getAttribute('aria-description')).toBeNull();
    const back = await desk.place(map, (one) => one.id === hit.id);
    await page.waitForTimeout(300);
    const after = await page.screenshot({ clip: { ...clip, x: back.x - 30, y: back.y - 12 } });
    expect(after.equals(before)).toBe(true);
    expect(desk.faults).toEqual([]);
  });

  it('hides a lane from the rail so that undo brings it back', async () => {
    const { page } = desk;
    const lanes = async (): Promise<number> => (await desk.scene(map)).hits.filter((hit) => hit.kind === 'Lane').length;
    const before = await lanes();
    await page.locator('[data-testid=show] button[aria-label^="Hide the lane"]').first().click();
    await expect.poll(lanes).toBe(before - 1);
    await page.focus('[data-testid=grid]');
    await page.keyboard.press('Control+z');
    await expect.poll(lanes).toBe(before);
  });
});

describe('a kept view', () => {
  it('brings filter and section back after a reload, takes another name, and can be deleted', async () => {
    await cards([[0, 0, 'One card at least']]);
    const { page } = desk;
    const kind = (await desk.call('contents', { map })).facets.kinds[0]?.[0];
    await page.click('[data-testid=status-filter]');
    await page.check(`[data-testid=filter] input[data-value=${kind}]`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control++');
    await page.keyboard.press('Control++');
    await desk.settled();
    const kept = await camera();
    await page.click('[data-testid=keep-view]');
    await page.fill('[data-testid=view-name]', 'Close up');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await desk.call('contents', { map })).views.map((view) => view.name))
      .toEqual(['Close up']);

    await page.reload({ waitUntil: 'commit' });
    await reopen();
    expect(await page.locator('[data-testid=filter-chips]').count()).toBe(0);
    await page.click('[data-testid=views] [data-view]');
    await page.waitForSelector('[data-testid=filter-chips]');
    await desk.settled();
    const shown = await camera();
    expect(shown.zoom).toBeCloseTo(kept.zoom, 1);
    expect(Math.abs(shown.x - kept.x)).toBeLessThan(40);

    await page.focus('[data-testid=views] [data-view]');
    await page.keyboard.press('F2');
    await page.fill('[data-testid=view-name]', 'From near');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.textContent('[data-testid=views] [data-view]')).toContain('From near');
    await page.focus('[data-testid=views] [data-view]');
    await page.keyboard.press('Delete');
    await expect.poll(() => page.locator('[data-testid=views] [data-view]').count()).toBe(0);
    expect(desk.faults).toEqual([]);
  });
});

describe('the palette', () => {
  it('goes to a kept view by its name', async () => {
    const { page } = desk;
    await page.click('[data-testid=keep-view]');
    await page.fill('[data-testid=view-name]', 'Nothing but order');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=views] [data-view]');
    await page.focus('[data-testid=grid]');
    await page.keyboard.press('Control++');
    await page.keyboard.press('Control++');
    await desk.settled();
    const before = await camera();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('nothing but');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await camera()).zoom).toBeLessThan(before.zoom);
    await expect.poll(() => desk.said()).toContain('Nothing but order');
  });
});

describe('the outline', () => {
  it('is walked with the arrow keys, the map following, and folds', async () => {
    const { page } = desk;
    const items = page.locator('[data-testid=outline] [role=treeitem]');
    const before = await items.count();
    await items.first().focus();
    await page.keyboard.press('ArrowDown');
    const second = await page.evaluate(() => document.activeElement?.getAttribute('data-outline'));
    await expect
      .poll(() => page.getAttribute('[data-testid=grid]', 'aria-activedescendant'))
      .toBe(`grid-${second ?? ''}`);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await items.first().getAttribute('aria-expanded')).toBe('false');
    expect(await items.count()).toBeLessThan(before);
    await page.keyboard.press('ArrowRight');
    expect(await items.count()).toBe(before);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  });

  it('is put away, and stays so after a reload', async () => {
    const { page } = desk;
    await page.click('[data-testid=close-rail]');
    expect(await page.locator('[data-testid=rail]').count()).toBe(0);
    await page.reload({ waitUntil: 'commit' });
    await desk.settled();
    expect(await page.locator('[data-testid=rail]').count()).toBe(0);
    await page.click('[data-testid=open-rail]');
    expect(await page.locator('[data-testid=rail]').count()).toBe(1);
  });
});

describe('the small map', () => {
  it('moves the window where one clicks, and is away while everything shows', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+0');
    for (let turn = 0; turn < 4; turn += 1) await page.keyboard.press('Control++');
    await desk.settled();
    const box = await page.locator('[data-testid=minimap]').boundingBox();
    const before = await camera();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.8, (box?.y ?? 0) + (box?.height ?? 0) * 0.5);
    await desk.settled();
    expect((await camera()).x).toBeGreaterThan(before.x + 50);
    await page.keyboard.press('Shift+1');
    await expect.poll(() => page.locator('[data-testid=minimap]').count()).toBe(0);
  });
});
