import { describe, expect, it } from 'vitest';

import type { Command } from '../bindings';
import { memoryHost } from '../host/memory';
import { OpenJourney } from './open-journey';

const DRAWING = { appearance: 'light', language: 'en', form: 'Grid' } as const;

async function open() {
  const host = memoryHost();
  const journey = await OpenJourney.open(host, 'map', DRAWING);
  const add = (id: string): Promise<void> =>
    journey.apply({ do: 'AddCard', id, lane: '01lane0000001', step: '01step0000004', text: id, before: null });
  return { host, journey, add };
}

describe('an open journey', () => {
  it('sends commands one after another, each with the revision before it', async () => {
    const { host, journey, add } = await open();
    await Promise.all([add('01new00000001'), add('01new00000002'), add('01new00000003')]);
    const revisions = host.calls
      .filter((call) => call.name === 'apply')
      .map((call) => (call.params as { revision: number }).revision);
    expect(revisions).toEqual([1, 2, 3]);
    expect(journey.state.revision).toBe(4);
    expect(journey.state.cards).toBe(13);
    expect(journey.waiting).toBe(0);
  });

  it('stays as it was when a command fails, and goes on with the next', async () => {
    const { host, journey, add } = await open();
    host.failNext('apply', 'DiskFull');
    const before = journey.scene;
    const failed = add('01new00000001');
    const next = add('01new00000002');
    let then: unknown;
    await expect(
      failed.catch((failure: unknown) => {
        then = journey.scene;
        throw failure;
      }),
    ).rejects.toMatchObject({ code: 'DiskFull' });
    expect(then).toBe(before);
    await next;
    expect(journey.hit('01new00000002')).toBeDefined();
    expect(journey.hit('01new00000001')).toBeUndefined();
  });

  it('catches up when it was stale, and still says so', async () => {
    const { host, journey, add } = await open();
    host.failNext('apply', 'Stale');
    await expect(add('01new00000001')).rejects.toMatchObject({ code: 'Stale' });
    expect(host.calls.at(-1)?.name).toBe('open');
    await add('01new00000001');
    expect(journey.hit('01new00000001')).toBeDefined();
  });

  it('selects what a command touched, and the cell of what it deleted', async () => {
    const { journey, add } = await open();
    await add('01new00000001');
    expect(journey.selection).toEqual(['01new00000001']);
    await journey.apply({ do: 'Delete', ids: ['01new00000001'] });
    expect(journey.selection).toEqual(['01lane0000001:01step0000004']);
  });

  it('tells from the first moment on that a call is under way', async () => {
    const { journey, add } = await open();
    const seen: number[] = [];
    journey.subscribe(() => seen.push(journey.waiting));
    const added = add('01new00000001');
    expect(seen).toEqual([1]);
    await added;
    expect(seen.at(-1)).toBe(0);
  });

  it('keeps only what exists selected', async () => {
    const { journey } = await open();
    journey.select(['01card0000001', 'nothing']);
    expect(journey.selection).toEqual(['01card0000001']);
  });

  it('undoes and redoes', async () => {
    const { journey, add } = await open();
    await add('01new00000001');
    await journey.undo();
    expect(journey.hit('01new00000001')).toBeUndefined();
    expect(journey.state.redo).not.toBeNull();
    await journey.redo();
    expect(journey.hit('01new00000001')).toBeDefined();
  });
});

describe('a command that is still being put together', () => {
  it('keeps its place before those that come after it', async () => {
    const { journey } = await open();
    const rename = (value: string): Command => ({
      do: 'Edit',
      ids: ['01card0000001'],
      field: { field: 'Name', value },
    });
    let ready = (): void => undefined;
    const first = journey.apply(new Promise((done) => (ready = () => done(rename('first')))));
    const second = journey.apply(rename('second'));
    const read = journey.read(() => ['01card0000001']);
    ready();
    await Promise.all([first, second]);
    expect(journey.state.revision).toBe(3);
    expect((await read).elements).toMatchObject([{ Card: { text: 'second' } }]);
  });
});
