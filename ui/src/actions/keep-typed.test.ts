import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Bench } from '../tools/bench';
import type { MemoryHost } from '../host/memory';
import { memoryHost } from '../host/memory';
import type { Desk } from './desk';
import { testDesk } from './fixtures';
import { actions } from './index';
import { keepTyped } from './keep-typed';
import { catchUp } from './others';

const CARD = '01card0000001';

let desk: Desk;
let host: MemoryHost;
let bench: Bench;
let ended: number;

beforeEach(async () => {
  const memory = memoryHost();
  ended = 0;
  memory.quit = () => Promise.resolve(void (ended += 1));
  ({ desk, host } = await testDesk(memory));
  if (desk.bench === null) throw new Error('no map is open');
  bench = desk.bench;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const note = (): string | undefined => host.map.cards.find(({ id }) => id === CARD)?.note;

/** Types into the card's notes, in the inspector. */
function type(text: string, id = CARD): void {
  const place = { ids: [id], field: 'Note', part: '', values: [''] } as const;
  bench.typed.type(place, text, { field: 'Note', value: text });
}

function write(text: string): void {
  const card = bench.journey.hit(CARD);
  if (card === undefined) throw new Error('there is no card');
  bench.writing.beginName(card);
  bench.writing.type(text);
}

describe('what is typed when the map is left', () => {
  it('is kept before the program ends, in the notes and on the map', async () => {
    type('Call on Monday');
    write('Another neighbour');
    await actions.quit.run(desk);
    expect(ended).toBe(1);
    expect([note(), host.map.cards[0]?.text]).toEqual(['Call on Monday', 'Another neighbour']);
  });

  it('keeps the program from ending while it cannot be kept', async () => {
    type('Call on Monday');
    host.failNext('apply', 'DiskFull');
    await actions.quit.run(desk);
    expect(ended).toBe(0);
    await actions.quit.run(desk);
    expect([ended, note()]).toEqual([1, 'Call on Monday']);
  });

  it('keeps the map, with the card selected and the reason told', async () => {
    type('Half an hour of typing');
    bench.journey.select([]);
    host.failNext('apply', 'LibraryBusy');
    await actions.backToLibrary.run(desk);
    expect(desk.place).toBe('map');
    expect(bench.journey.selection).toEqual([CARD]);
    expect(bench.panels.shown('inspector')).toBe(true);
    expect(desk.toasts.map(({ tone }) => tone)).toEqual(['bad']);
    await actions.backToLibrary.run(desk);
    expect([desk.place, note()]).toEqual(['library', 'Half an hour of typing']);
  });

  it('is kept before another map is shown, or keeps its map', async () => {
    const map = bench.journey.map;
    type('Before the other');
    host.failNext('apply', 'DiskFull');
    expect(await desk.openMap('other')).toBe(false);
    expect(desk.bench?.journey.map).toBe(map);
    expect(await desk.openMap('other')).toBe(true);
    expect(note()).toBe('Before the other');
  });

  it('waits for what was handed on before, and stays when that fails', async () => {
    write('Sent just now');
    host.failNext('apply', 'DiskFull');
    void bench.writing.commit('stay');
    expect(bench.writing.draft).toBeNull();
    expect(await keepTyped(desk)).toBe(false);
    expect(bench.writing.draft?.text).toBe('Sent just now');
  });

  it('goes to the parking lot when its card was taken away', async () => {
    type('A note without a card', '01card00000zz');
    expect(await keepTyped(desk)).toBe(true);
    expect(host.map.cards.at(-1)).toMatchObject({ text: 'A note without a card', place: null });
  });
});

describe('what is typed on a map that is deleted for ever elsewhere', () => {
  it('stays in a message, to be copied', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) } });
    write('Half a thought');
    type('Half a note');
    host.failNext('catch_up', 'MapNotFound');
    await catchUp(desk);
    expect(desk.place).toBe('library');
    for (let count = 0; count < 4; count += 1)
      desk.offer(`Done ${count}`, { label: 'Undo', shortcut: 'Ctrl+Z', run: () => undefined });
    const message = desk.toasts.find(({ stays }) => stays);
    expect(message?.text).toContain('Half a thought');
    expect(message?.text).toContain('Half a note');
    message?.offer?.run();
    expect(copied).toEqual(['Half a thought\n\nHalf a note']);
  });

  it('is shown again when it could not be copied', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('not allowed')) } });
    type('Half a note');
    host.failNext('catch_up', 'MapNotFound');
    await catchUp(desk);
    const message = desk.toasts.find(({ stays }) => stays);
    if (message === undefined) throw new Error('nothing is shown');
    desk.dismiss(message.id);
    message.offer?.run();
    await expect.poll(() => desk.toasts.some(({ text, stays }) => stays && text.includes('Half a note'))).toBe(true);
  });
});
