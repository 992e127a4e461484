import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from 'vitest';

import type { Command } from '../src/bindings';
import { WHOLE } from '../src/document/sharing';
import { desk, map } from './desk';

// Files of a map that somebody else has changed, made past the interface.

/** Where the files of these tests stand. */
export const folder = mkdtempSync(join(tmpdir(), 'percorso-sharing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let minted = 0;
function id(): string {
  minted += 1;
  return `01shr${String(minted).padStart(8, '0')}`;
}

async function did(on: string, ...commands: Command[]): Promise<void> {
  for (const command of commands) {
    const { state } = await desk.call('open', { map: on, appearance: 'light', language: 'en', form: 'Grid' });
    await desk.call('apply', { map: on, revision: state.revision, command });
  }
}

async function put(on: string, text: string, step = 0): Promise<string> {
  const { hits } = await desk.scene(on);
  const of = (kind: string): string[] => hits.filter((hit) => hit.kind === kind).map((hit) => hit.key);
  const card = id();
  const [lane] = of('Lane');
  await did(on, { do: 'AddCard', id: card, lane: lane ?? '', step: of('Step')[step] ?? '', text, before: null });
  return card;
}

function rename(card: string, value: string): Command {
  return { do: 'Edit', ids: [card], field: { field: 'Name', value } };
}

/** Shows the open map as it has become past the interface. */
export async function reopen(): Promise<void> {
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
}

/** A file of the open map in which somebody else has done something, also to the card that both change. */
async function backWith(name: string, act: (theirs: string, both: string) => Promise<void>) {
  const both = await put(map, 'Reads the sign at the door');
  const out = join(folder, `out-${map}.journey`);
  await desk.call('export', { map, path: out, contents: WHOLE });
  const { map: theirs } = await desk.call('import', { path: out });
  if (theirs === null) throw new Error('it was not imported');
  await act(theirs, both);
  const path = join(folder, name);
  await desk.call('export', { map: theirs, path, contents: WHOLE });
  await desk.call('shelve', { maps: [theirs], mark: 'Binned', on: true });
  await did(map, rename(both, 'Studies the whole board'));
  await reopen();
  return { path, both };
}

/** A file of the open map that somebody else has changed: one card of theirs, and one that both changed. */
export function backFrom(name: string): Promise<{ path: string; both: string }> {
  return backWith(name, async (theirs, both) => {
    await put(theirs, 'Asks a neighbour', 1);
    await did(theirs, rename(both, 'Overlooks the sign at the door'));
  });
}

/** A file of the open map in which somebody else has deleted what was changed here, and nothing more. */
export function backWithout(name: string): Promise<{ path: string; both: string }> {
  return backWith(name, (theirs, both) => did(theirs, { do: 'Delete', ids: [both] }));
}

/** Lets files fall onto the map, or onto something else. */
export async function drop(paths: string[], onto = '[data-testid=map-host]'): Promise<void> {
  const files = paths.map((path) => ({ name: path.split('/').at(-1) ?? '', text: readFileSync(path, 'utf8') }));
  const carried = await desk.page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await desk.page.dispatchEvent(onto, 'drop', { dataTransfer: carried });
}

/** Waits until the dialog shows what it was asked for. */
export async function looked(): Promise<void> {
  await desk.page.waitForSelector('[data-testid=copies][data-settled=true]');
  await desk.page.waitForSelector('[data-testid=revision-canvas][data-ready=true]');
}
