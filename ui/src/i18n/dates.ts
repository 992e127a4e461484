/** Names of the twelve months in a language, long and short, in lower case. */
function monthNames(locale: string): string[][] {
  return Array.from({ length: 12 }, (_, month) => {
    const day = Date.UTC(2024, month, 1);
    return (['long', 'short'] as const).map((style) =>
      new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(day).toLowerCase().replace('.', ''),
    );
  });
}

/**
 * Reads a date as people write it, day first: `21/11/2026`, `21.11.26`, `21 November 2026`, `21 nov`, or `2026-11-21`.
 * Without a year it is this year's. Returns `YYYY-MM-DD`; `null` when it is no date.
 */
export function readDate(text: string, locale: string, thisYear = new Date().getFullYear()): string | null {
  const plain = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso !== null) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{2}|\d{4}))?$/.exec(plain);
  if (figures !== null) return checked(year(figures[3], thisYear), Number(figures[2]), Number(figures[1]));
  const named = /^(\d{1,2})[.\s]*\s*(\p{L}+)\.?(?:\s+(\d{2}|\d{4}))?$/u.exec(plain);
  if (named === null) return null;
  const month = monthNames(locale).findIndex((names) => names.includes(named[2] ?? ''));
  return month < 0 ? null : checked(year(named[3], thisYear), month + 1, Number(named[1]));
}

function year(written: string | undefined, thisYear: number): number {
  if (written === undefined) return thisYear;
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

function checked(yearOf: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(yearOf, month - 1, day));
  const real = date.getUTCFullYear() === yearOf && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
