import { pause } from './pause';

/** Number of characters from which on an answer is read in pieces, and that are read in one go. */
const LONG = 1 << 20;
const PIECE = 1 << 17;
/** How long the page may stand still meanwhile, in milliseconds. */
const SLICE = 30;

/**
 * Reads an answer, which is JSON. A long one is read in pieces, and the page paints and takes keys in between: Rust writes each
 * element of an outermost list on a line of its own, and no text in JSON has a line end in it. Rejects with a `SyntaxError`.
 */
export async function readAnswer(text: string): Promise<unknown> {
  if (text.length < LONG) return JSON.parse(text);
  const lists: unknown[][] = [];
  // The answer with a number in the place of what each of these lists holds.
  let frame = '';
  let at = 0;
  let begun = performance.now();
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
    frame += text.slice(at, end) + String(lists.length);
    const list: unknown[] = [];
    lists.push(list);
    // The list may be empty: its end then begins with this line end.
    const close = text.indexOf('\n]', end);
    if (close < 0) throw new SyntaxError('a list has no end');
    for (at = end + 1; at < close;) {
      const next = at + PIECE < close ? text.indexOf('\n', at + PIECE) : close;
      const piece = text.slice(at, next);
      const elements = JSON.parse(`[${piece.endsWith(',') ? piece.slice(0, -1) : piece}]`) as unknown[];
      for (const element of elements) list.push(element);
      at = next + 1;
      if (performance.now() - begun > SLICE) {
        await pause();
        begun = performance.now();
      }
    }
    at = close + 1;
  }
  return filled(JSON.parse(frame + text.slice(at)), lists);
}

/** Puts the lists where their numbers stand. */
function filled(value: unknown, lists: readonly unknown[][]): unknown {
  if (Array.isArray(value)) return lists[value[0] as number];
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  for (const name of Object.keys(object)) object[name] = filled(object[name], lists);
  return object;
}
