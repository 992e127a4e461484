import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { WHOLE } from '../src/document/sharing';
import { desk, map, onFreshMaps } from './desk';
import { drop, folder } from './passed-on';

// Files that are copies of maps of the library as they are: what the question about them is answered with.
let other = '';
let maps: readonly string[] = [];

onFreshMaps(async () => {
  const made = await desk.call('create', { template: 'five-stages', language: 'en' });
  other = made.map ?? '';
  maps = [map, other];
  for (const [at, one] of maps.entries()) {
    await desk.call('name_map', { map: one, title: `Map ${String(at + 1)} of ${map}` });
    await desk.call('export', { map: one, path: file(at), contents: WHOLE });
  }
});

const file = (at: number): string => join(folder, `copy-${String(at + 1)}-${map}.journey`);
const title = (at: number): string => `Map ${String(at + 1)} of ${map}`;

async function asked(at: number): Promise<void> {
  await desk.page
    .getByTestId('came-in')
    .getByRole('heading')
    .filter({ hasText: title(at) })
    .waitFor();
}

async function opened(at: number): Promise<void> {
  await desk.page.waitForFunction((name) => document.title.startsWith(name), title(at));
  await desk.page.getByTestId('came-in').waitFor({ state: 'detached' });
  await desk.settled();
}

/** The titles of the maps that came in, of those that these tests bring. */
async function brought(): Promise<string[]> {
  const asks = { shelf: 'All', collection: null, status: null, actor: null, sort: 'Created' } as const;
  const { maps: all } = await desk.call('library', asks);
  return all.filter((one) => !maps.includes(one.map) && one.title.endsWith(map)).map((one) => one.title);
}

/** Answers that the file becomes a map of its own, and waits until it is one. */
async function beside(at: number): Promise<void> {
  await asked(at);
  await desk.page.getByTestId('came-in-beside').click();
  await desk.page
    .getByTestId('toast')
    .filter({ hasText: `copy-${String(at + 1)}-${map}` })
    .waitFor();
}

describe('a question about one file', () => {
  beforeEach(() => drop([file(1)]));

  it('brings the file in beside the map', async () => {
    await beside(1);
    expect(await brought()).toEqual([title(1)]);
    expect(desk.faults).toEqual([]);
  });

  it('opens the map that the library has', async () => {
    await asked(1);
    await desk.page.getByTestId('came-in-open').click();
    await opened(1);
    expect(await brought()).toEqual([]);
    expect(desk.faults).toEqual([]);
  });

  it('opens it by Enter', async () => {
    await asked(1);
    await desk.page.keyboard.press('Enter');
    await opened(1);
    expect(await brought()).toEqual([]);
  });
});

describe('of two questions each is answered for its own file', () => {
  beforeEach(() => drop([file(1), file(0)]));

  it('that comes in beside the map', async () => {
    await beside(0);
    await beside(1);
    await desk.page.getByTestId('came-in').waitFor({ state: 'detached' });
    expect((await brought()).sort()).toEqual([title(0), title(1)]);
    expect(desk.faults).toEqual([]);
  });

  it('whose map is opened', async () => {
    await asked(0);
    await desk.page.getByTestId('came-in-open').click();
    await asked(1);
    expect(await desk.page.title()).toContain(title(0));
    await desk.page.keyboard.press('Enter');
    await opened(1);
    expect(await brought()).toEqual([]);
    expect(desk.faults).toEqual([]);
  });
});
