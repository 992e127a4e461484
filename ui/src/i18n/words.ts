import { type Formatters, IntlMessageFormat } from 'intl-messageformat';

import type { Language } from '../bindings';
import { en, it } from './catalogues';

/** Name of a message in the catalogues. */
export type Key = keyof typeof en;
/** What goes into a message's gaps. */
export type Values = Record<string, string | number>;

const catalogues: Record<Language, Record<Key, string>> = { en, it };
const locales: Record<Language, string> = { en: 'en-GB', it: 'it-IT' };

/** The interface's sentences, numbers and dates in one language. */
export class Words {
  readonly language: Language;
  readonly locale: string;
  readonly #messages = new Map<Key, IntlMessageFormat>();
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #plurals = new Map<string, Intl.PluralRules>();
  /** What messages are put together with, kept: their library would look for it by a long name each time. */
  #clock: Intl.DateTimeFormat | null = null;
  readonly #formatters = {
    getNumberFormat: (_: unknown, options?: Intl.NumberFormatOptions): Intl.NumberFormat => this.#numberFormat(options),
    getDateTimeFormat: (_: unknown, options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat(this.locale, options),
    getPluralRules: (_: unknown, options: Intl.PluralRulesOptions = {}): Intl.PluralRules => {
      const name = options.type ?? '';
      const rules = this.#plurals.get(name) ?? new Intl.PluralRules(this.locale, options);
      this.#plurals.set(name, rules);
      return rules;
    },
  };

  constructor(language: Language) {
    this.language = language;
    this.locale = locales[language];
  }

  /** A message with its gaps filled. */
  readonly say = (key: Key, values?: Values): string => {
    let message = this.#messages.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(catalogues[this.language][key], this.locale, undefined, {
        ignoreTag: true,
        formatters: this.#formatters as Formatters,
      });
      this.#messages.set(key, message);
    }
    return String(message.format(values));
  };

  /** A number as it is written here. */
  readonly number = (value: number, options?: Intl.NumberFormatOptions): string =>
    this.#numberFormat(options).format(value);

  /** Making a formatter costs more than a frame of panning, and the zoom is said in every one. */
  #numberFormat(options?: Intl.NumberFormatOptions): Intl.NumberFormat {
    const name = options === undefined ? '' : JSON.stringify(options);
    const format = this.#numbers.get(name) ?? new Intl.NumberFormat(this.locale, options);
    this.#numbers.set(name, format);
    return format;
  }

  /** A score with its sign; a true minus, as typesetters use. */
  readonly score = (value: number): string =>
    this.number(value, { signDisplay: 'exceptZero', maximumFractionDigits: 2 }).replace('-', '−');

  /** A day, `YYYY-MM-DD`, as it is written here. */
  readonly date = (day: string): string =>
    new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );

  /** Hours and minutes of a moment in milliseconds since 1970. */
  readonly clock = (time: number): string => {
    this.#clock ??= new Intl.DateTimeFormat(this.locale, { hour: '2-digit', minute: '2-digit' });
    return this.#clock.format(time);
  };

  /** Which day something was, seen from `now`: today, yesterday, or the day with its weekday. Milliseconds since 1970. */
  readonly day = (time: number, now: number): string => {
    const start = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);
    const days = Math.round((start(now) - start(time)) / 86_400_000);
    if (days === 0 || days === 1) {
      const relative = new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(-days, 'day');
      return relative.charAt(0).toLocaleUpperCase(this.locale) + relative.slice(1);
    }
    const year = new Date(time).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
    return new Intl.DateTimeFormat(this.locale, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(
      time,
    );
  };

  /** When something was, seen from `now`: today with the time, yesterday, or the date. Milliseconds since 1970. */
  readonly when = (time: number, now: number): string => {
    const day = (ms: number): number => {
      const date = new Date(ms);
      return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
    };
    const days = day(now) - day(time);
    const clock = this.clock(time);
    if (days <= 1 && days >= 0) {
      const relative = new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(-days, 'day');
      return `${relative}, ${clock}`;
    }
    const year = new Date(time).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
    return new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'long', ...year }).format(time);
  };
}

/** Whether a message of this name exists, for names that are put together from data. */
export function isKey(name: string): name is Key {
  return Object.hasOwn(en, name);
}

/** The language to begin with when the user has chosen none. */
export function systemLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'it' || base === 'en') return base;
  }
  return 'en';
}
