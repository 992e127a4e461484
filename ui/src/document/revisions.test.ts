import { beforeEach, describe, expect, it } from 'vitest';

import { type MemoryHost, memoryHost } from '../host/memory';
import { OpenJourney } from './open-journey';
import { Revisions } from './revisions';

const DRAWING = { appearance: 'light', language: 'en', form: 'Grid' } as const;

let host: MemoryHost;
let journey: OpenJourney;
let revisions: Revisions;
let complaints: unknown[];

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

beforeEach(async () => {
  host = memoryHost();
  journey = await OpenJourney.open(host, '01map00000000', DRAWING);
  await journey.apply({
    do: 'AddCard',
    id: '01new00000001',
    lane: '01lane0000001',
    step: '01step0000001',
    text: 'New',
    before: null,
  });
  complaints = [];
  revisions = new Revisions(host, journey, (failure) => complaints.push(failure));
  await revisions.read();
  await settled();
});

function drawn(): number[] {
  return host.calls.filter(({ name }) => name === 'draw_revision').map(({ params }) => (params as { seq: number }).seq);
}

describe('the revisions of a map', () => {
  it('begin with the present, drawn', () => {
    expect(revisions.points?.map(({ kind }) => kind)).toEqual(['Present', 'Beginning']);
    expect(revisions.point?.seq).toBe(2);
    expect(revisions.settled).toBe(true);
    expect(revisions.scene).not.toBeNull();
  });

  it('show the one that is looked at last, whatever comes late', async () => {
    revisions.look(1);
    revisions.look(2);
    revisions.look(1);
    expect(revisions.settled).toBe(false);
    await settled();
    expect(revisions.settled).toBe(true);
    expect(revisions.point?.seq).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('are not asked for again while they are shown', async () => {
    const before = drawn().length;
    revisions.look(2);
    await settled();
    expect(drawn()).toHaveLength(before);
  });

  it('go on with the present when the map changes meanwhile, looked at or compared', async () => {
    const edit = async (value: string) => {
      await journey.apply({ do: 'Edit', ids: ['01card0000001'], field: { field: 'Name', value } });
      await revisions.read();
      await settled();
    };
    await edit('By another window');
    expect([revisions.point?.seq, revisions.points?.[0]?.seq]).toEqual([3, 3]);
    expect(drawn().at(-1)).toBe(3);
    revisions.look(1);
    await edit('And again');
    expect(revisions.point?.seq).toBe(1);
    revisions.compare(1, 4);
    revisions.show('before');
    await edit('Once more');
    expect(revisions.compared).toEqual({ from: 1, to: 5 });
    expect(revisions.side).toBe('before');
    expect(revisions.comparison).not.toBeNull();
    expect(complaints).toEqual([]);
  });

  it('take a name and give it back', async () => {
    expect(await revisions.name(2, 'Workshop')).toBe(true);
    expect(revisions.point?.name).toBe('Workshop');
    expect(await revisions.unname(2)).toBe(true);
    expect(revisions.point?.name).toBe('');
    expect(await revisions.name(77, 'Nowhere')).toBe(false);
    expect(complaints).toHaveLength(1);
  });

  it('are compared from the earlier to the later one', async () => {
    revisions.compare(2, 1);
    await settled();
    expect(revisions.compared).toEqual({ from: 1, to: 2 });
    expect(revisions.comparison?.stages).toEqual([]);
    expect([revisions.side, revisions.settled]).toEqual(['after', true]);
    revisions.show('before');
    await settled();
    expect(drawn().at(-1)).toBe(1);
    revisions.endComparison();
    await settled();
    expect([revisions.compared, revisions.point?.seq]).toEqual([null, 2]);
  });

  it('stay as they are when one cannot be drawn, and say so', async () => {
    const { scene } = revisions;
    host.failNext('draw_revision', 'LibraryBusy');
    revisions.look(1);
    await settled();
    expect(complaints).toMatchObject([{ code: 'LibraryBusy' }]);
    expect(revisions.scene).toBe(scene);
    expect(revisions.settled).toBe(false);
  });

  it('become maps of their own, or not', async () => {
    expect(await revisions.copy(1, 'A copy')).toBe('01map00000001');
    host.failNext('copy_revision', 'DiskFull');
    expect(await revisions.copy(1, 'A copy')).toBeNull();
    expect(complaints).toMatchObject([{ code: 'DiskFull' }]);
  });

  it('say when the map cannot be made what it was', async () => {
    host.failNext('restore_revision', 'DiskFull');
    expect(await revisions.restore(1)).toBe(false);
    expect(complaints).toMatchObject([{ code: 'DiskFull' }]);
  });
});
