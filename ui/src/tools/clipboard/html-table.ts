import { CLIP_ATTRIBUTE } from './clip';
import { LONGEST_HTML, MOST_CARDS, MOST_COLUMNS } from './limits';
import { cleaned } from './plain-text';

/** Writes a table for spreadsheets and word processors, which carries the records as an attribute. */
export function writeHtml(rows: readonly (readonly string[])[], records: string): string {
  const cells = (row: readonly string[]): string => row.map((text) => `<td>${escaped(text, true)}</td>`).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('');
  const carried = records === '' ? '' : ` ${CLIP_ATTRIBUTE}="${escaped(records, false)}"`;
  return `<meta charset="utf-8"><table${carried}><tbody>${body}</tbody></table>`;
}

function escaped(text: string, breaks: boolean): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return breaks ? plain.replaceAll('\n', '<br>') : plain;
}

/** What HTML from the clipboard holds. */
export interface HtmlFound {
  /** The records, as text; empty without any. */
  readonly records: string;
  /** The cells of the one table that it consists of; `null` when it is anything else. */
  readonly rows: string[][] | null;
}

const NOTHING: HtmlFound = { records: '', rows: null };

/**
 * Looks into HTML without ever putting it into the page: the parsed document is inert, runs no scripts and loads nothing.
 * A page with text around its table counts as text, which the clipboard carries as well.
 */
export function readHtml(html: string): HtmlFound {
  if (html === '') return NOTHING;
  // Our own table may be long, since every card is in it twice; anything else is read as plain text when it is.
  if (html.length > LONGEST_HTML && !html.includes(CLIP_ATTRIBUTE)) return NOTHING;
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const records = parsed.querySelector(`[${CLIP_ATTRIBUTE}]`)?.getAttribute(CLIP_ATTRIBUTE) ?? '';
  if (records !== '') return { records, rows: null };
  const tables = parsed.querySelectorAll('table');
  const table = tables[0];
  if (tables.length !== 1 || table === undefined) return NOTHING;
  return { records: '', rows: isAlone(parsed, table) ? rowsOf(table) : null };
}

const SILENT = 'script, style, template, noscript, title, meta';

function isAlone(parsed: Document, table: HTMLTableElement): boolean {
  for (const silent of parsed.querySelectorAll(SILENT)) silent.remove();
  const all = parsed.body.textContent.replace(/\s+/g, '').length;
  return all === table.textContent.replace(/\s+/g, '').length;
}

function rowsOf(table: HTMLTableElement): string[][] {
  const rows: string[][] = [];
  for (const row of [...table.rows].slice(0, MOST_CARDS)) {
    const cells: string[] = [];
    for (const cell of row.cells) {
      if (cells.length >= MOST_COLUMNS) break;
      for (const rule of cell.querySelectorAll('br, p + p, div + div, li + li')) rule.before('\n');
      cells.push(cellText(cell.textContent));
      const covered = Math.min(cell.colSpan, MOST_COLUMNS - cells.length + 1);
      for (let more = 1; more < covered; more += 1) cells.push('');
    }
    rows.push(cells);
  }
  return rows;
}

/** A cell's text; the line ends of the source mean nothing in HTML, those of `<br>` do, but browsers write both alike. */
function cellText(text: string): string {
  return cleaned(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
