import { beforeEach, describe, expect, it } from 'vitest';

import type { ConflictView } from '../bindings';
import { memoryHost } from '../host/memory';
import { keepBoth, keepSides, nextConflict, previousConflict, settleConflict } from './conflicts';
import type { Desk } from './desk';
import { testDesk } from './fixtures';

const QUEUE = '01card0000003';
const DESK = '01card0000008';

function conflict(id: string, of: string, change: Partial<ConflictView> = {}): ConflictView {
  const side = (by: string, text: string): ConflictView['sides'][number] => ({
    by,
    gone: false,
    name: text,
    fields: [{ field: 'Name', value: { is: 'Text', value: text } }],
  });
  return {
    entry: { id, of, kind: 'Card', card: 'Action', link: null, name: ['Waits'] },
    place: ['Queues', 'Actions'],
    sides: [side('Anna', 'Waits'), side('Bo', 'Waits and waits')],
    shown: 0,
    both: 'Copies',
    ...change,
  };
}

let desk: Desk;
let host: ReturnType<typeof memoryHost>;
let settled: () => Promise<void>;

beforeEach(async () => {
  host = memoryHost();
  host.map.conflicts = [conflict('first', QUEUE), conflict('second', DESK, { both: 'Impossible' })];
  ({ desk, settled } = await testDesk(host));
});

const opened = (): string | null => desk.bench?.conflicts.open ?? null;
const run = async (action: { run(desk: Desk): void | Promise<void> }): Promise<void> => {
  await action.run(desk);
  await settled();
};
const sent = (): unknown[] =>
  host.calls.flatMap(({ name, params }) => (name === 'apply' ? [(params as { command: unknown }).command] : []));

describe('conflicts', () => {
  it('are gone through in their order, round at the ends, each brought into view', async () => {
    await run(nextConflict);
    expect([opened(), desk.bench?.journey.selected?.id]).toEqual(['first', QUEUE]);
    await run(nextConflict);
    expect([opened(), desk.bench?.journey.selected?.id]).toEqual(['second', DESK]);
    await run(nextConflict);
    expect(opened()).toBe('first');
    await run(previousConflict);
    expect(opened()).toBe('second');
  });

  it('of a selected card open by its own key, and of another card not', async () => {
    desk.bench?.journey.select(['01card0000001']);
    expect(settleConflict.enabled(desk)).toBe(false);
    desk.bench?.journey.select([DESK]);
    expect(settleConflict.enabled(desk)).toBe(true);
    await run(settleConflict);
    expect(opened()).toBe('second');
  });

  it('can be settled only while one is looked at', async () => {
    expect([keepSides[0]?.enabled(desk), keepBoth.enabled(desk)]).toEqual([false, false]);
    await run(nextConflict);
    expect(keepSides.map((action) => action.enabled(desk)).slice(0, 3)).toEqual([true, true, false]);
    expect(keepBoth.enabled(desk)).toBe(true);
    await run(nextConflict);
    expect(keepBoth.enabled(desk), 'one card cannot be in two places').toBe(false);
  });

  it('lead to the next one when one is settled, and close after the last', async () => {
    await run(nextConflict);
    const second = keepSides[1];
    if (second === undefined) throw new Error('there is an action for the second side');
    await run(second);
    expect(sent()).toEqual([{ do: 'Resolve', conflict: 'first', keep: { Side: 1 } }]);
    expect(opened()).toBe('second');
    await run(second);
    expect(opened()).toBeNull();
    expect(desk.announced).toContain('No conflicts left');
    expect(nextConflict.enabled(desk)).toBe(false);
  });

  it('keep everything under ids of their own', async () => {
    await run(nextConflict);
    await run(keepBoth);
    const [command] = sent() as { keep: { Both: { copies: string[] } } }[];
    const copies = command?.keep.Both.copies ?? [];
    expect(new Set(copies).size).toBe(2);
    expect(copies.every((id) => /^[0-9a-z]{13}$/.test(id))).toBe(true);
  });

  it('are looked at no longer once somebody else has settled them', async () => {
    await run(nextConflict);
    host.map.conflicts = host.map.conflicts?.slice(1) ?? [];
    await desk.bench?.journey.apply({ do: 'Edit', ids: [DESK], field: { field: 'Note', value: 'x' } }, 'stay');
    await settled();
    expect(opened()).toBeNull();
  });

  it('stay open when settling fails', async () => {
    await run(nextConflict);
    host.failNext('apply', 'LibraryUnavailable');
    const first = keepSides[0];
    if (first !== undefined) await run(first);
    expect(opened()).toBe('first');
  });
});
