import { describe, expect, it } from 'vitest';

import { anotherMap, desk, map, onFreshMaps } from './desk';

onFreshMaps();

interface Offer {
  text?: string;
  html?: string;
}

/** Pastes what another program would have put on the clipboard. */
async function paste(offer: Offer): Promise<void> {
  await desk.page.evaluate(({ text, html }: Offer) => {
    const clipboardData = new DataTransfer();
    if (text !== undefined) clipboardData.setData('text/plain', text);
    if (html !== undefined) clipboardData.setData('text/html', html);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, offer);
  await desk.settled();
}

/** What another program would find on the clipboard after this key. */
async function put(event: 'copy' | 'cut'): Promise<Record<string, string>> {
  const found = await desk.page.evaluate((name) => {
    const clipboardData = new DataTransfer();
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent(name, { clipboardData, bubbles: true, cancelable: true }));
    return Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)]));
  }, event);
  await desk.settled();
  return found;
}

async function select(lane: number, step: number): Promise<void> {
  // All of it in the window, so that every cell can be clicked.
  await desk.page.focus('[data-testid=grid]');
  await desk.page.keyboard.press('Shift+Digit1');
  await desk.settled();
  const cell = await desk.cell(map, lane, step);
  await desk.page.mouse.click(cell.x, cell.y);
  await desk.settled();
}

async function cards(): Promise<{ name: string; lane: string; step: string }[]> {
  const { hits } = await desk.scene(map);
  return hits.filter((hit) => hit.kind === 'Card').map(({ name, lane, step }) => ({ name, lane, step }));
}

async function names(): Promise<string[]> {
  return (await cards()).map((card) => card.name);
}

async function steps(): Promise<string[]> {
  const { outline } = await desk.scene(map);
  return outline.flatMap((stage) => stage.children.map((step) => step.id));
}

describe('pasting from other programs', () => {
  it('makes a card of every line, in one gesture', async () => {
    await select(0, 0);
    const before = await names();
    await paste({ text: '• One\n• Two\r\n\u0007• שלום\n' });
    expect((await names()).filter((name) => !before.includes(name))).toEqual(['One', 'Two', 'שלום']);
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    expect(await names()).toEqual(before);
  });

  it('lets a table fill the steps to the right, and adds those that are missing', async () => {
    const columns = await steps();
    await select(0, columns.length - 1);
    await paste({ text: 'a\tb\nc\td' });
    const now = await steps();
    expect(now).toHaveLength(columns.length + 1);
    const found = await cards();
    const at = (name: string): string | undefined => found.find((card) => card.name === name)?.step;
    expect([at('a'), at('b'), at('c'), at('d')]).toEqual([now.at(-2), now.at(-1), now.at(-2), now.at(-1)]);
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    expect(await steps()).toEqual(columns);
  });

  it('reads a table out of HTML without running or loading anything of it', async () => {
    await select(0, 0);
    const html =
      '<style>td{}</style><table><tr><td>left<img src="http://outside.invalid/x.png" onerror="window.caught=1"></td>' +
      '<td>first<br>second<script>window.caught=1</script></td></tr></table>';
    const asked: string[] = [];
    desk.page.on('request', (request) => asked.push(request.url()));
    await paste({ text: 'other', html });
    const found = await names();
    expect(found).toEqual(expect.arrayContaining(['left', 'first\nsecond']));
    expect(found).not.toContain('other');
    expect(await desk.page.evaluate(() => 'caught' in window)).toBe(false);
    expect(asked.filter((url) => url.includes('outside'))).toEqual([]);
  });

  it('takes the plain text where HTML is more than a table', async () => {
    await select(0, 0);
    await paste({ text: 'Plain words', html: '<h1>Head</h1><table><tr><td>cell</td></tr></table>' });
    expect(await names()).toContain('Plain words');
  });

  it('never takes what is pasted while a text is being typed', async () => {
    await select(0, 0);
    const before = await names();
    await desk.page.keyboard.type('Typing');
    await paste({ text: 'One\nTwo' });
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    expect((await names()).filter((name) => !before.includes(name))).toEqual(['Typing']);
  });
});

describe('copying cards', () => {
  it('gives a spreadsheet a table arranged as on the map, and takes it back', async () => {
    await select(0, 0);
    await paste({ text: 'up\tbeside\ndown "quoted"\t' });
    const given = await put('copy');
    expect(given['text/plain']).toBe('up\tbeside\n"down ""quoted"""\t');
    await select(0, 2);
    await paste({ text: given['text/plain'] ?? '', html: '<table><tr><td>up</td><td>beside</td></tr></table>' });
    expect((await names()).filter((name) => name === 'up')).toHaveLength(2);
  });

  it('carries whole cards in HTML to another map, kinds and fields included', async () => {
    const { hits } = await desk.scene(map);
    const { lanes } = await desk.call('contents', { map });
    const pains = lanes.filter((lane) => !lane.hidden).findIndex((lane) => lane.kind === 'Pains');
    expect(pains).toBeGreaterThanOrEqual(0);
    expect(hits.length).toBeGreaterThan(0);
    await select(pains, 0);
    await desk.page.keyboard.type('It hurts');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    const pain = (await desk.scene(map)).hits.find((hit) => hit.name === 'It hurts')?.id ?? '';
    const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    await desk.call('apply', {
      map,
      revision: state.revision,
      command: { do: 'Edit', ids: [pain], field: { field: 'Severity', value: 5 } },
    });
    await desk.library();
    await desk.page.dblclick(`[data-map="${map}"]`);
    await desk.settled();
    const spot = await desk.place(map, (hit) => hit.id === pain);
    await desk.page.mouse.click(spot.x, spot.y);
    await desk.settled();
    await desk.page.waitForTimeout(200);
    const given = await put('copy');
    expect(given['text/plain']).toBe('It hurts');

    await anotherMap();
    await select(0, 1);
    await paste({ text: 'It hurts', html: given['text/html'] ?? '' });
    const copy = (await desk.scene(map)).hits.find((hit) => hit.name === 'It hurts');
    const { element } = await desk.call('element', { map, id: copy?.id ?? '' });
    expect(element).toMatchObject({ Card: { content: { Pain: { severity: 5 } } } });
    const lane = (await desk.call('contents', { map })).lanes.find((one) => one.id === copy?.lane);
    expect(lane?.kind).toBe('Pains');
    expect(copy?.id).not.toBe(pain);
  });

  it('cuts: the card is gone, comes back by paste, and undo takes back one at a time', async () => {
    await select(0, 0);
    await desk.page.keyboard.type('Moves house');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    const given = await put('cut');
    await desk.page.waitForFunction(() => document.querySelector('[data-testid=live]')?.textContent?.includes('cut'));
    await desk.settled();
    expect(await names()).not.toContain('Moves house');
    await select(0, 2);
    await paste({ text: given['text/plain'] ?? '' });
    expect((await cards()).find((card) => card.name === 'Moves house')?.step).toBe((await steps())[2]);
    await desk.page.keyboard.press('Control+z');
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    expect((await cards()).find((card) => card.name === 'Moves house')?.step).toBe((await steps())[0]);
  });

  it('works with the keys of the system', async () => {
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await select(0, 0);
    await desk.page.keyboard.type('By key');
    await desk.page.keyboard.press('Escape');
    await desk.settled();
    await desk.page.keyboard.press('Control+c');
    await desk.page.keyboard.press('Control+v');
    await desk.settled();
    await desk.page.waitForFunction(() =>
      document.querySelector('[data-testid=live]')?.textContent?.includes('pasted'),
    );
    expect((await names()).filter((name) => name === 'By key')).toHaveLength(2);
    expect(desk.faults).toEqual([]);
  });
});

it('text that is dropped on a cell becomes cards there', async () => {
  const cell = await desk.cell(map, 0, 1);
  await desk.page.evaluate(({ x, y }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'Dropped');
    const target = document.elementFromPoint(x, y);
    for (const name of ['dragover', 'drop']) {
      const event = new DragEvent(name, { dataTransfer, clientX: x, clientY: y, bubbles: true, cancelable: true });
      target?.dispatchEvent(event);
    }
  }, cell);
  await desk.settled();
  expect((await cards()).find((card) => card.name === 'Dropped')).toMatchObject({
    lane: cell.hit.lane,
    step: cell.hit.step,
  });
});

it('says what was left out of ten thousand lines', async () => {
  await select(0, 0);
  await desk.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', Array.from({ length: 10_000 }, (_, line) => `Line ${line}`).join('\n'));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await desk.page.waitForSelector('[data-testid=toast]', { timeout: 50_000 });
  expect(await desk.page.textContent('[data-testid=toast]')).toContain('5,000');
  await desk.settled();
});
