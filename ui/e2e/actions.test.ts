import { describe, expect, it } from 'vitest';

import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

async function names(kind: string): Promise<string[]> {
  const { hits } = await desk.scene(map);
  return hits.filter((hit) => hit.kind === kind).map((hit) => hit.name);
}

/** Writes cards below each other in the first cell. */
async function write(...texts: string[]): Promise<void> {
  const cell = await desk.cell(map, 0, 0);
  await desk.page.mouse.click(cell.x, cell.y);
  for (const text of texts) {
    await desk.page.keyboard.type(text);
    await desk.page.keyboard.press('Enter');
  }
  await desk.page.keyboard.press('Escape');
  await desk.settled();
}

async function choose(name: string, kind?: string): Promise<void> {
  const spot = await desk.place(map, (hit) => hit.name === name && (kind === undefined || hit.kind === kind));
  await desk.page.mouse.click(spot.x, spot.y);
  await desk.settled();
}

describe('deleting a stage with cards', () => {
  it('asks nothing, says what is gone, and gives it back by the button', async () => {
    await write('Kept', 'Safe');
    const before = await names('Stage');
    await choose(before[0] ?? '', 'Stage');
    await desk.page.keyboard.press('Delete');
    await desk.settled();
    expect(await names('Stage')).toEqual(before.slice(1));
    const toast = desk.page.locator('[data-testid=toast]');
    expect(await toast.textContent()).toContain(before[0] ?? '?');
    expect(await toast.textContent()).toMatch(/\d+ cards/);
    expect(await desk.said()).toContain('deleted');
    await desk.page.click('[data-testid=toast-offer]');
    await desk.settled();
    expect(await names('Stage')).toEqual(before);
    expect(await names('Card')).toEqual(expect.arrayContaining(['Kept', 'Safe']));
    expect(await toast.count()).toBe(0);
    expect(desk.faults).toEqual([]);
  });

  it('withdraws the offer once something else was done', async () => {
    await write('Kept');
    const [first, second] = await names('Stage');
    await choose(first ?? '', 'Stage');
    await desk.page.keyboard.press('Delete');
    await desk.settled();
    await desk.page.waitForSelector('[data-testid=toast-offer]');
    await choose(second ?? '', 'Stage');
    await desk.page.keyboard.press('Control+Shift+ArrowRight');
    // By itself it would stay for ten seconds.
    await desk.page.waitForSelector('[data-testid=toast-offer]', { state: 'detached', timeout: 6_000 });
  });
});

describe('the history', () => {
  it('lists every gesture in words and jumps to any, by keyboard', async () => {
    await write('One', 'Two', 'Three');
    await desk.page.keyboard.press('Control+Alt+z');
    const list = desk.page.locator('[data-testid=history]');
    await list.locator('[aria-current=step]').waitFor();
    const lines = await list.locator('[data-seq] .what').allTextContents();
    expect(lines.slice(0, 3)).toEqual(['Add “Three”', 'Add “Two”', 'Add “One”']);
    expect(lines.at(-1)).toBe('The beginning');
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect(await names('Card')).toContain('One');
    expect(await names('Card')).not.toContain('Two');
    expect(await desk.said()).toContain('Add “One”');
    expect(await list.locator('.undone').count()).toBe(2);
    // And forward again.
    await desk.page.keyboard.press('Home');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect(await names('Card')).toEqual(expect.arrayContaining(['One', 'Two', 'Three']));
    await desk.page.keyboard.press('Escape');
    expect(await list.count()).toBe(0);
    expect(desk.faults).toEqual([]);
  });
});

describe('the context menu', () => {
  it('opens by keyboard, goes into a submenu, changes the card, and gives the keyboard back', async () => {
    await write('Guess');
    await choose('Guess');
    await desk.page.waitForTimeout(200);
    await desk.page.keyboard.press('Shift+F10');
    await desk.page.waitForSelector('[role=menu]');
    await desk.page.keyboard.type('how');
    await desk.page.keyboard.press('ArrowRight');
    expect(await desk.page.locator('[role=menu]').count()).toBe(2);
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect(await desk.page.locator('[role=menu]').count()).toBe(0);
    expect(await desk.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('grid');
    const { hit } = await desk.place(map, (one) => one.name === 'Guess');
    const { element } = await desk.call('element', { map, id: hit.id });
    expect(element).toMatchObject({ Card: { evidence: { basis: 'Assumed' } } });
  });

  it('opens under the right button, inside the window, and Escape leaves it', async () => {
    const cell = await desk.cell(map, 0, 1);
    await desk.page.mouse.click(cell.x, cell.y, { button: 'right' });
    const menu = desk.page.locator('[role=menu]');
    await menu.waitFor();
    expect(await menu.locator('[data-entry=paste]').count()).toBe(1);
    const box = await menu.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    await desk.page.keyboard.press('Escape');
    expect(await menu.count()).toBe(0);
  });

  it('opens for a map of the library', async () => {
    await desk.library();
    await desk.page.click(`[data-map="${map}"]`, { button: 'right' });
    await desk.page.waitForSelector('[role=menu] [data-entry=open-map]');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect(await desk.page.locator('[data-testid=workspace]').count()).toBe(1);
  });
});

describe('without a mouse', () => {
  it('cards, steps and stages are moved, and cards stretched over steps', async () => {
    await write('First', 'Second');
    await choose('Second');
    await desk.page.keyboard.press('Control+Shift+ArrowUp');
    await desk.settled();
    const order = async (): Promise<string[]> => {
      const { hits } = await desk.scene(map);
      const cards = hits.filter((hit) => hit.name === 'First' || hit.name === 'Second');
      return cards.sort((a, b) => a.rect.y - b.rect.y).map((hit) => hit.name);
    };
    expect(await order()).toEqual(['Second', 'First']);
    const from = (await desk.place(map, (hit) => hit.name === 'Second')).hit;
    await desk.page.keyboard.press('Alt+Shift+ArrowRight');
    await desk.settled();
    const { hit } = await desk.place(map, (one) => one.name === 'Second');
    expect(hit.rect.w).toBeGreaterThan(from.rect.w * 1.5);
    const [one, two] = await names('Stage');
    await choose(one ?? '', 'Stage');
    await desk.page.keyboard.press('Control+Shift+ArrowRight');
    await desk.settled();
    const { outline } = await desk.scene(map);
    expect(outline.slice(0, 2).map((stage) => stage.name)).toEqual([two, one]);
  });

  it('a link is drawn: begun, aimed with the arrows, ended with Enter', async () => {
    await write('Start', 'End');
    await choose('Start');
    const count = (await names('Link')).length;
    await desk.page.keyboard.press('Control+l');
    expect(await desk.said()).toContain('Start');
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect((await names('Link')).length).toBe(count + 1);
    expect(await desk.page.locator('[data-testid=editor]').count()).toBe(0);
  });
});

describe('splitting and joining', () => {
  it('parts a step after its first card and puts it together again', async () => {
    await write('Stays', 'Goes');
    const steps = (await names('Step')).length;
    await desk.page.keyboard.press('Control+k');
    await desk.page.keyboard.type('split the step');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector('[data-testid=editor]');
    await desk.page.keyboard.type('Later');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    expect((await names('Step')).length).toBe(steps + 1);
    const later = (await desk.place(map, (hit) => hit.name === 'Later')).hit;
    expect((await desk.place(map, (hit) => hit.name === 'Goes')).hit.step).toBe(later.id);
    const first = (await desk.place(map, (hit) => hit.name === 'Stays')).hit;
    await choose('Stays');
    await desk.page.keyboard.press('Control+k');
    await desk.page.keyboard.type('join with the next step');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect((await names('Step')).length).toBe(steps);
    expect((await desk.place(map, (hit) => hit.name === 'Goes')).hit.step).toBe(first.step);
  });
});

it('the palette puts first what was used last, and finds words without their accents', async () => {
  await desk.page.keyboard.press('Control+k');
  await desk.page.keyboard.type('whole map');
  await desk.page.keyboard.press('Enter');
  await desk.page.reload();
  await desk.settled();
  await desk.page.keyboard.press('Control+k');
  expect(await desk.page.locator('dialog[open] [role=option]').first().textContent()).toContain('whole map');
  await desk.page.keyboard.press('Escape');
});

it('the sheet of keys names gestures and can be searched', async () => {
  await desk.page.keyboard.press('F1');
  await desk.page.waitForSelector('[data-testid=shortcuts]');
  expect(await desk.page.locator('[data-testid=shortcuts] section').count()).toBeGreaterThan(6);
  await desk.page.fill('[data-testid=shortcuts-search]', 'duplicate');
  // On the map, and in the library: each under its own head.
  expect(await desk.page.locator('[data-testid=shortcuts] section').count()).toBe(2);
  expect(await desk.page.locator('[data-testid=shortcuts] dd').allTextContents()).toEqual(['Duplicate', 'Duplicate']);
  await desk.page.click('dialog header button');
  expect(await desk.page.locator('dialog').count()).toBe(0);
});

it('one switch shows the map as a network and back', async () => {
  await desk.page.click('[data-testid=form] [role=radio]:nth-child(2)');
  await desk.settled();
  expect(await desk.page.getAttribute('[data-testid=form] [role=radio]:nth-child(2)', 'aria-checked')).toBe('true');
  await desk.page.keyboard.press('ArrowLeft');
  await desk.settled();
  expect(await desk.page.getAttribute('[data-testid=form] [role=radio]:nth-child(1)', 'aria-checked')).toBe('true');
});

describe('the keyboard', () => {
  const holder = (): Promise<string> =>
    desk.page.evaluate(
      () => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName ?? '',
    );

  it('is back where it was when a dialog closes, also one that another led to', async () => {
    await write('Kept');
    for (const keys of ['Control+p', 'F1', 'Control+k', 'Control+Alt+h']) {
      expect(await holder()).toBe('grid');
      await desk.page.keyboard.press(keys);
      await desk.page.waitForSelector('dialog[open]');
      await desk.page.keyboard.press('Escape');
      await desk.page.waitForSelector('dialog', { state: 'detached' });
      expect(await holder(), keys).toBe('grid');
    }
    await desk.page.keyboard.press('Control+k');
    await desk.page.getByTestId('palette').fill('poster');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector('[data-testid=poster-preview]');
    await desk.page.keyboard.press('Escape');
    await desk.page.waitForSelector('dialog', { state: 'detached' });
    expect(await holder()).toBe('grid');
  });

  it('goes on from the map that was left', async () => {
    await desk.page.click('[data-testid=back]');
    await desk.page.waitForSelector(`[data-map="${map}"][aria-selected=true]`);
    await desk.page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'map-list');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect(desk.faults).toEqual([]);
  });
});
