import { describe, expect, it } from 'vitest';

import type { HitRegion, OutlineEntry } from '../src/bindings';
import { desk, map, onFreshMaps } from './desk';

onFreshMaps();

async function outline(): Promise<OutlineEntry[]> {
  return (await desk.scene(map)).outline;
}

/** Texts of the cards below something of the outline. */
function texts(entry: OutlineEntry | undefined): string[] {
  return entry === undefined ? [] : entry.kind === 'Card' ? [entry.name] : entry.children.flatMap(texts);
}

async function write(lane: number, step: number, text: string): Promise<void> {
  const cell = await desk.cell(map, lane, step);
  await desk.page.mouse.click(cell.x, cell.y);
  await desk.page.keyboard.type(text);
  await desk.page.keyboard.press('Escape');
  await desk.settled();
}

async function select(kind: HitRegion['kind']): Promise<void> {
  const { x, y } = await desk.place(map, (hit) => hit.kind === kind);
  await desk.page.mouse.click(x, y);
  await desk.settled();
}

async function press(key: string): Promise<void> {
  await desk.page.keyboard.press(key);
  await desk.settled();
}

describe('Ctrl+D', () => {
  it('makes a stage once more, behind it, with steps and cards, and one undo takes all of it back', async () => {
    await write(0, 0, 'Reads the leaflet');
    await write(0, 1, 'Keeps it');
    const before = await outline();
    await select('Stage');
    await press('Control+d');
    const after = await outline();
    expect(after.map((stage) => stage.name)).toEqual([before[0]?.name, ...before.map((stage) => stage.name)]);
    expect(after[1]?.children.map((step) => step.name)).toEqual(before[0]?.children.map((step) => step.name));
    expect(texts(after[1])).toEqual(texts(before[0]));
    await press('Control+z');
    expect(await outline()).toEqual(before);
    expect(desk.faults).toEqual([]);
  });

  it('makes a step once more in its stage, and a lane below its like', async () => {
    await write(0, 0, 'Reads the leaflet');
    const before = await outline();
    await select('Step');
    await press('Control+d');
    const [stage] = await outline();
    expect(stage?.children.length).toBe((before[0]?.children.length ?? 0) + 1);
    expect(texts(stage?.children[1])).toEqual(texts(before[0]?.children[0]));
    await press('Control+z');
    await select('Lane');
    await press('Control+d');
    const { lanes } = await desk.call('contents', { map });
    expect(lanes[1]).toMatchObject({ name: lanes[0]?.name, kind: lanes[0]?.kind, caption: lanes[0]?.caption });
    expect(texts((await outline())[0]).filter((text) => text === 'Reads the leaflet').length).toBe(2);
    expect(desk.faults).toEqual([]);
  });
});

it('copying a lane puts its cards on the clipboard, as a table and whole', async () => {
  await write(0, 0, 'Reads the leaflet');
  await write(0, 2, 'Asks a friend');
  await select('Lane');
  const given = await desk.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    return Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)]));
  });
  expect(given['text/plain']).toBe('Reads the leaflet\t\tAsks a friend');
  expect(given['text/html']).toContain('data-percorso-cards');
});

it('line breaks that are pasted into a name become spaces', async () => {
  const { x, y } = await desk.place(map, (hit) => hit.kind === 'Stage');
  await desk.page.mouse.dblclick(x, y);
  await desk.page.waitForSelector('[data-testid=editor]:focus');
  await desk.page.keyboard.press('Control+a');
  await desk.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'First sight\r\n  at the fair\n');
    const taken = !document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
    if (!taken) throw new Error('the browser would have pasted the line breaks');
  });
  expect(await desk.page.inputValue('[data-testid=editor]')).toBe('First sight at the fair');
  await press('Enter');
  expect((await outline())[0]?.name).toBe('First sight at the fair');
});
