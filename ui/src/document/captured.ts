import type { Actor, Content, NewCard } from '../bindings';

/** The kinds that quick capture tells apart. */
export type CapturedKind = 'Note' | 'Pain' | 'Opportunity' | 'Touchpoint' | 'Thought';

/** A line of quick capture, understood. */
export interface Captured {
  readonly kind: CapturedKind;
  /** Whose it is. */
  readonly actor: Pick<Actor, 'id' | 'name'> | null;
  /** What remains without the prefixes. */
  readonly text: string;
}

/** Who can be meant by `@`. */
export type Candidate = Pick<Actor, 'id' | 'name'>;

/** Which sign stands for which kind, in the order in which they are explained. */
export const SIGNS: readonly (readonly [string, CapturedKind])[] = [
  ['!', 'Pain'],
  ['+', 'Opportunity'],
  ['*', 'Touchpoint'],
  ['"', 'Thought'],
];

const KINDS: Record<string, CapturedKind | undefined> = {
  ...Object.fromEntries(SIGNS),
  '“': 'Thought',
  '„': 'Thought',
  '«': 'Thought',
};

/** At most so many lines of one paste become cards. */
export const MOST_LINES = 1_000;

/**
 * Reads the prefixes of a line: one sign for the kind and `@name` for whose it is, in either order. A backslash in front
 * keeps a sign as it is. A name that nobody has, or that several have, stays in the text.
 */
export function captured(line: string, actors: readonly Candidate[]): Captured {
  let rest = line.trim();
  let kind: CapturedKind | null = null;
  let actor: Candidate | null = null;
  for (;;) {
    if (rest.startsWith('\\')) {
      rest = rest.slice(1);
      break;
    }
    const sign = KINDS[rest.charAt(0)];
    if (sign !== undefined && kind === null) {
      kind = sign;
      rest = rest.slice(1).trimStart();
      continue;
    }
    const named: Named | null = actor === null && rest.startsWith('@') ? actorAt(rest.slice(1), actors) : null;
    if (named === null) break;
    actor = named.actor;
    rest = rest.slice(1 + named.length).trimStart();
  }
  if (kind === 'Thought') rest = rest.replace(/\s*["”“»]$/u, '');
  return { kind: kind ?? 'Note', actor, text: rest };
}

/** The lines of a pasted text that hold something, without the marks of a list. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim().replace(/^[-•–·]\s+/u, ''))
    .filter((line) => line !== '');
}

/** The actors that a beginning after `@` can mean, for completion. */
export function candidates(beginning: string, actors: readonly Candidate[]): Candidate[] {
  const wanted = plain(beginning);
  return actors.filter((actor) => startsSomewhere(plain(actor.name), wanted));
}

/** The name that is being typed after the last `@` before the caret; `null` where none is. */
export function nameAt(text: string, caret: number): { readonly from: number; readonly beginning: string } | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  if (at < 0 || !/^[\s!+*"“„«]*$/u.test(before.slice(0, at))) return null;
  const beginning = before.slice(at + 1);
  return /^\s/.test(beginning) || beginning.length > 40 ? null : { from: at, beginning };
}

/** A parked card of what was captured. */
export function cardOf(id: string, { kind, actor, text }: Captured): NewCard {
  return {
    id,
    place: null,
    before: null,
    text,
    note: '',
    actor: actor?.id ?? null,
    evidence: { basis: 'Assumed', source: '', date: null },
    hue: null,
    tags: [],
    content: contentOf(kind),
    personal: null,
  };
}

const BARE_TOUCHPOINT = {
  channel: '',
  family: 'Digital',
  effect: 'Neutral',
  duration: '',
  promise: '',
  tone: '',
} as const;

function contentOf(kind: CapturedKind): Content {
  switch (kind) {
    case 'Pain':
      return { Pain: { severity: 3, frequency: 3 } };
    case 'Opportunity':
      return { Opportunity: { impact: 3, effort: 3, progress: 'Idea', owner: '', next: '', due: null } };
    case 'Touchpoint':
      return {
        Touchpoint: { ...BARE_TOUCHPOINT, moment_of_truth: true },
      };
    case 'Thought':
    case 'Note':
      return kind;
  }
}

interface Named {
  readonly actor: Candidate;
  readonly length: number;
}

/** The actor whose whole name stands here, the longest first; else the only one whose name has a word that begins so. */
function actorAt(text: string, actors: readonly Candidate[]): Named | null {
  const folded = plain(text);
  const whole = actors
    .filter((actor) => actor.name !== '' && folded.startsWith(plain(actor.name)))
    .filter((actor) => !/^[\p{L}\p{N}]/u.test(text.slice(actor.name.length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (whole !== undefined) return { actor: whole, length: whole.name.length };
  const word = /^[\p{L}\p{N}'’-]+/u.exec(text)?.[0] ?? '';
  if (word === '') return null;
  const meant = candidates(word, actors);
  return meant.length === 1 && meant[0] !== undefined ? { actor: meant[0], length: word.length } : null;
}

function startsSomewhere(name: string, wanted: string): boolean {
  return name.startsWith(wanted) || name.split(/[\s'’-]+/u).some((word) => word.startsWith(wanted));
}

/** Folds case and accents without changing the number of characters of composed text. */
function plain(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => letter.normalize('NFD').charAt(0) + letter.slice(1).replace(/\p{M}/gu, ''))
    .join('')
    .toLocaleLowerCase('en');
}
