import { describe, expect, it } from 'vitest';

import type { RecoveryView } from '../bindings';
import { HostError } from '../host';
import { type MemoryHost, memoryHost } from '../host/memory';
import { Desk } from './desk';
import { testDesk } from './fixtures';
import { recover } from './recover';

const RECOVERY: RecoveryView = {
  maps: [],
  nameless: false,
  last_edits: false,
  pieces: false,
  kept: '/home/ada/library-damaged.sqlite',
};

/** A host whose library is damaged until what can be read of it is saved. */
function damaged(...names: string[]): MemoryHost {
  const host = memoryHost();
  const { call } = host;
  let told: RecoveryView | null = null;
  let whole = false;
  host.call = ((name: string, params: never) => {
    if (name === 'recover') {
      [whole, told] = [true, RECOVERY];
      return Promise.resolve({ recovery: told });
    }
    if (!whole && names.includes(name)) return Promise.reject(new HostError('LibraryDamaged', ''));
    if (name === 'recovery') return Promise.resolve({ recovery: told });
    return call.call(host, name as never, params);
  }) as never;
  return host;
}

async function started(host: MemoryHost): Promise<Desk> {
  const desk = new Desk(host, { languages: ['en'], dark: false, contrast: false });
  await desk.start();
  return desk;
}

describe('a library that turns out to be damaged', () => {
  it('at the very start is told as what it is, and saved from there', async () => {
    for (const host of [damaged('welcome'), damaged('open', 'open_part', 'library')]) {
      const desk = await started(host);
      expect(desk.failure?.code).toBe('LibraryDamaged');
      await recover(desk);
      expect([desk.failure, desk.recovery]).toEqual([null, RECOVERY]);
      expect(['library', 'map']).toContain(desk.place);
    }
  });

  it('later is told with a way to save it, and what came back is shown', async () => {
    const { desk, settled } = await testDesk(damaged('shelve'));
    await desk.ask('shelve', { maps: [], mark: 'Pinned', on: true });
    const offer = desk.toasts.at(-1)?.offer;
    expect(offer?.label).toBe('Save what can be read');
    offer?.run();
    await settled();
    expect(desk.recovery).toEqual(RECOVERY);
  });
});
