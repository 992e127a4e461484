import { LONGEST_TEXT } from './limits';

/** Control characters except tab and line feed, the byte-order mark, and what stands for an object that is not there. */
// eslint-disable-next-line no-control-regex -- control characters are what it is for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffc]/g;
/** Halves of a character without their other half: no host could read them. */
const HALVES = /\p{Surrogate}/gu;
/** Every way in which programs end a line. */
// eslint-disable-next-line no-control-regex -- old programs end lines with control characters
const LINE_ENDS = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g;

const BULLET = /^\s*[-–—*•◦▪‣·●○■□☐☑✓]\s+(?:\[[ xX]?\]\s+)?/u;
const NUMBER = /^\s*\d{1,3}[.)]\s+/;

/** Text as cards hold it: line feeds end lines, no control characters, every character whole. */
export function cleaned(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(CONTROLS, '').replace(HALVES, '\ufffd');
}

/** A card's text no longer than it may be, and whether something was cut off. */
export function shortened(text: string): { text: string; cut: boolean } {
  if (text.length <= LONGEST_TEXT) return { text, cut: false };
  // Half a character at the end would be no character.
  return { text: text.slice(0, LONGEST_TEXT).replace(HALVES, ''), cut: true };
}

/**
 * The lines of a list, empty ones left out, bullets and numbers taken off. A single line keeps a number at its beginning,
 * which is more likely part of what it says.
 */
export function linesOf(text: string, most: number): { lines: string[]; left: number } {
  const lines: string[] = [];
  let left = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    if (lines.length < most) lines.push(trimmed);
    else left += 1;
  }
  const many = lines.length > 1;
  const bare = lines.map((line) => {
    const unmarked = line.replace(BULLET, '');
    const plain = many && unmarked === line ? line.replace(NUMBER, '') : unmarked;
    return plain.trim() === '' ? line : plain.trim();
  });
  return { lines: bare, left };
}
