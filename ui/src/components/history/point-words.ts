import type { RevisionPoint } from '../../bindings';
import { sayLabel, type Words } from '../../i18n';

/** Most characters of a revision's name: the library takes no longer ones. */
export const LONGEST_NAME = 120;

/** What a point of the history is called: its name, or why it was kept. */
export function sayPoint(words: Words, point: RevisionPoint): string {
  const { say } = words;
  if (point.name !== '') return point.name;
  switch (point.kind) {
    case 'Present':
      return say('revisions.present');
    case 'Beginning':
      return point.seq === 0 ? say('revisions.beginning') : say('revisions.earliest');
    case 'Before':
      if (point.taken_back) return say('revisions.beforeUndo');
      return point.next === null
        ? say('revisions.beforeUnknown')
        : say('revisions.before', { what: sayLabel(words, point.next) });
    case 'Shared':
      return say('revisions.shared');
    default:
      return say('revisions.session');
  }
}

/** The same inside a sentence, so that one without a name says when it was. */
export function namePoint(words: Words, point: RevisionPoint, now: number): string {
  if (point.name !== '') return words.say('revisions.quoted', { name: point.name });
  if (point.kind === 'Present') return words.say('revisions.presentLong');
  return point.at === null ? sayPoint(words, point) : words.when(point.at, now);
}

/** What led to a point, in words. */
export function sayLed(words: Words, { gestures, labels }: RevisionPoint): string {
  const said = labels.map((label) => sayLabel(words, label)).join(', ');
  if (gestures === 0 || said === '') return words.say('revisions.changes', { count: gestures });
  const what = gestures > labels.length ? words.say('revisions.more', { what: said }) : said;
  return words.say('revisions.changesSaid', { count: gestures, what });
}
