import type { Content, LaneKind } from '../bindings';

/** Name of a card's kind. */
export type ContentKind = Extract<Content, string> | KeysOf<Exclude<Content, string>>;
type KeysOf<T> = T extends unknown ? keyof T & string : never;

/** The kinds of cards, each with the kind of lane that takes them. A lane of the user's own takes notes as well. */
export const CARD_KINDS: readonly { readonly content: ContentKind; readonly lane: LaneKind }[] = [
  { content: 'Action', lane: 'Actions' },
  { content: 'Touchpoint', lane: 'Touchpoints' },
  { content: 'Thought', lane: 'Thoughts' },
  { content: 'Need', lane: 'Needs' },
  { content: 'Emotion', lane: 'Emotions' },
  { content: 'Pain', lane: 'Pains' },
  { content: 'Opportunity', lane: 'Opportunities' },
  { content: 'Metric', lane: 'Metrics' },
  { content: 'Storyboard', lane: 'Storyboard' },
  { content: 'Frontstage', lane: 'Frontstage' },
  { content: 'Backstage', lane: 'Backstage' },
  { content: 'Support', lane: 'Support' },
  { content: 'Evidence', lane: 'Evidence' },
  { content: 'Note', lane: 'Notes' },
];

/** The name of a card's kind. */
export function contentKind(content: Content): string {
  return typeof content === 'string' ? content : (Object.keys(content)[0] ?? 'Note');
}

/** The kind of lane that a card belongs to by what it is. */
export function laneKindOf(content: Content): LaneKind {
  const kind = contentKind(content);
  return CARD_KINDS.find((one) => one.content === kind)?.lane ?? 'Notes';
}

/** What the cards of a lane are. */
export function contentIn(lane: LaneKind | undefined): ContentKind {
  return CARD_KINDS.find((one) => one.lane === lane)?.content ?? 'Note';
}
