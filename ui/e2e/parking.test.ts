import { expect, it } from 'vitest';

import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

async function parked(): Promise<unknown[]> {
  const contents = await desk.call('contents', { map });
  return contents.parked.map((card) => [
    typeof card.content === 'string' ? card.content : Object.keys(card.content)[0],
    card.text,
  ]);
}

async function jot(...lines: string[]): Promise<void> {
  await desk.page.keyboard.press('Control+j');
  await desk.page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'capture');
  for (const line of lines) {
    await desk.page.keyboard.type(line);
    await desk.page.keyboard.press('Enter');
  }
  await desk.settled();
}

it('captures lines by their signs, each with Enter, and says what it understood', async () => {
  const { page } = desk;
  await jot('! Too many tabs', '+ A glossary', '* The tasting', '"So slow"', 'Just a note');
  await expect.poll(parked).toEqual([
    ['Pain', 'Too many tabs'],
    ['Opportunity', 'A glossary'],
    ['Touchpoint', 'The tasting'],
    ['Thought', 'So slow'],
    ['Note', 'Just a note'],
  ]);
  await page.keyboard.type('! half');
  expect(await page.textContent('[data-testid=captured-kind]')).toBe('Pain point');
  expect(await page.textContent('[data-testid=tray-count]')).toBe('5');
  expect(desk.faults).toEqual([]);
});

it('completes the name of an actor after @', async () => {
  const { actors } = await desk.call('contents', { map });
  const [actor] = actors;
  await desk.page.keyboard.press('Control+j');
  await desk.page.keyboard.type('! @');
  await desk.page.waitForSelector('#capture-names [role=option]');
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.type('waits');
  await desk.page.keyboard.press('Enter');
  await expect.poll(parked).toEqual([['Pain', 'waits']]);
  expect((await desk.call('contents', { map })).parked[0]?.actor).toBe(actor?.id);
});

it('makes a card of every pasted line, in one gesture', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+j');
  await page.locator('[data-testid=capture]').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '- one\r\n\n! two\nthree');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect.poll(parked).toEqual([
    ['Note', 'one'],
    ['Pain', 'two'],
    ['Note', 'three'],
  ]);
  await page.focus('[data-testid=grid]');
  await page.keyboard.press('Control+z');
  await expect.poll(parked).toEqual([]);
});

it('places a picked card in the selected cell, and parks it again, by keyboard alone', async () => {
  const { page } = desk;
  await jot('Finds the door');
  const cell = await desk.cell(map, 0, 1);
  await page.keyboard.press('Escape');
  await page.focus('[data-testid=grid]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('grid');
  // The place is told to readers with the frame that shows it.
  await page.waitForFunction(
    () => document.querySelector('[data-testid=grid]')?.hasAttribute('aria-activedescendant') === true,
  );
  await page.focus('[data-parked]');
  await page.keyboard.press('Control+Enter');
  await expect.poll(parked).toEqual([]);
  const { hits } = await desk.scene(map);
  const placed = hits.find((hit) => hit.name === 'Finds the door');
  expect(placed).toBeDefined();
  expect(cell.hit.lane).toBe(placed?.lane);
  await desk.settled();
  await page.keyboard.press('Control+Shift+j');
  await expect.poll(async () => (await parked()).length).toBe(1);
});

it('edits and deletes what is parked', async () => {
  const { page } = desk;
  await jot('First thouhgt', 'Second');
  await page.waitForSelector('[data-parked]');
  await page.locator('[data-parked]').first().focus();
  await page.keyboard.press('F2');
  await page.fill('[data-testid=edit-parked]', 'First thought');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await parked()).map((card) => (card as string[])[1]))
    .toEqual(['First thought', 'Second']);
  await page.locator('[data-parked]').first().focus();
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await parked()).length).toBe(1);
});

it('is dragged onto the map, and back into the lot', async () => {
  const { page } = desk;
  await jot('Comes along');
  await page.keyboard.press('Escape');
  const note = await page.locator('[data-parked]').first().boundingBox();
  if (note === null) throw new Error('the note is not shown');
  const from = { x: note.x + note.width / 2, y: note.y + note.height / 2 };
  const cell = await desk.cell(map, 0, 1);
  await desk.drag(from, cell);
  await page.mouse.up();
  await expect.poll(parked).toEqual([]);
  await desk.settled();
  const card = await desk.place(map, (hit) => hit.name === 'Comes along');
  expect(card.hit.step).toBe(cell.hit.step);
  const tray = await page.locator('[data-testid=tray]').boundingBox();
  if (tray === null) throw new Error('the lot is not shown');
  await desk.drag(card, { x: tray.x + 60, y: tray.y + tray.height - 20 });
  await page.mouse.up();
  await expect.poll(async () => (await parked()).length).toBe(1);
  expect(desk.faults).toEqual([]);
});
