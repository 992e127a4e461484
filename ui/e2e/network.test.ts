import { describe, expect, it } from 'vitest';

import type { HitRegion, Scene } from '../src/bindings';
import { desk, map, onFreshMaps } from './desk';

onFreshMaps(async () => {
  desk.form = 'Network';
  await desk.page.focus('[data-testid=grid]');
  await desk.page.keyboard.press('Control+Alt+n');
  await desk.settled();
});

async function cells(): Promise<HitRegion[]> {
  return (await desk.scene(map)).hits.filter((hit) => hit.kind === 'Cell');
}

/** The middle of a cell's free rest on the page. */
function at(channel: string, step: number): Promise<{ x: number; y: number; hit: HitRegion }> {
  return desk.scene(map).then((scene) => {
    const id = stepsOf(scene)[step];
    return desk.place(map, (hit) => hit.kind === 'Cell' && hit.channel === channel && hit.step === id);
  });
}

function stepsOf(scene: Scene): string[] {
  const steps = scene.hits.filter((hit) => hit.kind === 'Step').sort((a, b) => a.rect.x - b.rect.x);
  return steps.map((step) => step.id);
}

async function touchpoint(name: string): Promise<HitRegion> {
  const hit = (await desk.scene(map)).hits.find((one) => one.kind === 'Card' && one.name === name);
  if (hit === undefined) throw new Error(`${name} is not on the map`);
  return hit;
}

async function write(channel: string, step: number, text: string): Promise<void> {
  const place = await at(channel, step);
  await desk.page.mouse.dblclick(place.x, place.y);
  await desk.page.keyboard.type(text);
  await desk.page.keyboard.press('Escape');
  await desk.settled();
}

/** Gives a touchpoint a channel past the interface; the window takes it over when it draws the map anew. */
async function put(name: string, channel: string): Promise<void> {
  const { id } = await touchpoint(name);
  const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Network' });
  const field = { field: 'Channel', value: channel } as const;
  await desk.call('apply', { map, revision: state.revision, command: { do: 'Edit', ids: [id], field } });
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
  await desk.page.focus('[data-testid=grid]');
  await desk.page.keyboard.press('Control+Alt+n');
  await desk.settled();
}

describe('the network', () => {
  it('has a cell for every step before there is any channel, and takes the first touchpoint', async () => {
    const empty = await cells();
    expect(new Set(empty.map((cell) => cell.channel))).toEqual(new Set(['']));
    await write('', 1, 'Reads about us');
    const card = await touchpoint('Reads about us');
    expect(card.step).toBe(stepsOf(await desk.scene(map))[1]);
    expect(desk.faults).toEqual([]);
  });

  it('is the same map as the grid', async () => {
    await write('', 0, 'Sees the window');
    await desk.page.keyboard.press('Control+Alt+n');
    await desk.settled();
    desk.form = 'Grid';
    const card = await touchpoint('Sees the window');
    const lane = (await desk.scene(map)).hits.find((hit) => hit.kind === 'Lane' && hit.id === card.lane);
    expect(lane?.name).toBe('Touchpoints');
  });

  it('gives what is typed in a swimlane its channel, and undo takes both back', async () => {
    await write('', 0, 'Sees the window');
    await put('Sees the window', 'Shop');
    await write('Shop', 2, 'Asks inside');
    const asked = await touchpoint('Asks inside');
    expect(asked.channel).toBe('Shop');
    expect(asked.step).toBe(stepsOf(await desk.scene(map))[2]);
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    await expect(touchpoint('Asks inside')).rejects.toThrow();
  });

  it('moves a touchpoint to another channel and step in one gesture', async () => {
    await write('', 0, 'Sees the window');
    await put('Sees the window', 'Shop');
    await write('Shop', 1, 'Walks past again');
    await write('Shop', 0, 'Hears of it');
    await put('Hears of it', 'Word');
    const from = await desk.place(map, (hit) => hit.kind === 'Card' && hit.name === 'Walks past again');
    const to = await at('Word', 2);
    await desk.drag(from, to);
    await desk.page.mouse.up();
    await desk.settled();
    const moved = await touchpoint('Walks past again');
    expect([moved.channel, moved.step]).toEqual(['Word', to.hit.step]);
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    const back = await touchpoint('Walks past again');
    expect([back.channel, back.step]).toEqual(['Shop', from.hit.step]);
    expect(desk.faults).toEqual([]);
  });

  it('edits and deletes in place', async () => {
    await write('', 0, 'Sees it');
    const card = await desk.place(map, (hit) => hit.kind === 'Card' && hit.name === 'Sees it');
    await desk.page.mouse.dblclick(card.x, card.y);
    await desk.page.keyboard.press('Control+a');
    await desk.page.keyboard.type('Sees it twice');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    await touchpoint('Sees it twice');
    await desk.page.keyboard.press('Delete');
    await desk.settled();
    await expect(touchpoint('Sees it twice')).rejects.toThrow();
  });

  it('is walked and written by keyboard alone, and read out by channel', async () => {
    await desk.page.keyboard.press('ArrowRight');
    await desk.page.keyboard.press('ArrowRight');
    expect(await desk.said()).toContain('No channel');
    await desk.page.keyboard.type('Typed');
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.type('Beside');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    const [typed, beside] = [await touchpoint('Typed'), await touchpoint('Beside')];
    const steps = stepsOf(await desk.scene(map));
    expect(steps.indexOf(beside.step)).toBe(steps.indexOf(typed.step) + 1);
    expect(await desk.page.textContent('[data-testid=grid]')).toContain('No channel');
    expect(desk.faults).toEqual([]);
  });
});

describe('what arranges the grid', () => {
  it('is not offered: neither widths nor heights nor spans', async () => {
    await write('', 1, 'Reads about us');
    const card = await touchpoint('Reads about us');
    const place = await desk.place(map, (hit) => hit.key === card.key);
    await desk.page.mouse.click(place.x, place.y, { button: 'right' });
    await desk.page.waitForSelector('[role=menu]');
    const offered = async (): Promise<string> => (await desk.page.textContent('[role=menu]')) ?? '';
    expect(await offered()).not.toMatch(/Wider|Narrower|one more step|one step less/i);
    await desk.page.keyboard.press('Escape');
    const before = await desk.call('elements', { map, ids: [card.id] });
    await desk.page.keyboard.press('Alt+Shift+ArrowRight');
    await desk.settled();
    expect(await desk.call('elements', { map, ids: [card.id] })).toEqual(before);
    // The border of a column does not take the hand either.
    const head = await desk.place(map, (hit) => hit.kind === 'Step');
    const cell = await desk.place(map, (hit) => hit.kind === 'Cell' && hit.step === head.hit.step);
    const zoom = Number(await desk.page.getAttribute('[data-testid=map-host]', 'data-zoom'));
    await desk.page.mouse.move(cell.x + (cell.hit.rect.w / 2) * zoom, head.y);
    const cursor = await desk.page.evaluate(() => {
      const map = document.querySelector('[data-testid=map]');
      return map === null ? '' : getComputedStyle(map).cursor;
    });
    expect(cursor).not.toContain('resize');
    await desk.page.mouse.click(head.x, head.y);
    await desk.settled();
    await desk.page.waitForSelector('[data-testid=inspector]');
    expect(await desk.page.locator('[data-testid=inspector-width]').count()).toBe(0);
    expect(desk.faults).toEqual([]);
  });

  it('but a stage collapses to a column that counts, and opens again', async () => {
    await write('', 0, 'Sees the window');
    await write('', 1, 'Hears of it');
    const { step } = await touchpoint('Hears of it');
    const stage = (await desk.scene(map)).outline.find((one) => one.children.some((child) => child.id === step));
    const wide = await desk.place(map, (hit) => hit.id === stage?.id);
    await desk.page.mouse.click(wide.x, wide.y);
    await desk.page.keyboard.press('Control+.');
    await desk.settled();
    const narrow = await desk.place(map, (hit) => hit.id === stage?.id);
    expect(narrow.hit.rect.w).toBeLessThan(wide.hit.rect.w);
    expect((await desk.scene(map)).hits.some((hit) => hit.kind === 'Cell' && hit.step === step)).toBe(false);
    // Whoever cannot see the number is told it.
    const [cell] = await desk.page.locator('[data-testid=grid] [role=gridcell][data-step=""]').all();
    expect(await cell?.getAttribute('aria-label')).toContain('2');
    await desk.page.mouse.dblclick(narrow.x, narrow.y);
    await desk.settled();
    expect((await touchpoint('Hears of it')).step).toBe(step);
    expect(desk.faults).toEqual([]);
  });
});
