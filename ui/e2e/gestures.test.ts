import { describe, expect, it } from 'vitest';

import type { Card, HitRegion } from '../src/bindings';
import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

/** Types a card into a cell. */
async function write(lane: number, step: number, text: string): Promise<void> {
  const cell = await desk.cell(map, lane, step);
  await desk.page.mouse.click(cell.x, cell.y);
  await desk.page.keyboard.type(text);
  await desk.page.keyboard.press('Escape');
  await desk.settled();
}

const named = (name: string) => (hit: HitRegion) => hit.name === name && hit.kind !== 'Link';

/** A place on a hit region, in parts of its width and height from its middle. */
async function spot(
  wanted: (hit: HitRegion) => boolean,
  across: number,
  down: number,
): Promise<{ x: number; y: number }> {
  const { x, y, hit } = await desk.place(map, wanted);
  const zoom = Number(await desk.page.getAttribute('[data-testid=map-host]', 'data-zoom'));
  return { x: x + hit.rect.w * across * zoom, y: y + hit.rect.h * down * zoom };
}

async function laneIndex(name: string): Promise<number> {
  const { hits } = await desk.scene(map);
  const lanes = hits.filter((hit) => hit.kind === 'Lane').sort((a, b) => a.rect.y - b.rect.y);
  return lanes.findIndex((lane) => lane.name === name);
}

async function steps(): Promise<HitRegion[]> {
  const { hits } = await desk.scene(map);
  return hits.filter((hit) => hit.kind === 'Step').sort((a, b) => a.rect.x - b.rect.x);
}

async function card(name: string): Promise<Card> {
  const { hit } = await desk.place(map, named(name));
  const { element } = await desk.call('element', { map, id: hit.id });
  if (!('Card' in element)) throw new Error(`${name} is no card`);
  return element.Card;
}

async function count(name: string): Promise<number> {
  return (await desk.scene(map)).hits.filter(named(name)).length;
}

async function release(): Promise<void> {
  await desk.page.mouse.up();
  await desk.settled();
}

async function undo(): Promise<void> {
  await desk.page.keyboard.press('Control+z');
  await desk.settled();
}

describe('a marquee', () => {
  it('selects what it touches, and Delete takes all of it as one gesture', async () => {
    await write(0, 0, 'One');
    await write(0, 1, 'Two');
    const from = await spot(named('One'), -0.3, 0.5);
    const to = await spot(named('Two'), 0.2, 0.3);
    await desk.drag({ x: from.x, y: from.y + 5 }, to);
    expect(await desk.page.getAttribute('[data-testid=map-host]', 'data-tool')).toBe('Marquee');
    await release();
    await desk.page.keyboard.press('Delete');
    await desk.settled();
    expect([await count('One'), await count('Two')]).toEqual([0, 0]);
    await undo();
    expect([await count('One'), await count('Two')]).toEqual([1, 1]);
    expect(desk.faults).toEqual([]);
  });
});

describe('cards that are dragged', () => {
  it('are copied with Ctrl, and one undo takes the copy back', async () => {
    await write(0, 0, 'Twice');
    const to = await desk.cell(map, 0, 2);
    await desk.drag(await desk.place(map, named('Twice')), to);
    await desk.page.keyboard.down('Control');
    await release();
    await desk.page.keyboard.up('Control');
    expect(await count('Twice')).toBe(2);
    await undo();
    expect(await count('Twice')).toBe(1);
  });

  it('keep their places towards each other', async () => {
    await write(0, 0, 'Left');
    await write(0, 1, 'Right');
    const left = await desk.place(map, named('Left'));
    const right = await desk.place(map, named('Right'));
    await desk.page.mouse.click(left.x, left.y);
    await desk.page.keyboard.down('Shift');
    await desk.page.mouse.click(right.x, right.y);
    await desk.page.keyboard.up('Shift');
    const to = await desk.cell(map, 0, 2);
    await desk.drag(left, to);
    await release();
    const columns = await steps();
    expect((await card('Left')).place?.step).toBe(columns[2]?.id);
    expect((await card('Right')).place?.step).toBe(columns[3]?.id);
    await undo();
    expect((await card('Left')).place?.step).toBe(columns[0]?.id);
    expect((await card('Right')).place?.step).toBe(columns[1]?.id);
  });

  it('cover more steps when their edge is pulled', async () => {
    await write(0, 0, 'Wide');
    const edge = await spot(named('Wide'), 0.5, -0.35);
    const middle = await desk.place(map, named('Wide'));
    const third = await desk.cell(map, 0, 2);
    await desk.page.mouse.move(middle.x, middle.y);
    await desk.drag({ x: edge.x - 1, y: edge.y }, { x: third.x + 20, y: edge.y });
    expect(await desk.page.getAttribute('[data-testid=map-host]', 'data-tool')).toBe('Stretching');
    await release();
    expect((await card('Wide')).place?.span).toBe(3);
    await undo();
    expect((await card('Wide')).place?.span).toBe(1);
  });
});

describe('links', () => {
  it('are pulled from a handle, labelled at once, and joined to something else by an end', async () => {
    const lane = await laneIndex('Touchpoints');
    await write(lane, 0, 'Here');
    await write(lane, 2, 'There');
    await write(lane, 3, 'Elsewhere');
    const from = await desk.place(map, named('Here'));
    const handle = await spot(named('Here'), 0.5, 0);
    const to = await desk.place(map, named('There'));
    await desk.page.mouse.move(from.x, from.y);
    await desk.drag({ x: handle.x + 2, y: handle.y }, to);
    await release();
    const links = async () => (await desk.call('element', { map, id: from.hit.id })).links;
    expect(await links()).toMatchObject([{ outgoing: true, other: 'There', link: { kind: 'LeadsTo', label: '' } }]);
    await desk.page.keyboard.type('by tram');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect(await links()).toMatchObject([{ link: { label: 'by tram' } }]);

    const { hits } = await desk.scene(map);
    const line = hits.find((hit) => hit.kind === 'Link' && hit.name === 'by tram');
    const end = line?.route.at(-1);
    if (line === undefined || end === undefined) throw new Error('the link has no line');
    const tip = await desk.place(map, (hit) => hit.kind === 'Link' && hit.name === 'by tram');
    const zoom = Number(await desk.page.getAttribute('[data-testid=map-host]', 'data-zoom'));
    const place = {
      x: tip.x + (end.x - line.rect.x - line.rect.w / 2) * zoom,
      y: tip.y + (end.y - line.rect.y - line.rect.h / 2) * zoom,
    };
    await desk.page.mouse.move(place.x, place.y);
    await desk.drag(place, await desk.place(map, named('Elsewhere')));
    await release();
    expect(await links()).toMatchObject([{ other: 'Elsewhere', link: { kind: 'LeadsTo', label: 'by tram' } }]);
    await undo();
    expect(await links()).toMatchObject([{ other: 'There' }]);
    expect(desk.faults).toEqual([]);
  });

  it('let go in an empty cell make a card there that is linked, as one gesture', async () => {
    const lane = await laneIndex('Touchpoints');
    await write(lane, 0, 'Start');
    const from = await desk.place(map, named('Start'));
    const handle = await spot(named('Start'), 0.5, 0);
    const cell = await desk.cell(map, lane, 2);
    await desk.page.mouse.move(from.x, from.y);
    await desk.drag({ x: handle.x + 2, y: handle.y }, cell);
    await desk.page.mouse.up();
    await desk.page.keyboard.type('And then');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    const { links } = await desk.call('element', { map, id: from.hit.id });
    expect(links).toMatchObject([{ outgoing: true, other: 'And then' }]);
    await undo();
    expect(await count('And then')).toBe(0);
    expect((await desk.call('element', { map, id: from.hit.id })).links).toEqual([]);
  });

  it('are not made when Escape calls the pull off', async () => {
    const lane = await laneIndex('Touchpoints');
    await write(lane, 0, 'Alone');
    const from = await desk.place(map, named('Alone'));
    const handle = await spot(named('Alone'), 0.5, 0);
    await desk.page.mouse.move(from.x, from.y);
    await desk.drag({ x: handle.x + 2, y: handle.y }, await desk.cell(map, lane, 2));
    await desk.page.keyboard.press('Escape');
    await release();
    expect((await desk.call('element', { map, id: from.hit.id })).links).toEqual([]);
    expect(await desk.page.locator('[data-testid=editor]').count()).toBe(0);
  });
});

describe('the structure', () => {
  it('has a step dragged to another place, and undo brings it back', async () => {
    const before = await steps();
    const first = before[0]?.id;
    const from = await desk.place(map, (hit) => hit.kind === 'Step' && hit.id === first);
    const to = await spot((hit) => hit.kind === 'Step' && hit.id === before[2]?.id, 0.4, 0);
    await desk.drag(from, to);
    expect(await desk.page.getAttribute('[data-testid=map-host]', 'data-tool')).toBe('Arranging');
    await release();
    expect((await steps()).map((step) => step.id)[2]).toBe(first);
    await undo();
    expect((await steps()).map((step) => step.id)).toEqual(before.map((step) => step.id));
  });

  it('has a column made wider by its edge, and automatic again by two clicks', async () => {
    const [first] = await steps();
    const cell = (hit: HitRegion): boolean => hit.kind === 'Cell' && hit.step === first?.id;
    const width = async (): Promise<number> => (await desk.place(map, cell)).hit.rect.w;
    const before = await width();
    const head = await desk.place(map, (hit) => hit.id === first?.id);
    const edge = async (): Promise<number> => {
      const { hit } = await desk.place(map, cell);
      const zoom = Number(await desk.page.getAttribute('[data-testid=map-host]', 'data-zoom'));
      return head.x + (hit.rect.x + hit.rect.w - head.hit.rect.x - head.hit.rect.w / 2) * zoom;
    };
    const y = head.y - 4;
    await desk.page.mouse.move((await edge()) - 10, y);
    await desk.drag({ x: await edge(), y }, { x: (await edge()) + 60, y });
    expect(await desk.page.getAttribute('[data-testid=map-host]', 'data-tool')).toBe('Sizing');
    await release();
    expect(await width()).toBeGreaterThan(before + 40);
    await desk.page.mouse.dblclick(await edge(), y);
    await desk.settled();
    expect(await width()).toBe(before);
  });

  it('gets a step between two by the plus on their border', async () => {
    const before = await steps();
    const head = await desk.place(map, (hit) => hit.id === before[0]?.id);
    const zoom = Number(await desk.page.getAttribute('[data-testid=map-host]', 'data-zoom'));
    const { hit: cell } = await desk.place(map, (hit) => hit.kind === 'Cell' && hit.step === before[0]?.id);
    const x = head.x + (cell.rect.x + cell.rect.w - head.hit.rect.x - head.hit.rect.w / 2) * zoom;
    const y = head.y + (head.hit.rect.h / 2) * zoom - 3;
    await desk.page.mouse.move(x - 12, y);
    await desk.page.mouse.move(x - 1, y);
    await desk.page.mouse.click(x - 1, y);
    await desk.settled();
    await desk.page.keyboard.type('In between');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect((await steps()).map((step) => step.name)[1]).toBe('In between');
  });
});

describe('an emotion', () => {
  it('is made where the cell is clicked twice, with the score of that height', async () => {
    const lane = await laneIndex('Emotions');
    const cell = await desk.cell(map, lane, 1);
    const zoom = Number(await desk.page.getAttribute('[data-testid=map-host]', 'data-zoom'));
    const scale = (await desk.scene(map)).scales.find((one) => one.lane === cell.hit.lane);
    if (scale === undefined) throw new Error('the lane has no scale');
    const area = cell.hit.free ?? cell.hit.rect;
    const y = cell.y + (scale.zero - 1.5 * scale.unit - area.y - area.h / 2) * zoom;
    await desk.page.mouse.dblclick(cell.x, y);
    await desk.page.keyboard.type('At last');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    const { content } = await card('At last');
    const score = typeof content === 'object' && 'Emotion' in content ? content.Emotion.score : null;
    expect(score).toBeCloseTo(1.5, 1);
  });
});

describe('Ctrl+A', () => {
  it('selects the lane’s cards, and then the map’s', async () => {
    await write(0, 0, 'First');
    await write(0, 2, 'Second');
    await write(1, 1, 'Other');
    const lane = await desk.place(map, (hit) => hit.kind === 'Lane');
    await desk.page.mouse.click(lane.x, lane.y);
    await desk.page.keyboard.press('Control+a');
    await desk.page.waitForFunction(() => document.querySelector('[data-testid=live]')?.textContent?.includes('2'));
    await desk.page.keyboard.press('Control+a');
    const { hits } = await desk.scene(map);
    const all = hits.filter((hit) => hit.kind === 'Card' || hit.kind === 'Emotion').length;
    await desk.page.waitForFunction(
      (number) => document.querySelector('[data-testid=live]')?.textContent?.includes(String(number)),
      all,
    );
    await desk.page.keyboard.press('Delete');
    await desk.settled();
    expect([await count('First'), await count('Second'), await count('Other')]).toEqual([0, 0, 0]);
  });
});
