import { beforeEach, describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import type { Desk } from './desk';
import { testDesk } from './fixtures';
import { nextLink, previousLink } from './walk-links';

const DESK = '01card0000008';
const HOURS = '01card0000007';
const PAIN = '01card000000a';
let desk: Desk;
let settled: () => Promise<void>;

beforeEach(async () => {
  const host = memoryHost();
  host.map.links.push(
    { id: 'causes', kind: 'Causes', from: DESK, to: PAIN, label: '' },
    { id: 'leads', kind: 'LeadsTo', from: HOURS, to: DESK, label: '' },
  );
  ({ desk, settled } = await testDesk(host));
});

const select = async (id: string): Promise<void> => {
  desk.bench?.journey.select([id]);
  await settled();
};
const go = async (action: typeof nextLink): Promise<string | undefined> => {
  expect(action.enabled(desk)).toBe(true);
  await action.run(desk);
  await settled();
  return desk.bench?.journey.selected?.id;
};

describe('going through the links', () => {
  it('of a card leads to each of them, and round again', async () => {
    await select(DESK);
    expect([await go(nextLink), await go(nextLink), await go(nextLink)]).toEqual(['causes', 'leads', 'causes']);
  });

  it('backwards begins with the last', async () => {
    await select(DESK);
    expect([await go(previousLink), await go(previousLink)]).toEqual(['leads', 'causes']);
  });

  it('that was selected itself goes on among those of its start', async () => {
    await select('leads');
    expect(await go(nextLink)).toBe('leads');
    await select(DESK);
    await go(nextLink);
    await select('causes');
    expect(await go(nextLink)).toBe('leads');
  });

  it('says so where there are none', async () => {
    await select('01card0000001');
    expect(await go(nextLink)).toBe('01card0000001');
    expect(desk.announced).toBe('No links here');
  });

  it('is not offered for what no link can end at', async () => {
    await select('01lane0000001');
    expect(nextLink.enabled(desk)).toBe(false);
    desk.bench?.journey.select([]);
    expect(previousLink.enabled(desk)).toBe(false);
  });
});
