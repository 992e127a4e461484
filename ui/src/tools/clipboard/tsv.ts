/** Writes a table as spreadsheets do: tabs between cells, quotes around a cell that holds a tab, a line end or a quote. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\n');
}

/** Quoted cells are looked through at most this many times the length of the text, whatever it holds. */
const PATIENCE = 4;

/**
 * Reads a table that a spreadsheet wrote. Lines end with line feeds. A quote that does not close before a tab or a line's
 * end is part of the text, since people begin sentences with quotes. Takes time in proportion to the text.
 */
export function readTsv(text: string, mostCells: number): { rows: string[][]; left: number } {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  let left = 0;
  let budget = PATIENCE * text.length + 100;
  let at = 0;
  const keep = (cell: string): void => {
    if (cell.trim() !== '') {
      if (cells >= mostCells) {
        left += 1;
        return;
      }
      cells += 1;
    }
    if (cells < mostCells || cell.trim() !== '') row.push(cell);
  };
  const endRow = (): void => {
    if (row.length > 0) rows.push(row);
    row = [];
  };
  while (at < text.length) {
    let end: number | null = null;
    let value = '';
    if (text[at] === '"' && budget > 0) {
      const close = closing(text, at + 1);
      budget -= close.looked;
      if (close.at !== null) {
        value = text.slice(at + 1, close.at).replaceAll('""', '"');
        end = close.at + 1;
      } else if (close.looked >= text.length - at - 1) {
        budget = 0;
      }
    }
    if (end === null) {
      end = at;
      while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end += 1;
      value = text.slice(at, end);
    }
    keep(value);
    if (text[end] === '\t') {
      at = end + 1;
      if (at === text.length) keep('');
    } else {
      endRow();
      at = end + 1;
    }
  }
  endRow();
  return { rows, left };
}

/** Where the quote closes that stands before `from`; `null` when it does not, or not at the end of a cell. */
function closing(text: string, from: number): { at: number | null; looked: number } {
  let at = from;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return { at: null, looked: text.length - from };
    if (text[at + 1] === '"') {
      at += 2;
      continue;
    }
    const next = text[at + 1];
    const ends = next === undefined || next === '\t' || next === '\n';
    return { at: ends ? at : null, looked: at - from + 1 };
  }
}
