import { describe, expect, it } from 'vitest';

import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

async function cards(): Promise<string[]> {
  const { hits } = await desk.scene(map);
  return hits.filter((hit) => hit.kind === 'Card').map((hit) => hit.name);
}

describe('typing', () => {
  it('makes a card at once, the next with Enter, another beside it with Tab', async () => {
    const cell = await desk.cell(map, 0, 0);
    await desk.page.mouse.click(cell.x, cell.y);
    await desk.page.keyboard.type('First');
    expect(await desk.page.inputValue('[data-testid=editor]')).toBe('First');
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.type('Second');
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.type('Beside');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    expect(await cards()).toEqual(expect.arrayContaining(['First', 'Second', 'Beside']));
    const { hits } = await desk.scene(map);
    const step = (name: string): string => hits.find((hit) => hit.name === name)?.step ?? '';
    expect(step('First')).toBe(step('Second'));
    expect(step('Beside')).not.toBe(step('First'));
    expect(desk.faults).toEqual([]);
  });

  it('works without a mouse, and says where it is', async () => {
    await desk.page.focus('[data-testid=grid]');
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('ArrowRight');
    const before = await cards();
    expect(await desk.said()).not.toBe('');
    await desk.page.keyboard.press('Control+Enter');
    await desk.page.keyboard.type('By keyboard alone');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    expect((await cards()).length).toBe(before.length + 1);
    await desk.page.waitForFunction(() =>
      document.querySelector('[data-testid=live]')?.textContent?.includes('By keyboard alone'),
    );
    const active = await desk.page.getAttribute('[data-testid=grid]', 'aria-activedescendant');
    expect(await desk.page.textContent(`[id="${active ?? ''}"]`)).toContain('By keyboard alone');
  });
});

describe('a card', () => {
  async function withCard(text: string): Promise<void> {
    const cell = await desk.cell(map, 0, 0);
    await desk.page.mouse.click(cell.x, cell.y);
    await desk.page.keyboard.type(text);
    await desk.page.keyboard.press('Escape');
    await desk.settled();
  }

  it('is dragged to another cell, and undo brings it back', async () => {
    await withCard('Wanders');
    const from = await desk.place(map, (hit) => hit.name === 'Wanders');
    const to = await desk.cell(map, 0, 2);
    await desk.drag(from, to);
    await desk.page.mouse.up();
    await desk.settled();
    const moved = await desk.place(map, (hit) => hit.name === 'Wanders');
    expect(moved.hit.step).toBe(to.hit.step);
    expect(await desk.page.textContent('[data-testid=undo]')).toContain('Wanders');
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    expect((await desk.place(map, (hit) => hit.name === 'Wanders')).hit.step).toBe(from.hit.step);
  });

  it('stays where it was when Escape calls the drag off', async () => {
    await withCard('Stays');
    const from = await desk.place(map, (hit) => hit.name === 'Stays');
    const to = await desk.cell(map, 0, 2);
    await desk.drag(from, to);
    await desk.page.keyboard.press('Escape');
    await desk.page.mouse.up();
    await desk.settled();
    expect((await desk.place(map, (hit) => hit.name === 'Stays')).hit.step).toBe(from.hit.step);
  });

  it('is edited in place, and deleted', async () => {
    await withCard('Before');
    const spot = await desk.place(map, (hit) => hit.name === 'Before');
    await desk.page.mouse.dblclick(spot.x, spot.y);
    await desk.page.keyboard.press('Control+a');
    await desk.page.keyboard.type('After');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect(await cards()).toContain('After');
    await desk.page.keyboard.press('Delete');
    await desk.settled();
    expect(await cards()).not.toContain('After');
  });

  it('is told about in the inspector, where an edit is kept at once', async () => {
    await withCard('Looked into');
    const name = desk.page.locator('[data-testid=inspector-name]');
    expect(await name.inputValue()).toBe('Looked into');
    await name.fill('Looked through');
    await name.press('Enter');
    await desk.settled();
    expect(await cards()).toContain('Looked through');
  });
});

describe('an emotion', () => {
  it('is pulled up on its curve', async () => {
    const { hits } = await desk.scene(map);
    const lane = hits.find((hit) => hit.kind === 'Lane' && hit.name === 'Emotions');
    const cell = await desk.place(map, (hit) => hit.kind === 'Cell' && hit.lane === lane?.id);
    await desk.page.mouse.click(cell.x, cell.y);
    await desk.page.keyboard.type('Hopeful');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    const before = await desk.place(map, (hit) => hit.kind === 'Emotion' && hit.name === 'Hopeful');
    await desk.drag(before, { x: before.x, y: before.y - 40 });
    await desk.page.mouse.up();
    await desk.settled();
    const after = await desk.place(map, (hit) => hit.kind === 'Emotion' && hit.name === 'Hopeful');
    const view = await desk.call('element', { map, id: after.hit.id });
    const card = 'Card' in view.element ? view.element.Card : null;
    const score =
      card !== null && typeof card.content === 'object' && 'Emotion' in card.content ? card.content.Emotion.score : 0;
    expect(score).toBeGreaterThan(0.5);
    expect(after.y).toBeLessThan(before.y);
  });
});

describe('the map', () => {
  it('has a stage renamed in place', async () => {
    const stage = await desk.place(map, (hit) => hit.kind === 'Stage');
    await desk.page.mouse.dblclick(stage.x, stage.y);
    await desk.page.keyboard.press('Control+a');
    await desk.page.keyboard.type('First sight');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect((await desk.scene(map)).outline[0]?.name).toBe('First sight');
  });

  it('is zoomed about the pointer and scrolled', async () => {
    const { x, y } = await desk.cell(map, 1, 1);
    await desk.page.mouse.move(x, y);
    await desk.page.keyboard.down('Control');
    await desk.page.mouse.wheel(0, -120);
    await desk.page.keyboard.up('Control');
    await desk.settled();
    const after = await desk.cell(map, 1, 1);
    expect(Math.hypot(after.x - x, after.y - y)).toBeLessThan(3);
    const host = desk.page.locator('[data-testid=map-host]');
    const before = Number(await host.getAttribute('data-x'));
    await desk.page.mouse.wheel(200, 0);
    await desk.settled();
    expect(Number(await host.getAttribute('data-x'))).toBeGreaterThan(before);
  });

  it('stands in the access grid as lanes, steps and cards', async () => {
    const { hits } = await desk.scene(map);
    const count = (kind: string): number => hits.filter((hit) => hit.kind === kind).length;
    const grid = desk.page.locator('[data-testid=grid]');
    expect(await grid.locator('[role=rowheader]').count()).toBe(count('Lane'));
    expect(await grid.locator('[role=gridcell]').count()).toBe(count('Lane') * count('Step'));
    expect(await grid.locator('[role=option]').count()).toBe(count('Card') + count('Emotion'));
  });

  it('is shown as a poster before it is written', async () => {
    await desk.page.keyboard.press('Control+p');
    await desk.page.waitForSelector('[data-testid=poster-preview] img');
    expect(await desk.page.textContent('[data-testid=poster-preview]')).toContain('841 × 594 mm');
    await desk.page.keyboard.press('Escape');
    expect(await desk.page.locator('[data-testid=poster-preview]').count()).toBe(0);
    expect(desk.faults).toEqual([]);
  });

  it('changes its language and its look while it is open', async () => {
    await desk.page.keyboard.press('Control+k');
    await desk.page.keyboard.type('italiano');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector('html[lang=it]');
    await desk.settled();
    await desk.page.keyboard.press('Control+k');
    await desk.page.keyboard.type('english');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector('html[lang=en]');
    await desk.settled();
    expect(desk.faults).toEqual([]);
  });
});
