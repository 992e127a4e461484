import type { Locator } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';

import type { Card, Command } from '../src/bindings';
import { cardOf } from '../src/document/captured';
import { mintId } from '../src/kernels/id';
import { desk, map, onFreshMaps } from './desk';

// What is typed in the inspector is never lost, and never runs over what somebody else wrote meanwhile.
let card: { id: string; x: number; y: number };
onFreshMaps(async () => {
  const { page } = desk;
  const cell = await desk.cell(map, 1, 1);
  await page.mouse.click(cell.x, cell.y);
  await page.keyboard.type('The card');
  await page.keyboard.press('Escape');
  await desk.settled();
  const { hit, x, y } = await desk.place(map, (one) => one.kind === 'Card' && one.name === 'The card');
  card = { id: hit.id, x, y };
  await page.mouse.click(x, y);
});
// A text that is refused keeps its map: the next test begins on a page of its own.
beforeEach(() => async () => {
  await desk.page.unrouteAll({ behavior: 'wait' });
  await desk.page.reload();
});

const notes = (): Locator => desk.page.getByTestId('inspector').getByLabel('Notes');
const said = (text: string): Locator => desk.page.getByTestId('inspector').getByRole('alert').getByText(text);

async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.type(text);
}

/** Carries a command out past the window, and waits until the window has heard of it. */
async function elsewhere(command: Command): Promise<void> {
  const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  const { state: after } = await desk.call('apply', { map, revision: state.revision, command });
  await desk.page.waitForSelector(`[data-testid=map-host][data-revision="${after.revision}"]`);
}

async function held(): Promise<Card | null> {
  const { elements } = await desk.call('elements', { map, ids: [card.id] });
  const [found] = elements;
  return found !== undefined && 'Card' in found ? found.Card : null;
}

/** Edits fail as on a full disk, until the next call of `makeRoom`. */
async function fill(): Promise<void> {
  const json = { code: 'DiskFull', message: 'the disk is full', detail: null };
  await desk.page.route('**/rpc/apply', (route) => route.fulfill({ status: 422, json }));
}
const makeRoom = (): Promise<void> => desk.page.unroute('**/rpc/apply');

it('does not write over what another window wrote meanwhile: the field says it, and the second Tab insists', async () => {
  await type(notes(), 'Mine');
  await elsewhere({ do: 'Edit', ids: [card.id], field: { field: 'Note', value: 'Theirs: call on Monday' } });
  expect(await notes().inputValue()).toBe('Mine');
  await desk.page.keyboard.press('Tab');
  await said('It now says: “Theirs: call on Monday”').waitFor();
  expect(await notes().inputValue()).toBe('Mine');
  expect((await held())?.note).toBe('Theirs: call on Monday');
  // Going elsewhere is no answer.
  await notes().focus();
  await desk.page.locator('[data-testid=grid]').focus();
  await said('It now says').waitFor();
  await desk.settled();
  expect((await held())?.note).toBe('Theirs: call on Monday');
  await notes().focus();
  await desk.page.keyboard.press('Tab');
  await said('It now says').waitFor({ state: 'detached' });
  await desk.settled();
  expect((await held())?.note).toBe('Mine');
});

it('does so for the name, where Enter keeps the keyboard in the field, and Escape drops what was typed', async () => {
  const name = desk.page.getByTestId('inspector-name');
  await type(name, ' of mine');
  await elsewhere({ do: 'Edit', ids: [card.id], field: { field: 'Name', value: 'The card of theirs' } });
  await desk.page.keyboard.press('Enter');
  await said('It now says: “The card of theirs”').waitFor();
  await desk.page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'inspector-name');
  await desk.page.keyboard.press('Escape');
  expect(await name.inputValue()).toBe('The card of theirs');
  expect((await held())?.text).toBe('The card of theirs');
});

it('has a text that a full disk refused come up again with its card, and does not leave the map without it', async () => {
  const { page } = desk;
  await type(notes(), 'Under a full disk');
  await fill();
  const other = await desk.cell(map, 3, 3);
  await page.mouse.click(other.x, other.y);
  await notes().waitFor({ state: 'detached' });
  await page.getByTestId('toast').getByText('The disk is full').waitFor();
  await page.mouse.click(card.x, card.y);
  await said('The disk is full').waitFor();
  expect(await notes().inputValue()).toBe('Under a full disk');
  // On the way out the card is shown with what could not be kept.
  await page.mouse.click(other.x, other.y);
  await notes().waitFor({ state: 'detached' });
  await page.click('[data-testid=back]');
  await said('The disk is full').waitFor();
  expect(await page.getByTestId('library').count()).toBe(0);
  // By keys as well, and the keyboard stays in the field.
  await notes().focus();
  await page.keyboard.press('Control+Shift+L');
  await page.waitForSelector('[data-testid=inspector] textarea[aria-label=Notes]:focus');
  await desk.settled();
  expect(await page.getByTestId('library').count()).toBe(0);
  await makeRoom();
  await page.keyboard.press('Control+Shift+L');
  await page.waitForSelector('[data-testid=library]');
  expect((await held())?.note).toBe('Under a full disk');
});

it('goes on over the map with a text whose card is taken away, and parks it', async () => {
  const { page } = desk;
  await type(notes(), 'A long note');
  await elsewhere({ do: 'Delete', ids: [card.id] });
  await page.getByText('taken away in another window').first().waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'editor');
  await page.keyboard.type(' with an end');
  expect(await page.inputValue('[data-testid=editor]')).toBe('A long note with an end');
  await page.keyboard.press('Enter');
  await page.getByText('in the parking lot').first().waitFor();
  const { parked } = await desk.call('contents', { map });
  expect(parked.map(({ text }) => text)).toEqual(['A long note with an end']);
});

it('keeps the words of a parked card that a full disk refused, and drops them for Escape', async () => {
  const { page } = desk;
  const id = mintId();
  const cards = [cardOf(id, { kind: 'Note', actor: null, text: 'Parked' })];
  await elsewhere({ do: 'AddCards', cards, links: [] });
  if ((await page.getAttribute('[data-testid=toggle-tray]', 'aria-expanded')) === 'false')
    await page.click('[data-testid=toggle-tray]');
  const rewrite = async (): Promise<void> => {
    await page.locator(`[data-parked="${id}"]`).focus();
    await page.keyboard.press('F2');
    await page.waitForSelector('[data-testid=edit-parked]:focus');
  };
  await fill();
  await rewrite();
  await page.keyboard.type('Parked anew');
  await page.keyboard.press('Enter');
  await page.getByTestId('toast').getByText('The disk is full').waitFor();
  await makeRoom();
  await rewrite();
  expect(await page.inputValue('[data-testid=edit-parked]')).toBe('Parked anew');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-testid=edit-parked]', { state: 'detached' });
  await rewrite();
  expect(await page.inputValue('[data-testid=edit-parked]')).toBe('Parked');
  await page.keyboard.type('Parked at last');
  await page.keyboard.press('Enter');
  await page.locator(`[data-parked="${id}"]`).getByText('Parked at last').waitFor();
});

it('shows what was typed on a map that is deleted for ever elsewhere, to be copied', async () => {
  const { page } = desk;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await type(notes(), 'Half a thought');
  await desk.call('shelve', { maps: [map], mark: 'Binned', on: true });
  await desk.call('delete_maps', { maps: [map] });
  await page.waitForSelector('[data-testid=library]');
  const message = page.getByTestId('toast').filter({ hasText: 'Half a thought' });
  await message.getByTestId('toast-offer').click();
  await page.getByTestId('toast').getByText('on the clipboard').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Half a thought');
});

it('lets whoever ends a text on the map by a click into the notes write there', async () => {
  const { page } = desk;
  await page.keyboard.press('F2');
  await page.keyboard.type(', said better');
  await notes().click();
  await page.waitForSelector('[data-testid=editor]', { state: 'detached' });
  await desk.settled();
  await page.keyboard.type('Straight on');
  expect(await notes().inputValue()).toBe('Straight on');
  await page.keyboard.press('Tab');
  await desk.settled();
  expect(await held()).toMatchObject({ text: 'The card, said better', note: 'Straight on' });
});

it('keeps what is typed when the map is left by keys, and lets the program be ended from the map’s own field', async () => {
  const { page } = desk;
  await type(notes(), 'Left by keys');
  await page.keyboard.press('Control+Shift+L');
  await page.waitForSelector('[data-testid=library]');
  expect((await held())?.note).toBe('Left by keys');
  await page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
  await page.mouse.dblclick(card.x, card.y);
  await page.waitForSelector('[data-testid=editor]');
  await page.evaluate(() => {
    window.addEventListener('keydown', ({ key }) => (document.body.dataset.heard = key));
  });
  // Ending the program is the window's own; here it is enough that the keys are not swallowed.
  await page.keyboard.press('Control+q');
  expect(await page.evaluate(() => document.body.dataset.heard)).toBe('q');
});
