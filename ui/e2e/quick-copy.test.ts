import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { desk, map, onFreshMaps } from './desk';

// Keys that follow each other faster than Rust answers.
onFreshMaps();

/** Lets the answers to `elements` through, which have been held back. */
let release: () => Promise<void>;
beforeEach(async () => {
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.page.evaluate(() => navigator.clipboard.writeText('from before'));
  release = () => Promise.resolve();
});
afterEach(() => release());

/** Holds the answers to `elements` back from now on. */
async function hold(): Promise<void> {
  let open = (): void => undefined;
  const gate = new Promise<void>((done) => (open = done));
  await desk.page.route('**/rpc/elements', async (route) => {
    await gate;
    await route.continue();
  });
  release = async () => {
    open();
    await desk.page.unrouteAll({ behavior: 'wait' });
    release = () => Promise.resolve();
    await desk.settled();
  };
}

/** What any program would find on the clipboard. */
function onClipboard(): Promise<Record<string, string>> {
  return desk.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const kinds = (item?.types ?? []).map(async (kind) => [kind, await (await item?.getType(kind))?.text()] as const);
    return Object.fromEntries(await Promise.all(kinds)) as Record<string, string>;
  });
}

const textOnClipboard = async (): Promise<string | undefined> => (await onClipboard())['text/plain'];

/** Clicks a cell and types a card into it; the card is selected then. */
async function card(lane: number, step: number, text: string): Promise<void> {
  await desk.page.keyboard.press('Shift+Digit1');
  await desk.settled();
  const cell = await desk.cell(map, lane, step);
  await desk.page.mouse.click(cell.x, cell.y);
  await desk.settled();
  await desk.page.keyboard.type(text);
  await desk.page.keyboard.press('Escape');
  await desk.settled();
  expect(await desk.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('grid');
}

/** Opens the map in a window that has never seen it, and knows nothing but the clipboard. */
async function inNewWindow(): Promise<void> {
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
}

async function names(): Promise<string[]> {
  return (await desk.scene(map)).hits.filter((hit) => hit.kind === 'Card').map((hit) => hit.name);
}

const press = (key: string): Promise<void> => desk.page.keyboard.press(key);
const said = (word: string): Promise<unknown> =>
  desk.page.waitForFunction((one) => document.querySelector('[data-testid=live]')?.textContent.includes(one), word);

describe('a copy right after a key', () => {
  it('is of the card that the key led to, whole, as soon as the answer has come', async () => {
    await card(0, 0, 'First');
    await card(0, 1, 'Second');
    await hold();
    await press('ArrowLeft');
    await press('Control+c');
    expect(await textOnClipboard()).toBe('from before');
    await press('ArrowRight');
    await release();
    await said('copied');
    const found = await onClipboard();
    expect(found['text/plain']).toBe('First');
    expect(found['text/html']).toContain('data-percorso-cards');
    expect(desk.faults).toEqual([]);
  });

  it('of everything takes everything', async () => {
    await card(0, 0, 'One');
    await card(0, 1, 'Two');
    await hold();
    await press('Control+a');
    await press('Control+c');
    await release();
    await said('copied');
    for (const name of await names()) expect(await textOnClipboard()).toContain(name);
  });

  it('takes the card that has just been typed, with the words that it has just got', async () => {
    await card(0, 0, 'Old words');
    await press('F2');
    await press('Control+a');
    await desk.page.keyboard.type('New words');
    // Both keys are there before Rust knows of the words.
    await Promise.all([press('Escape'), press('Control+c')]);
    await said('copied');
    expect(await textOnClipboard()).toBe('New words');
  });

  it('is whole for another window: fields come along though they were written later', async () => {
    await card(0, 0, 'Travels far');
    const id = (await desk.scene(map)).hits.find((hit) => hit.name === 'Travels far')?.id ?? '';
    const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
    const edit = { do: 'Edit', ids: [id], field: { field: 'Note', value: 'by train' } } as const;
    await desk.call('apply', { map, revision: state.revision, command: { ...edit, ids: [id] } });
    await inNewWindow();
    const spot = await desk.place(map, (hit) => hit.id === id);
    await hold();
    await desk.page.mouse.click(spot.x, spot.y);
    await press('Control+c');
    await release();
    await said('copied');
    await inNewWindow();
    const cell = await desk.cell(map, 0, 2);
    await desk.page.mouse.click(cell.x, cell.y);
    await desk.settled();
    await press('Control+v');
    await said('pasted');
    const copy = (await desk.scene(map)).hits.find((hit) => hit.name === 'Travels far' && hit.id !== id);
    const { element } = await desk.call('element', { map, id: copy?.id ?? '' });
    expect(element).toMatchObject({ Card: { note: 'by train' } });
  });

  it('and pasted in the same breath is pasted where the selection was then', async () => {
    await card(0, 0, 'Twice');
    const to = await desk.cell(map, 0, 2);
    await hold();
    await press('ArrowRight');
    await press('ArrowLeft');
    await press('Control+c');
    await desk.page.mouse.click(to.x, to.y);
    await press('Control+v');
    await release();
    await said('pasted');
    const { hits } = await desk.scene(map);
    const steps = hits.filter((hit) => hit.kind === 'Card' && hit.name === 'Twice').map((hit) => hit.step);
    expect(steps).toHaveLength(2);
    expect(steps).toContain(to.hit.step);
  });

  it('of nothing leaves the clipboard as it is', async () => {
    const cell = await desk.cell(map, 0, 1);
    await desk.page.mouse.click(cell.x, cell.y);
    await desk.settled();
    await press('Control+c');
    await press('Control+x');
    await desk.settled();
    expect(await textOnClipboard()).toBe('from before');
  });
});

describe('a cut right after a key', () => {
  it('takes the card away only when it is on the clipboard', async () => {
    await card(0, 0, 'Stays a while');
    await card(0, 1, 'Other');
    await hold();
    await press('ArrowLeft');
    await press('Control+x');
    await press('Control+x');
    expect(await names()).toContain('Stays a while');
    await release();
    await expect.poll(names).not.toContain('Stays a while');
    expect(await textOnClipboard()).toBe('Stays a while');
    expect(await names()).toContain('Other');
    expect(desk.faults).toEqual([]);
  });

  it('leaves the card where it is when the system takes no copy, and says so', async () => {
    await card(0, 0, 'Precious');
    await card(0, 1, 'Other');
    await desk.page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      document.execCommand = () => false;
    });
    await hold();
    await press('ArrowLeft');
    await press('Control+x');
    await release();
    await desk.page.waitForSelector('[data-testid=toast]');
    expect(await desk.page.textContent('[data-testid=toast]')).toContain('did not take the copy');
    expect(await names()).toContain('Precious');
    // What stands in the place of the system's own way belongs to this page alone.
    await desk.page.reload({ waitUntil: 'commit' });
  });
});

it('the words alone can be copied at any moment', async () => {
  await card(0, 0, 'Only words');
  await hold();
  await press('ArrowRight');
  await press('ArrowLeft');
  await press('Control+k');
  await desk.page.keyboard.type('Copy as text');
  await desk.page.locator('#palette-list [role=option]').first().getByText('Copy as text').waitFor();
  await press('Enter');
  await release();
  await expect.poll(onClipboard).toEqual({ 'text/plain': 'Only words' });
});
