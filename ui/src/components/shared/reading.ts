import type { Key, Values } from '../../i18n';

/** A message with what goes into its gaps. */
export interface Said {
  readonly key: Key;
  readonly values?: Values;
}

/** What a typed text means. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  /** `early`: more typing may well make it right, so nobody complains yet. */
  | { readonly ok: false; readonly reason: Said; readonly early: boolean };

/** What a number field takes. */
export interface NumberRange {
  /** Whether nothing is a value too. */
  readonly optional?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Whether fractions are refused. */
  readonly whole?: boolean;
}

/** The sign between whole and broken part of a number in a language. */
export function decimalOf(locale: string): ',' | '.' {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.';
}

const WHOLE = /^\d+$/;
const SPACES = /[\s\u00a0\u202f’']/g;

/**
 * Reads a number as people write it. The language's own decimal sign always counts; the other one counts as a decimal sign
 * too, except where it stands before exactly three figures and so parts the thousands: `1.500` is one and a half thousand
 * in Italian, `1.5` is one and a half everywhere.
 */
export function readNumber(text: string, range: NumberRange, decimal: ',' | '.'): Reading<number | null> {
  const plain = text.trim().replace(SPACES, '').replace('−', '-');
  const wrong = (reason: Said, early = false): Reading<number | null> => ({ ok: false, reason, early });
  if (plain === '') {
    return range.optional === true ? { ok: true, value: null } : wrong({ key: 'check.empty' }, true);
  }
  if (/^[+-]?[.,]?$/.test(plain)) return wrong({ key: 'check.number' }, true);
  const number = parse(plain, decimal);
  if (number === null) return wrong({ key: 'check.number' });
  if (range.whole === true && !Number.isInteger(number)) return wrong({ key: 'check.whole' });
  // Whoever types a large number passes through small ones; whoever is above the most will not come down again.
  if (range.min !== undefined && number < range.min) {
    return wrong({ key: 'check.least', values: { min: range.min } }, number >= 0 && range.min > 0);
  }
  if (range.max !== undefined && number > range.max) return wrong({ key: 'check.most', values: { max: range.max } });
  return { ok: true, value: number };
}

function parse(plain: string, decimal: ',' | '.'): number | null {
  const negative = plain.startsWith('-');
  const body = plain.replace(/^[+-]/, '');
  const other = decimal === ',' ? '.' : ',';
  const parts = body.split(decimal);
  if (parts.length > 2) return null;
  let [whole = '', broken = ''] = parts;
  const grouped = whole.split(other);
  if (grouped.length > 1) {
    const [first = '', ...threes] = grouped;
    const thousands = first.length >= 1 && first.length <= 3 && threes.every((three) => three.length === 3);
    if (thousands) whole = grouped.join('');
    else if (parts.length === 1 && grouped.length === 2) [whole, broken] = [first, threes[0] ?? ''];
    else return null;
  }
  if (whole === '' && broken === '') return null;
  if ((whole !== '' && !WHOLE.test(whole)) || (broken !== '' && !WHOLE.test(broken))) return null;
  const number = Number(`${whole === '' ? '0' : whole}.${broken === '' ? '0' : broken}`);
  if (!Number.isFinite(number)) return null;
  return negative && number !== 0 ? -number : number;
}

/** The next number up or down by a step, without the dust of binary fractions, held within the range. */
export function stepped(value: number, by: number, range: NumberRange): number {
  const next = Math.round((value + by) * 1e6) / 1e6 + 0;
  return Math.min(range.max ?? Infinity, Math.max(range.min ?? -Infinity, next));
}
