import type { Label } from '../bindings';
import type { Key, Words } from './words';
import { isKey } from './words';

/** What a transaction did, as it stands behind “Undo”. */
export function sayLabel(words: Words, label: Label): string {
  const { act, name, place, count } = label;
  const known = (text: string): string => (text === '' ? 'no' : 'yes');
  const values = {
    name: name === '' ? words.say('aloud.unnamed') : name,
    named: known(name),
    count,
    place,
    placed: known(place),
  };
  return words.say(`act.${act}`, values);
}

/** What went wrong, in the user's language, by the error's code. */
export function sayError(words: Words, code: string, detail: unknown): string {
  const facts = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {};
  if (code === 'Refused' && typeof facts.reason === 'string') {
    const reason = `refused.${facts.reason}`;
    if (isKey(reason)) return words.say(reason);
  }
  if (code === 'FileMalformed' && typeof facts.line === 'number' && typeof facts.column === 'number') {
    return words.say('error.FileMalformedAt', { line: facts.line, column: facts.column });
  }
  const key = `error.${code}`;
  return isKey(key) ? words.say(key) : words.say('error.Bug');
}

/** A message whose last part is one of the model's names; the name itself where the catalogue lacks it. */
export function sayName(words: Words, group: string, name: string): string {
  const key = `${group}.${name}`;
  return isKey(key) ? words.say(key as Key) : name;
}
