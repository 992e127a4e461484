import { beforeEach, describe, expect, it } from 'vitest';

import type { Card, Command, KeptPiece } from '../src/bindings';
import { findings, press, show } from './checker';
import { desk, map, onFreshMaps } from './desk';

onFreshMaps(async () => {
  // What the test before has left in the library of pieces.
  for (const { id } of await own()) await desk.call('remove_piece', { piece: id });
  await open();
});

async function own(): Promise<KeptPiece[]> {
  return (await desk.call('kept_pieces', {})).pieces;
}

async function open(): Promise<void> {
  if ((await desk.page.locator('[data-testid=pieces]').count()) > 0) {
    await desk.page.click('[data-testid=close-pieces]');
  }
  await desk.page.keyboard.press('Control+i');
  await desk.page.click('[data-shelf=Touchpoints]');
  await desk.page.waitForSelector('[data-piece]');
}

/** Carries a command out past the window. */
async function past(command: Command): Promise<void> {
  const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  await desk.call('apply', { map, revision: state.revision, command });
}

/** Opens a shelf, waits for one of its pieces, and gives its middle. */
async function piece(shelf: string, id: string): Promise<{ x: number; y: number }> {
  await desk.page.click(`[data-shelf="${shelf}"]`);
  const row = desk.page.locator(`[data-piece="${shelf}:${id}"]`);
  await row.scrollIntoViewIfNeeded();
  const box = await row.boundingBox();
  if (box === null) throw new Error(`${id} is not shown`);
  return { x: box.x + 60, y: box.y + box.height / 2 };
}

/** The map's cards with these texts. */
async function cards(...texts: string[]): Promise<Card[]> {
  const { hits } = await desk.scene(map);
  const ids = hits.filter((hit) => hit.kind === 'Card' || hit.kind === 'Emotion').map((hit) => hit.id);
  const { elements } = await desk.call('elements', { map, ids });
  const all = elements.flatMap((element) => ('Card' in element ? [element.Card] : []));
  return all.filter((card) => texts.includes(card.text));
}

async function laneOf(kind: string): Promise<string> {
  const { lanes } = await desk.call('contents', { map });
  return lanes.find((lane) => lane.kind === kind)?.id ?? '';
}

async function stepOf(place: number): Promise<string> {
  const { hits } = await desk.scene(map);
  const steps = hits.filter((hit) => hit.kind === 'Step').sort((a, b) => a.rect.x - b.rect.x);
  return steps[place]?.id ?? '';
}

describe('a piece', () => {
  it('is dragged to a step and lands in the lane of its kind; one undo takes it away', async () => {
    const from = await piece('Touchpoints', 'newsletter');
    const { lanes } = await desk.call('contents', { map });
    const elsewhere = lanes.findIndex((lane) => lane.kind !== 'Touchpoints' && lane.kind !== 'Emotions');
    await desk.drag(from, await desk.cell(map, elsewhere, 1));
    await desk.page.mouse.up();
    await expect.poll(async () => (await cards('Newsletter')).length).toBe(1);
    const [put] = await cards('Newsletter');
    expect(put?.place).toMatchObject({ lane: await laneOf('Touchpoints'), step: await stepOf(1) });
    expect(put?.evidence.basis).toBe('Assumed');
    expect(put?.content).toMatchObject({ Touchpoint: { channel: 'Mail' } });
    await desk.settled();
    await desk.page.focus('[data-testid=grid]');
    await press('Control+z');
    await expect.poll(async () => (await cards('Newsletter')).length).toBe(0);
    expect(desk.faults).toEqual([]);
  });

  it('of several linked cards goes over several steps, with the steps that are missing, in one gesture', async () => {
    const before = await desk.scene(map);
    const steps = before.hits.filter((hit) => hit.kind === 'Step').length;
    const from = await piece('Nurturing', 'post-visit-mail');
    const { lanes } = await desk.call('contents', { map });
    const touchpoints = lanes.findIndex((lane) => lane.kind === 'Touchpoints');
    await desk.page.focus('[data-testid=grid]');
    await press('Shift+Digit1');
    await desk.drag(from, await desk.cell(map, touchpoints, steps - 2));
    await desk.page.mouse.up();
    await expect.poll(async () => (await cards('Call of ten minutes')).length).toBe(1);
    await desk.settled();
    const texts = ['Visit, with a note of what was asked', 'Mail within five days, about their question'];
    const put = await cards(...texts, 'Call of ten minutes', 'Followed up within five days');
    expect(put).toHaveLength(4);
    const after = await desk.scene(map);
    expect(after.hits.filter((hit) => hit.kind === 'Step')).toHaveLength(steps + 1);
    const { links } = await desk.call('elements', { map, ids: put.map((card) => card.id) });
    expect(links.map(({ link }) => link.kind).sort()).toEqual(['LeadsTo', 'LeadsTo', 'Measures']);
    const mail = put.find((card) => card.text === texts[1]);
    expect(mail?.content).toMatchObject({ Touchpoint: { promise: 'Here is what you asked about, nothing else' } });
    // All of them are selected, to be moved on together.
    expect(await desk.said()).toMatch(/4 cards/);
    await desk.page.focus('[data-testid=grid]');
    await press('Control+z');
    await expect.poll(async () => (await desk.scene(map)).hits.length).toBe(before.hits.length);
  });

  it('stays on its shelf when Escape is pressed on the way', async () => {
    const from = await piece('Touchpoints', 'newsletter');
    const { revision } = await desk.call('contents', { map });
    await desk.drag(from, await desk.cell(map, 1, 1));
    await desk.page.keyboard.press('Escape');
    await desk.page.mouse.up();
    await desk.settled();
    expect((await desk.call('contents', { map })).revision).toBe(revision);
    expect(await desk.page.locator('[data-testid=pieces]').count()).toBe(1);
  });

  it('is kept out by a locked lane, by hand and by keyboard', async () => {
    const lane = await laneOf('Touchpoints');
    await past({ do: 'Edit', ids: [lane], field: { field: 'Locked', value: true } });
    await expect.poll(async () => (await desk.call('contents', { map })).lanes.some((one) => one.locked)).toBe(true);
    await desk.settled();
    const from = await piece('Touchpoints', 'newsletter');
    const { lanes } = await desk.call('contents', { map });
    const other = lanes.findIndex((one) => one.kind !== 'Touchpoints' && one.kind !== 'Emotions');
    await desk.drag(from, await desk.cell(map, other, 1));
    await desk.page.mouse.up();
    await desk.page.dblclick('[data-piece="Touchpoints:newsletter"]');
    await desk.page.getByText('This lane is locked').first().waitFor();
    expect(await cards('Newsletter')).toEqual([]);
  });

  it('brings the lane along that the map lacks', async () => {
    const blank = (await desk.call('create', { template: 'blank', language: 'en' })).map ?? '';
    await desk.library();
    await desk.page.dblclick(`[data-map="${blank}"]`);
    await desk.settled();
    await desk.page.waitForSelector('[data-shelf=Metrics]');
    await desk.page.click('[data-shelf=Metrics]');
    await desk.page.dblclick('[data-piece="Metrics:nps"]');
    await expect
      .poll(
        async () =>
          (await desk.call('contents', { map: blank })).lanes.filter((lane) => lane.kind === 'Metrics').length,
      )
      .toBe(1);
    await desk.settled();
    await desk.page.focus('[data-testid=grid]');
    await press('Control+z');
    await expect
      .poll(async () => (await desk.call('contents', { map: blank })).lanes.some((lane) => lane.kind === 'Metrics'))
      .toBe(false);
  });
});

describe('by keyboard alone', () => {
  it('a piece is found and put into the selected cell, and the next one under it', async () => {
    const { page } = desk;
    const cell = await desk.cell(map, 0, 2);
    await page.mouse.click(cell.x, cell.y);
    await desk.settled();
    await press('Control+i');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search-pieces');
    await page.keyboard.type('delighted');
    await page.waitForSelector('[data-piece="Emotions:delighted"]');
    await page.keyboard.press('ArrowDown');
    expect(await page.textContent('[data-testid=piece-details]')).toContain('+2 on this map');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await cards('Delighted')).length).toBe(1);
    await desk.settled();
    const [put] = await cards('Delighted');
    expect(put?.place).toMatchObject({ lane: await laneOf('Emotions'), step: cell.hit.step });
    expect(put?.content).toEqual({ Emotion: { score: 2 } });
    expect(await desk.said()).toContain('“Delighted” is on the map');
    // The keyboard stays on the shelf, so that several can be put one after another.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-piece'))).toBe('Emotions:delighted');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('[data-testid=search-pieces]')).toBe('');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'grid');
    expect(desk.faults).toEqual([]);
  });

  it('selected cards are kept under a name, put onto another map, removed and brought back', async () => {
    const { page } = desk;
    const texts = ['Finds the stand', 'Writes home'];
    for (const [at, text] of texts.entries()) {
      const cell = await desk.cell(map, 0, at);
      await page.mouse.click(cell.x, cell.y);
      await page.keyboard.type(text);
      await page.keyboard.press('Escape');
      await desk.settled();
    }
    const [first, second] = await cards(...texts);
    if (first === undefined || second === undefined) throw new Error('no cards');
    await past({ do: 'AddLink', id: '01p0000000001', kind: 'LeadsTo', from: first.id, to: second.id, label: 'soon' });
    await desk.settled();
    await page.focus('[data-testid=grid]');
    const place = await desk.place(map, (hit) => hit.id === first.id);
    await page.mouse.click(place.x, place.y);
    const other = await desk.place(map, (hit) => hit.id === second.id);
    await page.keyboard.down('Shift');
    await page.mouse.click(other.x, other.y);
    await page.keyboard.up('Shift');
    await press('Control+Alt+k');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'piece-name');
    await page.keyboard.type('Stand, then letter');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await own())[0]?.name).toBe('Stand, then letter');
    const [kept] = await own();
    expect(kept?.piece.cards.map((held) => held.step)).toEqual([0, 1]);
    expect(kept?.piece.links.map(({ label }) => label)).toEqual(['soon']);

    const another = await desk.fresh('five-stages');
    await page.waitForSelector('[data-piece^="Own:"]');
    await page.dblclick('[data-piece^="Own:"]');
    await expect
      .poll(async () => (await desk.scene(another)).hits.some((hit) => hit.name === 'Writes home'))
      .toBe(true);

    await page.focus('[data-piece^="Own:"]');
    await page.keyboard.press('Delete');
    await expect.poll(own).toEqual([]);
    await page.waitForSelector('[data-testid=no-own-pieces]');
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(own).toEqual([kept]);
  });
});

describe('pieces of one’s own', () => {
  it('come to every window', async () => {
    const { page } = desk;
    const opening = page.context().waitForEvent('page');
    await page.keyboard.press('Control+Shift+O');
    const second = await opening;
    try {
      await second.waitForSelector('[data-testid=map-host][data-ready=true]');
      await second.waitForSelector('[data-shelf=Own]');
      await second.click('[data-shelf=Own]');
      await second.waitForSelector('[data-testid=no-own-pieces]');
      const { lanes } = await desk.call('contents', { map });
      const [id, lane, step] = ['01p0000000002', lanes[0]?.id ?? '', await stepOf(0)];
      await past({ do: 'AddCard', id, lane, step, text: 'Ours', before: null });
      await desk.call('keep_piece', { map, cards: [id] });
      await second.waitForSelector('[data-piece^="Own:"]');
      const [kept] = await own();
      await desk.call('name_piece', { piece: kept?.id ?? '', name: 'Everybody’s' });
      await second.getByText('Everybody’s').first().waitFor();
    } finally {
      await second.close();
    }
  });
});

describe('the shelves', () => {
  beforeEach(async () => {
    await desk.page.setViewportSize({ width: 1440, height: 900 });
  });

  it('have no fault that a checker finds, in both languages and every look', async () => {
    for (const [appearance, language] of [
      ['light', 'en'],
      ['dark', 'it'],
      ['contrast', 'it'],
    ] as const) {
      await show(appearance, language);
      await desk.page.waitForSelector('[data-shelf=Nurturing]');
      await desk.page.click('[data-shelf=Nurturing]');
      await desk.page.click('[data-piece="Nurturing:brand-experience"]');
      expect(await findings('[data-testid=pieces]')).toEqual([]);
      await desk.page.click('[data-shelf=Own]');
      expect(await findings('[data-testid=pieces]')).toEqual([]);
    }
    await show('light', 'en');
  });

  it('stand in the outline’s place, over the map in a narrow window, and make room for a piece on its way', async () => {
    const { page } = desk;
    expect(await page.locator('[data-testid=rail]').count()).toBe(0);
    await page.setViewportSize({ width: 900, height: 700 });
    await page.keyboard.press('Control+i');
    await page.waitForSelector('[data-testid=pieces]');
    const from = await piece('Touchpoints', 'newsletter');
    await desk.settled();
    const { lanes } = await desk.call('contents', { map });
    const touchpoints = lanes.findIndex((lane) => lane.kind === 'Touchpoints');
    await desk.drag(from, await desk.cell(map, touchpoints, 0));
    expect(await page.locator('[data-testid=pieces]').count()).toBe(0);
    await page.mouse.up();
    await expect.poll(async () => (await cards('Newsletter')).length).toBe(1);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForSelector('[data-testid=pieces]');
    await page.click('[data-testid=close-pieces]');
    await page.waitForSelector('[data-testid=rail]');
    await page.waitForFunction(() => document.activeElement?.closest('[data-region=map]') !== null);
    expect(desk.faults).toEqual([]);
  });
});
