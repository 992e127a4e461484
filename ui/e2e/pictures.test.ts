import { beforeEach, describe, expect, it } from 'vitest';

import type { HitRegion, Storyboard } from '../src/bindings';
import { desk, map, onFreshMaps } from './desk';
import { paintedPng } from './picture-files';

const LANE = '01st0ryb0ard0';

onFreshMaps();

/** Gives the map a storyboard lane on top, as somebody would with the palette, and shows it. */
async function withLane(): Promise<void> {
  const opened = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  const first = opened.scene.hits.find((hit) => hit.kind === 'Lane')?.id ?? null;
  const command = { do: 'AddLane' as const, id: LANE, kind: 'Storyboard' as const, name: 'Storyboard', before: first };
  await desk.call('apply', { map, revision: opened.state.revision, command });
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
}

async function click(wanted: (hit: HitRegion) => boolean): Promise<HitRegion> {
  const place = await desk.place(map, wanted);
  await desk.page.mouse.click(place.x, place.y);
  await desk.settled();
  return place.hit;
}

/** Pastes a file as the system would hand it over. */
async function paste(bytes: Buffer, type = 'image/png', name = 'image.png'): Promise<void> {
  await desk.page.evaluate(
    ([base64, kind, called]) => {
      const letters = atob(base64 ?? '');
      const file = new File([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], called ?? '', {
        type: kind ?? '',
      });
      const carried = new DataTransfer();
      carried.items.add(file);
      const event = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    [bytes.toString('base64'), type, name],
  );
}

async function storyboards(): Promise<{ id: string; storyboard: Storyboard }[]> {
  const { hits } = await desk.scene(map);
  const ids = hits.filter((hit) => hit.kind === 'Card').map((hit) => hit.id);
  const { elements } = await desk.call('elements', { map, ids });
  return elements.flatMap((element) => {
    const content = 'Card' in element ? element.Card.content : 'Note';
    if (!('Card' in element) || typeof content === 'string' || !('Storyboard' in content)) return [];
    return [{ id: element.Card.id, storyboard: content.Storyboard }];
  });
}

const inspector = (name: string): string => `[data-testid=inspector] ${name}`;

describe('a pasted picture', () => {
  it('becomes a card of the selected storyboard cell, and asks what it shows', async () => {
    await withLane();
    await click((hit) => hit.kind === 'Cell' && hit.lane === LANE);
    await paste(paintedPng(320, 200));
    await desk.page.waitForSelector(inspector('[data-testid=inspector-alt]:focus'));
    expect(await desk.page.locator(inspector('[data-testid=alt-hint]')).count()).toBe(1);
    await desk.page.keyboard.type('Sun over the potato field');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    const [scene] = await storyboards();
    expect(scene?.storyboard.alt).toBe('Sun over the potato field');
    expect(scene?.storyboard.picture).toMatch(/^[0-9a-f]{32,}$/);
    await desk.page.waitForSelector(inspector('[data-testid=alt-hint]'), { state: 'detached' });
    // The picture itself is there, in the inspector.
    await desk.page.waitForSelector(inspector('[role=img] canvas'));
    expect(await desk.page.getAttribute(inspector('[role=img]'), 'aria-label')).toBe('Sun over the potato field');
    expect(desk.faults).toEqual([]);
  });

  it('waits for a storyboard lane where the map has none', async () => {
    await click((hit) => hit.kind === 'Cell');
    await paste(paintedPng(64, 40));
    await desk.page.click('[data-testid=pictures-home]');
    await desk.page.waitForSelector(inspector('[data-testid=inspector-alt]:focus'));
    await desk.settled();
    expect((await storyboards()).length).toBe(1);
    const { lanes } = await desk.call('contents', { map });
    expect(lanes[0]?.kind).toBe('Storyboard');
  });

  it('that is none is refused with a reason, and the map is as before', async () => {
    await withLane();
    await click((hit) => hit.kind === 'Cell' && hit.lane === LANE);
    const { revision } = (await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' })).state;
    await paste(Buffer.from('this only calls itself a picture'));
    await desk.page.waitForFunction(() => document.body.textContent?.includes('cannot be read') === true);
    await desk.settled();
    const after = (await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' })).state.revision;
    expect(after).toBe(revision);
  });
});

describe('a picture on a card', () => {
  let id: string;
  beforeEach(async () => {
    await withLane();
    await click((hit) => hit.kind === 'Cell' && hit.lane === LANE);
    await paste(paintedPng(400, 200));
    await desk.page.waitForSelector(inspector('[data-testid=inspector-alt]:focus'));
    await desk.settled();
    id = (await storyboards())[0]?.id ?? '';
  });
  const crop = async (): Promise<Storyboard['crop']> =>
    (await storyboards()).find((scene) => scene.id === id)?.storyboard.crop ?? null;

  it('is cropped by a corner, with the mouse', async () => {
    await desk.page.click(inspector('[data-testid=picture-crop]'));
    const frame = desk.page.locator('[data-testid=crop-frame]');
    const box = await frame.boundingBox();
    if (box === null) throw new Error('the frame is not there');
    await desk.page.mouse.move(box.x + box.width, box.y + box.height);
    await desk.page.mouse.down();
    await desk.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await desk.page.mouse.up();
    await desk.page.click('[data-testid=crop-keep]');
    await desk.settled();
    const kept = await crop();
    expect(kept?.x).toBe(0);
    expect(kept?.w).toBeCloseTo(0.5, 1);
    expect(kept?.h).toBeCloseTo(0.5, 1);
  });

  it('is cropped with the keyboard, and whole again by one undo', async () => {
    await desk.page.focus(inspector('[data-testid=picture-crop]'));
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector('[data-testid=crop-frame]:focus');
    for (let turn = 0; turn < 10; turn += 1) await desk.page.keyboard.press('Shift+ArrowLeft');
    for (let turn = 0; turn < 4; turn += 1) await desk.page.keyboard.press('ArrowRight');
    await desk.page.keyboard.press('Enter');
    await desk.settled();
    expect(await crop()).toEqual({ x: 0.04, y: 0, w: 0.9, h: 1 });
    await desk.page.focus('[data-testid=grid]');
    await desk.page.keyboard.press('Control+z');
    await desk.settled();
    expect(await crop()).toBeNull();
  });

  it('is left alone when the dialog is left', async () => {
    await desk.page.click(inspector('[data-testid=picture-crop]'));
    await desk.page.waitForSelector('[data-testid=crop-frame]:focus');
    await desk.page.keyboard.press('Shift+ArrowLeft');
    await desk.page.keyboard.press('Escape');
    await desk.page.waitForSelector('[data-testid=crop-frame]', { state: 'detached' });
    expect(await crop()).toBeNull();
  });
});

it('a picked picture fills the card that asked for it', async () => {
  await withLane();
  // The system's dialog stands outside the page: its answer is given here.
  const kept = await desk.call('add_picture', { bytes: paintedPng(80, 50).toString('base64') });
  await desk.page.route('**/rpc/pick_picture', (route) => route.fulfill({ json: kept }));
  await click((hit) => hit.kind === 'Cell' && hit.lane === LANE);
  await desk.page.click(inspector('[data-testid=picture-pick]'));
  await desk.page.waitForSelector(inspector('[data-testid=inspector-alt]:focus'));
  await desk.settled();
  expect((await storyboards()).map((scene) => scene.storyboard.picture)).toEqual([kept.picture]);
  await desk.page.unroute('**/rpc/pick_picture');
});

it('a picture dropped on a storyboard cell from outside lands there, and asks what it shows', async () => {
  await withLane();
  const cells = (await desk.scene(map)).hits.filter((hit) => hit.kind === 'Cell' && hit.lane === LANE);
  const place = await desk.place(map, (hit) => hit.key === cells[2]?.key);
  const carried = await desk.page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const carries = new DataTransfer();
    carries.items.add(new File([bytes], 'field.png', { type: 'image/png' }));
    return carries;
  }, paintedPng(200, 120).toString('base64'));
  const told = { dataTransfer: carried, clientX: place.x, clientY: place.y };
  for (const event of ['dragenter', 'dragover', 'drop'])
    await desk.page.dispatchEvent('[data-testid=map]', event, told);
  await desk.page.waitForSelector(inspector('[data-testid=inspector-alt]:focus'));
  expect(await desk.page.locator(inspector('[data-testid=alt-hint]')).count()).toBe(1);
  await desk.settled();
  const [scene] = await storyboards();
  expect(scene?.storyboard.picture).toMatch(/^[0-9a-f]{32,}$/);
  const card = (await desk.scene(map)).hits.find((hit) => hit.id === scene?.id);
  expect([card?.lane, card?.step]).toEqual([LANE, place.hit.step]);
  expect(desk.faults).toEqual([]);
});
