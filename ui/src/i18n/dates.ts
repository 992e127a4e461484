/** Names of the twelve months in a language, long and short, in lower case. */
function monthNames(locale: string): string[][] {
  return Array.from({ length: 12 }, (_, month) => {
    const day = Date.UTC(2024, month, 1);
    return (['long', 'short'] as const).map((style) =>
      new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(day).toLowerCase().replace('.', ''),
    );
  });
}

/** Whether a day that is written without its year is one to come, such as a deadline, or one that was. */
export type Lies = 'ahead' | 'behind';

/** A deadline that is just over, or a day of research that was just set, is meant for what it is: a month, in milliseconds. */
const LEEWAY = 31 * 86_400_000;

/**
 * Reads a date as people write it, day first: `21/11/2026`, `21.11.26`, `21 November 2026`, `21 nov`, or `2026-11-21`.
 * Without a year it is the next such day, or with `behind` the last one. Returns `YYYY-MM-DD`; `null` when it is no date.
 */
export function readDate(text: string, locale: string, lies: Lies = 'ahead', today = new Date()): string | null {
  const plain = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso !== null) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{2}|\d{4}))?$/.exec(plain);
  if (figures !== null) return dated(figures[3], Number(figures[2]), Number(figures[1]), lies, today);
  const named = /^(\d{1,2})[.\s]*\s*(\p{L}+)\.?(?:\s+(\d{2}|\d{4}))?$/u.exec(plain);
  if (named === null) return null;
  const month = monthNames(locale).findIndex((names) => names.includes(named[2] ?? ''));
  return month < 0 ? null : dated(named[3], month + 1, Number(named[1]), lies, today);
}

function dated(year: string | undefined, month: number, day: number, lies: Lies, today: Date): string | null {
  if (year !== undefined) return checked(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const now = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const years = [-1, 0, 1].map((by) => today.getFullYear() + by);
  const days = years.flatMap((one) => checked(one, month, day) ?? []);
  if (lies === 'ahead') return days.find((one) => Date.parse(one) >= now - LEEWAY) ?? days.at(-1) ?? null;
  return days.findLast((one) => Date.parse(one) <= now + LEEWAY) ?? days[0] ?? null;
}

function checked(yearOf: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(yearOf, month - 1, day));
  const real = date.getUTCFullYear() === yearOf && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
