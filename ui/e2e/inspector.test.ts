import { describe, expect, it } from 'vitest';

import type { Card, Element, HitRegion } from '../src/bindings';
import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

async function click(wanted: (hit: HitRegion) => boolean, adds = false): Promise<HitRegion> {
  const place = await desk.place(map, wanted);
  if (adds) await desk.page.keyboard.down('Shift');
  await desk.page.mouse.click(place.x, place.y);
  if (adds) await desk.page.keyboard.up('Shift');
  await desk.settled();
  return place.hit;
}

/** Selects this many cards that can be seen, one after the other. */
async function cards(count: number): Promise<string[]> {
  const { hits } = await desk.scene(map);
  const chosen: string[] = [];
  for (const hit of hits.filter((one) => one.kind === 'Card').slice(0, count)) {
    await click((one) => one.id === hit.id, chosen.length > 0);
    chosen.push(hit.id);
  }
  return chosen;
}

async function held(ids: string[]): Promise<Card[]> {
  const { elements } = await desk.call('elements', { map, ids });
  return elements.flatMap((element: Element) => ('Card' in element ? [element.Card] : []));
}

const inspector = (name: string): string => `[data-testid=inspector] ${name}`;

async function type(testid: string, text: string, key = 'Enter'): Promise<void> {
  await desk.page.fill(inspector(`[data-testid=${testid}]`), text);
  await desk.page.keyboard.press(key);
  await desk.settled();
}

describe('several cards at once', () => {
  it('show where they differ, and take one value in one gesture', async () => {
    const ids = await cards(3);
    expect(await desk.page.textContent(inspector('h2'))).toMatch(/^3 /);
    await type('inspector-source', 'Diary');
    expect((await held(ids)).map((card) => card.evidence.source)).toEqual(['Diary', 'Diary', 'Diary']);
    await desk.call('apply', {
      map,
      revision: (await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' })).state.revision,
      command: { do: 'Edit', ids: ids.slice(0, 1), field: { field: 'Source', value: 'Log' } },
    });
    await desk.library();
    await desk.page.dblclick(`[data-map="${map}"]`);
    await desk.settled();
    await cards(3);
    const source = desk.page.locator(inspector('[data-testid=inspector-source]'));
    expect(await source.inputValue()).toBe('');
    expect(await source.getAttribute('placeholder')).toBe('mixed');
    await desk.page.click(inspector('[role=radio]:has-text("Assumed")'));
    await desk.settled();
    expect((await held(ids)).map((card) => card.evidence.basis)).toEqual(['Assumed', 'Assumed', 'Assumed']);
    expect((await held(ids)).map((card) => card.evidence.source)).toEqual(['Log', 'Diary', 'Diary']);
    await desk.page.focus('[data-testid=grid]');
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    expect((await held(ids)).some((card) => card.evidence.basis !== 'Assumed')).toBe(true);
    expect(desk.faults).toEqual([]);
  });

  it('get a tag, and lose it again, whatever other tags they have', async () => {
    const ids = await cards(1);
    await type('inspector-tag', 'alone');
    await cards(2);
    await type('inspector-tag', 'both');
    const all = await held((await cards(2)).slice(0, 2));
    expect(all.map((card) => card.tags)).toEqual([['alone', 'both'], ['both']]);
    await desk.page.click(inspector('button[title="Remove “both”"]'));
    await desk.settled();
    expect((await held(ids))[0]?.tags).toEqual(['alone']);
  });
});

describe('what cannot be', () => {
  it('is said beside the field, kept there, and not sent', async () => {
    const step = await click((hit) => hit.kind === 'Step');
    const width = desk.page.locator(inspector('[data-testid=inspector-width]'));
    await width.fill('5000');
    await desk.page.waitForSelector(inspector('[role=alert]'));
    expect(await desk.page.textContent(inspector('[role=alert]'))).toContain('1,200');
    expect(await width.getAttribute('aria-invalid')).toBe('true');
    const reason = (await width.getAttribute('aria-describedby')) ?? '';
    expect(await desk.page.textContent(`[id="${reason}"]`)).toContain('1,200');
    await desk.page.keyboard.press('Enter');
    expect(await width.inputValue()).toBe('5000');
    const before = await desk.call('element', { map, id: step.id });
    expect(before.element).toMatchObject({ Step: { width: null } });
    await desk.page.keyboard.press('Escape');
    expect(await width.inputValue()).toBe('');
    await width.fill('200');
    await desk.page.keyboard.press('ArrowUp');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect((await desk.call('element', { map, id: step.id })).element).toMatchObject({ Step: { width: 204 } });
  });

  it('is no date', async () => {
    const [id = ''] = await cards(1);
    const date = desk.page.locator(inspector('[data-testid=inspector-date]'));
    await date.fill('31/02/2026');
    await desk.page.waitForSelector(inspector('[role=alert]'));
    await date.fill('12/5/2025');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect((await held([id]))[0]?.evidence.date).toBe('2025-05-12');
  });
});

describe('actors', () => {
  const rows = inspector('[data-testid=actors] > li');
  const names = async (): Promise<string[]> => desk.page.locator(`${rows} strong`).allTextContents();

  it('are added, named, put first, and taken away with the keyboard', async () => {
    await desk.page.waitForSelector(rows);
    const before = await names();
    await desk.page.click(inspector('[data-testid=actor-add]'));
    await desk.page.waitForSelector(inspector('[data-testid=actor-name]'));
    await desk.page.keyboard.type('Nadia');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    await desk.page.waitForFunction(
      (path) => document.querySelector(`${path}:last-child strong`)?.textContent === 'Nadia',
      rows,
    );
    await desk.page.locator(`${rows} .name`).last().focus();
    await desk.page.keyboard.press('Alt+ArrowUp');
    await desk.settled();
    await desk.page.waitForFunction(
      (path) => document.querySelector(`${path}:last-child strong`)?.textContent !== 'Nadia',
      rows,
    );
    expect((await names()).indexOf('Nadia')).toBe(before.length - 1);
    await desk.page.keyboard.press('Delete');
    await desk.settled();
    await desk.page.waitForFunction(
      ([path, count]) => document.querySelectorAll(String(path)).length === count,
      [rows, before.length],
    );
    expect(await names()).toEqual(before);
    expect(desk.faults).toEqual([]);
  });

  it('have their curves drawn as the eye was left, however fast it is clicked', async () => {
    const eye = desk.page.locator(`${rows} [role=switch]`).first();
    const revision = async (): Promise<number> => (await desk.call('boards', { map })).revision;
    const before = await revision();
    await eye.evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await expect.poll(revision).toBe(before + 2);
    expect((await desk.call('contents', { map })).actors[0]?.curve_hidden).toBe(false);
    await desk.page.waitForSelector(`${rows}:first-child [role=switch][aria-checked=true]`);
    expect(desk.faults).toEqual([]);
  });

  it('have their curves drawn as before when that could not be kept', async () => {
    const eye = `${rows}:first-child [role=switch]`;
    await desk.page.waitForSelector(`${eye}[aria-checked=true]`);
    let refuse = (): void => undefined;
    const asked = new Promise<void>((go) => (refuse = go));
    await desk.page.route('**/rpc/apply', async (route) => {
      await asked;
      await route.fulfill({ status: 500, json: { code: 'DiskFull', message: 'the disk is full', detail: null } });
    });
    await desk.page.click(eye);
    await desk.page.waitForSelector(`${eye}[aria-checked=false]`);
    refuse();
    await desk.page.waitForSelector(`${eye}[aria-checked=true]`);
    await desk.page.unroute('**/rpc/apply');
  });
});

it('a link is made by name, without a mouse', async () => {
  const [id = ''] = await cards(1);
  await desk.page.focus(inspector('[data-testid=link-add]'));
  await desk.page.keyboard.press('Enter');
  const { hits } = await desk.scene(map);
  const other = hits.filter((hit) => hit.kind === 'Card').at(-1);
  await desk.page.waitForSelector(inspector('[data-testid=link-target]:focus'));
  await desk.page.keyboard.type(other?.name ?? '');
  await desk.page.keyboard.press('Enter');
  await desk.settled();
  const { links } = await desk.call('element', { map, id });
  expect(links.map((link) => link.other)).toContain(other?.name);
});
