import type { BackupView, ElementKind, NameFound, NameInMap } from '../../bindings';
import { sayName, type Words } from '../../i18n';

/** Size of a file as people say it: thousands and millions of bytes. */
export function sayBytes(words: Words, bytes: number): string {
  const [unit, by] = bytes < 999_500 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
  const value = bytes / by;
  return words.number(Math.max(value, unit === 'kilobyte' ? 1 : 0.1), {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
  });
}

/** When a backup was made. */
export function sayDay(words: Words, backup: BackupView): string {
  if (backup.written !== null) return words.when(backup.written, Date.now());
  return backup.day === null ? backup.name : words.date(backup.day);
}

/** The day on which a backup was made, for a title that stays. */
export function sayDate(words: Words, backup: BackupView): string {
  if (backup.day !== null) return words.date(backup.day);
  return new Intl.DateTimeFormat(words.locale, { dateStyle: 'long' }).format(backup.written ?? 0);
}

/** What a field is called: that a card's text and an actor's name are one field is the model's business. */
function sayField(words: Words, kind: ElementKind | null, field: string): string {
  if (field === 'Name' && kind === 'About') return words.say('privacy.mapTitle');
  if (field === 'Name' && kind !== 'Card' && kind !== null) return words.say('privacy.name');
  return field === 'EntryRules' ? words.say('privacy.rules') : sayName(words, 'field', field);
}

/** Where a name stands in a map, a line a place, with how often. */
export function placesIn(words: Words, map: NameInMap): { what: string; count: number | null }[] {
  const places: { what: string; count: number | null }[] = map.fields.map(({ kind, field, count }) => ({
    what: words.say('privacy.place', {
      field: sayField(words, kind, field),
      kind: kind === null ? words.say('privacy.link') : sayName(words, 'kind', kind),
    }),
    count,
  }));
  for (const part of ['history', 'revisions', 'prints'] as const) {
    if (map[part] > 0) places.push({ what: words.say(`privacy.${part}`, { count: map[part] }), count: null });
  }
  return places;
}

/** How many copies of the library stay as they are. */
export function copiesOf(found: NameFound): number {
  return found.backups.length + found.aside.length;
}

/** What was removed, as a text to keep. Who it was is not in it. */
export function listOf(words: Words, found: NameFound, word: string, now: number): string {
  const when = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeStyle: 'short' }).format(now);
  const lines = [words.say('privacy.listHead', { when, word }), ''];
  for (const map of found.maps) {
    lines.push(map.title === '' ? words.say('library.untitled') : map.title);
    for (const { what, count } of placesIn(words, map)) {
      lines.push(count === null ? `  ${what}` : `  ${what}: ${words.number(count)}`);
    }
    lines.push('');
  }
  if (found.pieces > 0) lines.push(words.say('privacy.pieces', { count: found.pieces }), '');
  if (found.collections > 0) lines.push(words.say('privacy.collections', { count: found.collections }), '');
  if (found.files > 0) lines.push(words.say('privacy.files', { count: found.files }), '');
  if (!found.overwritten) lines.push(words.say('privacy.leftovers'));
  if (copiesOf(found) > 0) {
    lines.push(words.say('privacy.copies', { count: copiesOf(found) }), ...found.backups, ...found.aside);
  }
  lines.push(words.say('privacy.outside'));
  return `${lines.join('\n')}\n`;
}
