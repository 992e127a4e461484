import type { Basis, LinkKind, PersonalData } from '../../bindings';
import { laneKindOf } from '../../kernels/card-kinds';
import type { Clip, ClipCard, ClipLane, ClipLink } from './clip';
import { LONGEST_TEXT, MOST_CARDS, MOST_COLUMNS, MOST_LINKS } from './limits';
import { cleaned } from './plain-text';
import { dayOf, membersOf, oneOf, readContent, textOf, wholeOf } from './read-content';

const LANES = [
  'Custom',
  'Actions',
  'Touchpoints',
  'Thoughts',
  'Needs',
  'Emotions',
  'Pains',
  'Opportunities',
  'Metrics',
  'Storyboard',
  'Frontstage',
  'Backstage',
  'Support',
  'Evidence',
  'Notes',
] as const;
const BASES: [Basis, ...Basis[]] = ['Observed', 'Assumed', 'Proposed'];
const KINDS: [LinkKind, ...LinkKind[]] = ['LeadsTo', 'Causes', 'Answers', 'Measures'];
/** Most characters of the records; beyond that the table beside them is taken. */
const LONGEST = 20_000_000;
const NAME = 500;

/**
 * Reads records from the clipboard, where anybody may have written them: every field is checked, what makes no sense
 * becomes the usual value, and a card without a kind is left out. `null` when these are no records at all.
 */
export function readClip(text: string): Clip | null {
  if (text === '' || text.length > LONGEST) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const clip = membersOf(value);
  if (clip.version !== 1 || !Array.isArray(clip.cards) || !Array.isArray(clip.lanes)) return null;
  const lanes = clip.lanes.slice(0, MOST_CARDS).map(readLane);
  const places = new Map<number, number>();
  const cards: ClipCard[] = [];
  for (const [at, one] of clip.cards.slice(0, MOST_CARDS).entries()) {
    const card = readCard(one, lanes);
    if (card === null) continue;
    places.set(at, cards.length);
    cards.push(card);
  }
  if (cards.length === 0) return null;
  const links = (Array.isArray(clip.links) ? clip.links : []).slice(0, MOST_LINKS).flatMap((one): ClipLink[] => {
    const link = membersOf(one);
    const from = places.get(wholeOf(link.from, 0, MOST_CARDS, -1));
    const to = places.get(wholeOf(link.to, 0, MOST_CARDS, -1));
    if (from === undefined || to === undefined || from === to) return [];
    return [{ from, to, kind: oneOf(link.kind, KINDS), label: cleaned(textOf(link.label, NAME)) }];
  });
  return { version: 1, map: textOf(clip.map, NAME), lanes, cards, links };
}

function readLane(value: unknown): ClipLane {
  const lane = membersOf(value);
  return { id: textOf(lane.id, NAME), name: textOf(lane.name, NAME), kind: oneOf(lane.kind, [...LANES]) };
}

function readCard(value: unknown, lanes: readonly ClipLane[]): ClipCard | null {
  const card = membersOf(value);
  const content = readContent(card.content);
  if (content === null) return null;
  const row = wholeOf(card.row, 0, lanes.length - 1, -1);
  const actor = membersOf(card.actor);
  const evidence = membersOf(card.evidence);
  return {
    row: row < 0 ? lanes.findIndex((lane) => lane.kind === laneKindOf(content)) : row,
    column: wholeOf(card.column, 0, MOST_COLUMNS - 1, 0),
    span: wholeOf(card.span, 1, MOST_COLUMNS, 1),
    text: cleaned(textOf(card.text, LONGEST_TEXT * 10)),
    note: cleaned(textOf(card.note, LONGEST_TEXT * 10)),
    actor: typeof actor.id === 'string' ? { id: textOf(actor.id, NAME), name: textOf(actor.name, NAME) } : null,
    evidence: {
      basis: oneOf(evidence.basis, BASES),
      source: cleaned(textOf(evidence.source, LONGEST_TEXT)),
      date: dayOf(evidence.date),
    },
    hue: typeof card.hue === 'number' ? hueOf(card.hue) : null,
    tags: Array.isArray(card.tags) ? card.tags.slice(0, 50).map((tag) => cleaned(textOf(tag, NAME))) : [],
    content,
    personal: personalOf(card.personal),
  };
}

function personalOf(value: unknown): PersonalData | null {
  if (typeof value !== 'object' || value === null) return null;
  const { consent, owner } = membersOf(value);
  return { consent: cleaned(textOf(consent, LONGEST_TEXT)), owner: cleaned(textOf(owner, LONGEST_TEXT)) };
}

function hueOf(value: number): number | null {
  const hue = wholeOf(value, 0, 7, -1);
  return hue < 0 ? null : hue;
}
