/** What a key asks for. */
export type PageKey = { readonly turn: number } | { readonly zoom: number | null };

interface Seen {
  /** Whether the whole page is in view, so that arrows need not scroll. */
  readonly fits: boolean;
  readonly at: number;
  readonly count: number;
  readonly zoom: number;
}

/** Where these keys mean something else. */
const TAKEN = 'input, select, textarea, [role="radiogroup"], [role="switch"]';

/** What a key means for the pages; `null` for nothing. */
export function pageKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'defaultPrevented'>,
  { fits, at, count, zoom }: Seen,
): PageKey | null {
  if (event.defaultPrevented || event.altKey) return null;
  const on = event.target as { closest?: (selector: string) => unknown } | null;
  if (event.ctrlKey || event.metaKey) return null;
  // These two mean nothing in a field of one line; where there is one page only they scroll the options.
  const by = { PageDown: 1, PageUp: -1 }[event.key];
  if (by !== undefined) return count < 2 || on?.closest?.('select') ? null : { turn: at + by };
  if (on?.closest?.(TAKEN)) return null;
  const listed = Boolean(on?.closest?.('[role="listbox"]'));
  const inOptions = !listed && !on?.closest?.('[data-room]') && Boolean(on?.closest?.('[role="group"]'));
  switch (event.key) {
    case '+':
    case '=':
      return { zoom: zoom * 1.25 };
    case '-':
      return { zoom: zoom / 1.25 };
    case '0':
      return { zoom: null };
    case '1':
      return { zoom: 1 };
  }
  // The options scroll, and so does a page that is larger than its place.
  if (inOptions || (!fits && !listed)) return null;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return { turn: at + 1 };
    case 'ArrowLeft':
    case 'ArrowUp':
      return { turn: at - 1 };
    case 'Home':
      return { turn: 0 };
    case 'End':
      return { turn: count - 1 };
  }
  return null;
}
