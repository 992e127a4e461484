import { describe, expect, it } from 'vitest';

import type { Command, Rect } from '../bindings';
import { type MemoryHost, memoryHost } from '../host/memory';
import { OpenJourney } from './open-journey';

const DRAWING = { appearance: 'light', language: 'en', form: 'Grid' } as const;
/** Where the first cards stand. */
const CORNER: Rect = { x: 0, y: 0, w: 300, h: 200 };
const NEAR = '01card0000001';
const FAR = '01card000000a';

async function openCorner(host: MemoryHost = memoryHost()): Promise<{ host: MemoryHost; journey: OpenJourney }> {
  return { host, journey: await OpenJourney.open(host, 'map', DRAWING, CORNER) };
}

const rename = (id: string, name: string): Command => ({
  do: 'Edit',
  ids: [id],
  field: { field: 'Name', value: name },
});
const sent = (host: MemoryHost): string[] => host.calls.map((call) => call.name);

describe('a big map that is opened', () => {
  it('is there where the window shows it first, and then as a whole', async () => {
    const { journey, host } = await openCorner();
    expect(journey.hit(NEAR)).toBeDefined();
    expect(journey.hit(FAR)).toBeUndefined();
    let changes = 0;
    journey.subscribe(() => (changes += 1));
    await journey.completed;
    expect(changes).toBeGreaterThan(0);
    expect(journey.hit(FAR)).toBeDefined();
    expect(journey.scene).toEqual((await host.call('open', { map: 'map', ...DRAWING })).scene);
  });

  it('keeps the selection that was made meanwhile', async () => {
    const { journey } = await openCorner();
    journey.select([NEAR]);
    await journey.completed;
    expect(journey.selection).toEqual([NEAR]);
    expect(journey.waiting).toBe(0);
  });

  it('carries out commands when it is there as a whole', async () => {
    const { journey, host } = await openCorner();
    await journey.apply(rename(FAR, 'Far away'));
    expect(sent(host)).toEqual(['open_part', 'rest', 'apply']);
    expect(journey.hit(FAR)?.name).toBe('Far away');
  });

  it('previews nothing before', async () => {
    const { journey, host } = await openCorner();
    journey.preview(rename(FAR, 'Far away'));
    await journey.completed;
    await expect.poll(() => sent(host)).toContain('preview');
    expect(sent(host).indexOf('rest')).toBeLessThan(sent(host).indexOf('preview'));
    journey.endPreview();
  });

  it('is opened anew when the rest cannot be had', async () => {
    const host = memoryHost();
    host.failNext('rest', 'Stale');
    const { journey } = await openCorner(host);
    await journey.completed;
    expect(sent(host)).toEqual(['open_part', 'rest', 'open']);
    expect(journey.hit(FAR)).toBeDefined();
  });

  it('is opened anew by the next command when that fails as well, so that no change is shown on half a map', async () => {
    const host = memoryHost();
    host.failNext('rest', 'Busy');
    host.failNext('open', 'Busy');
    const { journey } = await openCorner(host);
    await journey.completed;
    expect(journey.hit(FAR)).toBeUndefined();
    await journey.apply(rename(NEAR, 'Near by'));
    expect(sent(host)).toEqual(['open_part', 'rest', 'open', 'open', 'apply']);
    expect(journey.hit(FAR)).toBeDefined();
    expect(journey.hit(NEAR)?.name).toBe('Near by');
  });

  it('shows what another window did to it meanwhile when it is there as a whole, and that somebody else did it', async () => {
    const { journey, host } = await openCorner();
    const { revision } = journey.state;
    await host.call('apply', { map: 'map', revision, command: rename(FAR, 'From elsewhere') });
    const caughtUp = journey.catchUp();
    expect(journey.hit(FAR)).toBeUndefined();
    expect(await caughtUp).toBe(true);
    expect(sent(host)).toEqual(['open_part', 'apply', 'rest', 'open', 'catch_up']);
    expect(journey.hit(FAR)?.name).toBe('From elsewhere');
    expect(journey.fromOthers).toBe(1);
  });

  it('is opened anew, not patched, when there is something to catch up with and the rest could not be had', async () => {
    const host = memoryHost();
    host.failNext('rest', 'Busy');
    host.failNext('open', 'Busy');
    const { journey } = await openCorner(host);
    await journey.completed;
    expect(await journey.catchUp()).toBe(true);
    expect(sent(host)).toEqual(['open_part', 'rest', 'open', 'open']);
    expect(journey.hit(FAR)).toBeDefined();
  });

  it('previews nothing while the rest could not be had', async () => {
    const host = memoryHost();
    host.failNext('rest', 'Busy');
    host.failNext('open', 'Busy');
    const { journey } = await openCorner(host);
    journey.preview(rename(NEAR, 'Near by'));
    await journey.completed;
    await Promise.resolve();
    expect(journey.previewing).toBe(false);
    expect(sent(host)).not.toContain('preview');
    journey.endPreview();
    await journey.redraw({ ...DRAWING, language: 'it' });
    journey.preview(rename(FAR, 'Far away'));
    await expect.poll(() => journey.hit(FAR)?.name).toBe('Far away');
  });

  it('is asked for once where the window shows all of it', async () => {
    const host = memoryHost();
    const journey = await OpenJourney.open(host, 'map', DRAWING, { x: 0, y: 0, w: 9000, h: 9000 });
    await journey.completed;
    expect(sent(host)).toEqual(['open_part']);
    expect(journey.hit(FAR)).toBeDefined();
  });
});
