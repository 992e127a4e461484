import type { ComparedElement, ComparedField, FieldValue } from '../../bindings';
import { sayName, type Words } from '../../i18n';

/** The groups of messages in which the words of a field stand, by the field's name. */
const GROUPS: Record<string, string> = {
  Basis: 'basis',
  Effect: 'effect',
  Better: 'better',
  Family: 'family',
  Status: 'status',
  Horizon: 'horizon',
  ActorKind: 'actor',
  Progress: 'progress',
  Measure: 'measure',
  LineBelow: 'line',
  Phase: 'phase',
};

/** What a field is called. */
export function sayField(words: Words, { field }: Pick<ComparedField, 'field'>): string {
  if (field === 'Kind') return words.say('field.CardKind');
  if (field === 'LinkKind') return words.say('link.kind');
  return sayName(words, 'field', field);
}

/** What a field holds, in words. */
export function sayValue(words: Words, field: string, value: FieldValue): string {
  const { say } = words;
  switch (value.is) {
    case 'Nothing':
      return say('compare.nothing');
    case 'Text':
    case 'Element':
      return value.value;
    case 'Texts':
    case 'Elements':
      return value.value.join(', ');
    case 'Number':
      return field === 'Score' ? words.score(value.value) : words.number(value.value);
    case 'Range':
      return value.value.map((end) => words.score(end)).join(' … ');
    case 'Date':
      return words.date(value.value);
    case 'Flag':
      return say(value.value ? 'compare.yes' : 'compare.no');
    case 'Word':
      return sayWord(words, field, value.value);
    default:
      return say('compare.different');
  }
}

function sayWord(words: Words, field: string, word: string): string {
  if (field === 'Kind') {
    // A card's kind, or a lane's.
    const said = sayName(words, 'kind', word);
    return said === word ? sayName(words, 'lane', word) : said;
  }
  // The verbs of links begin with a small letter.
  if (field === 'LinkKind') return sayName(words, 'link', word.charAt(0).toLowerCase() + word.slice(1));
  return sayName(words, GROUPS[field] ?? '', word);
}

/** What an element or link is called in the list. */
export function sayCompared(words: Words, { name, kind, link }: ComparedElement): string {
  const named = name.map((text) => (text === '' ? words.say('aloud.unnamed') : text));
  if (link !== null) return words.say('compare.link', { from: named[0] ?? '', to: named[1] ?? '' });
  return named[0] ?? sayName(words, 'kind', kind ?? '');
}

/** What kind of thing it is. */
export function sayKind(words: Words, { kind, card, link }: ComparedElement): string {
  if (link !== null) return sayWord(words, 'LinkKind', link);
  return sayName(words, 'kind', card ?? kind ?? '');
}

/** Where something went; empty for what did not move. */
export function sayMove(words: Words, { turn, places }: ComparedElement): string {
  if (turn !== 'Moved') return '';
  if (places === null) return words.say('compare.reordered');
  const place = (names: readonly string[]): string =>
    names.length === 0 ? words.say('compare.parked') : names.map((name) => name || '–').join(' · ');
  return words.say('compare.moved', { from: place(places[0]), to: place(places[1]) });
}
