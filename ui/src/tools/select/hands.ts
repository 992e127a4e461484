// What the tests of the gestures share: a bench, the pointer, and where things stand.
import type { Command } from '../../bindings';
import { handleAt } from '../../kernels/grips';
import { center } from '../../kernels/rect';
import type { Side } from '../../kernels/route';
import { pointer, type TestBench, testBench } from '../fixtures';
import { Select } from './select';

export const ACTIONS = '01lane0000001';
export const EMOTIONS = '01lane0000002';
export const PAINS = '01lane0000004';
export const CARD = '01card0000001';
export const BESIDE = '01card0000002';
export const TOUCH = '01card0000007';
export const DESK = '01card0000008';
export const PAIN = '01card0000009';
export const FACE = '01card0000005';
export const STEP = (number: number): string => `01step000000${number}`;
export const CELL = `${ACTIONS}:${STEP(4)}`;

export let bench: TestBench;
export let select: Select;

export function rect(key: string) {
  const hit = bench.journey.hit(key);
  if (hit === undefined) throw new Error(`no ${key}`);
  return bench.view.place(hit.kind === 'Cell' ? { pin: hit.pin, rect: hit.free ?? hit.rect } : hit);
}

export function at(key: string, rest = {}, dx = 0, dy = 0) {
  const { x, y } = center(rect(key));
  return pointer(x + dx, y + dy, rest);
}

export function handle(key: string, side: Side) {
  const hit = bench.journey.hit(key);
  if (hit === undefined) throw new Error(`no ${key}`);
  const spot = handleAt(rect(key), side, hit);
  return pointer(spot.x, spot.y);
}

/** Goes over something first, as a hand does, so that its handles are there. */
export function pull(key: string, from: ReturnType<typeof pointer>, ...to: ReturnType<typeof pointer>[]): void {
  select.pointerMove(at(key));
  select.pointerMove(from);
  select.pointerDown(from);
  for (const place of to) select.pointerMove(place);
}

export function only(): Command {
  const commands = bench.commands() as Command[];
  if (commands.length !== 1) throw new Error(`${commands.length} commands were sent`);
  return commands[0] as Command;
}

/** A fresh bench and a hand at rest, before each test. */
export async function sitDown(): Promise<void> {
  bench = await testBench();
  select = new Select(bench);
  bench.journey.subscribe(() => {
    bench.view.over({ selected: bench.journey.selection.flatMap((key) => bench.journey.hit(key) ?? []) });
  });
  await bench.settled();
}
