import type { Chosen } from '../../bindings';
import type { Bench } from '../bench';
import { clipOf, inOrder, tableOfCards } from './arrange';
import { CLIP_TYPE } from './clip';
import { type Grid, gridOf, type Target } from './grid';
import { readHtml, writeHtml } from './html-table';
import { LONGEST_PASTE, MOST_CARDS } from './limits';
import { cleaned, linesOf } from './plain-text';
import { type Making, type PastePlan, planClip, planLines, planTable } from './plan-paste';
import { readClip } from './read-clip';
import { readTsv, writeTsv } from './tsv';

/** Cards in the forms in which the clipboard carries them. */
export interface Copied {
  /** A table for spreadsheets; lines when it has one column. */
  readonly text: string;
  /** The same as a table that carries the records; empty for words alone. */
  readonly html: string;
  /** The records, whole; empty for words alone. */
  readonly records: string;
  /** Ids of the cards. */
  readonly ids: readonly string[];
  /** Number of cards. */
  readonly count: number;
}

/** What a clipboard or a drop offers. */
export interface Offered {
  readonly text: string;
  readonly html: string;
  readonly records: string;
}

/**
 * What was copied last in this window. Some systems keep nothing but text: text that is still what was copied here brings
 * its records back.
 */
let latest: Copied | null = null;

export function gridOfBench(bench: Bench): Grid {
  return gridOf(bench.journey.map, bench.journey.scene, bench.contents.value);
}

/** Whole cards, ready for the clipboard. */
export function copiedFrom(chosen: Chosen, grid: Grid): Copied | null {
  const cards = inOrder(chosen, grid);
  if (cards.length === 0) return null;
  const rows = tableOfCards(
    cards.map((card) => ({ lane: card.place?.lane ?? '', step: card.place?.step ?? '', text: card.text })),
    grid,
  );
  const records = JSON.stringify(clipOf(cards, chosen.links, grid));
  return {
    text: writeTsv(rows),
    html: writeHtml(rows, records),
    records,
    count: cards.length,
    ids: cards.map((card) => card.id),
  };
}

/** The words alone of what was copied. */
export function wordsOf(what: Copied): Copied {
  return { ...what, html: '', records: '' };
}

/** Keeps the records of what was copied for as long as the clipboard holds its text. */
export function remember(what: Copied): Copied {
  latest = what;
  return what;
}

/** Puts what was copied on the clipboard of a copy or cut event, or of a drag. */
export function give(what: Copied, to: DataTransfer): void {
  to.setData('text/plain', what.text);
  if (what.records === '') return;
  to.setData('text/html', what.html);
  try {
    to.setData(CLIP_TYPE, what.records);
  } catch {
    // A system that takes no kinds of its own has the records in the HTML.
  }
}

/**
 * Puts on the system's clipboard what is still on its way; the system waits for it. Returns whether it is there: not when
 * the system refuses, nor when something else has come onto the clipboard meanwhile, nor when there is nothing to put.
 * With `words`, there are words alone.
 */
export async function giveLater(coming: Promise<Copied | null>, words = false): Promise<boolean> {
  const part = async (type: string, of: (what: Copied) => string): Promise<Blob> => {
    const found = await coming;
    if (found === null) throw new Error('nothing to copy');
    return new Blob([of(found)], { type });
  };
  const parts: Record<string, Promise<Blob>> = { 'text/plain': part('text/plain', (what) => what.text) };
  // The records go along in it: systems keep no other kind that is written later.
  if (!words) parts['text/html'] = part('text/html', (what) => what.html);
  // A part that fails is the clipboard's to tell.
  for (const one of Object.values(parts)) one.catch(() => undefined);
  try {
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    return false;
  }
}

/** Reads what a clipboard or a drop offers. To be called while its event is handled. */
export function take(from: DataTransfer): Offered {
  return {
    text: from.getData('text/plain'),
    html: from.getData('text/html'),
    records: from.getData(CLIP_TYPE),
  };
}

/** What was copied last in this window, where the system does not let a page read its clipboard. */
export function fromMemory(): Offered | null {
  return latest;
}

/** Decides what pasting does: records first, then a table, then text with tabs, then lines. `null` for nothing. */
export function plan(offered: Offered, grid: Grid, target: Target, making: Making): PastePlan | null {
  const text = cleaned(offered.text.slice(0, LONGEST_PASTE));
  // What lies beyond is not looked at, but it is told that something does.
  const beyond = offered.text.length > LONGEST_PASTE ? 1 : 0;
  const html = readHtml(offered.html);
  const own = latest !== null && latest.text === offered.text ? latest.records : '';
  const clip = readClip(offered.records) ?? readClip(html.records) ?? readClip(own);
  if (clip !== null) return some(planClip(clip, grid, target, making));
  if (html.rows !== null) {
    const found = planTable(html.rows, grid, target, making);
    if (found.cards.length > 0) return found;
  }
  // Tabs that only indent a list make no table of it.
  if (parted(text.slice(0, 100_000)) || text.startsWith('"')) {
    const { rows, left } = readTsv(text, MOST_CARDS);
    const wide = rows.some((row) => row.length > 1);
    const plain = planTable(wide ? rows : rows.map(withoutMark), grid, target, making);
    return some({ ...plain, left: plain.left + left + beyond });
  }
  const lines = planLines(text, grid, target, making);
  return some({ ...lines, left: lines.left + beyond });
}

/** Whether a tab stands between two words of a line. Takes time in proportion to the text. */
function parted(text: string): boolean {
  return text.split('\n').some((line) => line.trim().includes('\t'));
}

function withoutMark(row: readonly string[]): string[] {
  const cell = row[0] ?? '';
  return cell.includes('\n') ? [cell] : linesOf(cell, 1).lines;
}

function some(found: PastePlan): PastePlan | null {
  return found.cards.length === 0 ? null : found;
}
