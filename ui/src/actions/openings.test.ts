import { beforeEach, describe, expect, it } from 'vitest';

import type { MemoryHost } from '../host/memory';
import { memoryHost } from '../host/memory';
import type { Desk } from './desk';
import { testDesk } from './fixtures';

let desk: Desk;
let host: MemoryHost;
let settled: () => Promise<void>;
/** What waits to be opened, in order. */
let held: (() => void)[];
let holding: boolean;

beforeEach(async () => {
  const memory = memoryHost();
  const { call } = memory;
  held = [];
  holding = false;
  memory.call = async (name, params) => {
    const map = name === 'open' ? (params as { map: string }).map : '';
    if (holding && map.startsWith('slow')) await new Promise<void>((go) => held.push(go));
    return call.call(memory, name, params as never) as never;
  };
  ({ desk, host, settled } = await testDesk(memory));
  holding = true;
});

const shown = (): string | undefined => desk.bench?.journey.map;
const sent = (): string[] => host.calls.map(({ name }) => name);

function type(text: string): void {
  const writing = desk.bench?.writing;
  const card = desk.bench?.journey.scene.hits.find(({ kind }) => kind === 'Card');
  if (writing === undefined || card === undefined) throw new Error('there is no card');
  writing.beginName(card);
  writing.type(text);
}

async function letGo(): Promise<void> {
  held.shift()?.();
  await settled();
}

describe('of maps that are opened', () => {
  it('the last one that was asked for is shown, however long the others take', async () => {
    const late = desk.openMap('slow');
    await settled();
    const last = desk.openMap('quick');
    await settled();
    expect(shown()).not.toBe('quick');
    await letGo();
    expect([await late, await last]).toEqual([false, true]);
    expect(shown()).toBe('quick');
  });

  it('none is shown to whoever has gone to the library, and the host knows it', async () => {
    const late = desk.openMap('slow');
    await settled();
    await desk.showLibrary();
    host.calls.length = 0;
    await letGo();
    expect(await late).toBe(false);
    expect(desk.place).toBe('library');
    expect(sent()).toContain('leave_map');
  });

  it('none takes another one with it that was asked for and could not be had', async () => {
    const before = shown();
    const late = desk.openMap('slow');
    await settled();
    const failed = desk.openMap('slow again');
    await settled();
    await letGo();
    host.failNext('open', 'MapNotFound');
    await letGo();
    expect(held).toEqual([]);
    expect([await late, await failed]).toEqual([false, false]);
    expect(shown()).toBe(before);
    // The host is told which one is shown.
    expect(host.calls.filter(({ name }) => name === 'open').at(-1)?.params).toMatchObject({ map: before });
  });
});

describe('a text that is being typed when another map is opened', () => {
  const texts = (): string[] => host.map.cards.map(({ text }) => text);

  it('is kept first', async () => {
    type('Typed before');
    await desk.openMap('quick');
    expect(shown()).toBe('quick');
    expect(texts()).toContain('Typed before');
  });

  it('is kept on its map as well when it is begun while the other one is on its way', async () => {
    const before = shown();
    const late = desk.openMap('slow');
    await settled();
    type('Typed meanwhile');
    await letGo();
    await letGo();
    expect(await late).toBe(true);
    expect(shown()).toBe('slow');
    expect(texts()).toContain('Typed meanwhile');
    expect(host.calls.find(({ name }) => name === 'apply')?.params).toMatchObject({ map: before });
  });

  it('stays with its map when it cannot be kept', async () => {
    const before = shown();
    type('Half an hour of typing');
    host.failNext('apply', 'DiskFull');
    expect(await desk.openMap('quick')).toBe(false);
    expect(shown()).toBe(before);
    expect(desk.bench?.writing.draft?.text).toBe('Half an hour of typing');
  });
});
