import type { Card, Command, Field } from '../../bindings';
import type { Key } from '../../i18n';
import { contentKind } from '../../kernels/card-kinds';
import type { Thing } from './subject';

/** How an element is shown at the inspector's head. */
export interface KindLook {
  readonly label: Key;
  readonly icon: string;
  /** Colour token of the icon. */
  readonly color: string;
}

const CARDS: Record<string, KindLook> = {
  Action: { label: 'kind.Action', icon: 'footprints', color: '--kind-action' },
  Touchpoint: { label: 'kind.Touchpoint', icon: 'mouse-pointer-click', color: '--kind-touchpoint' },
  Thought: { label: 'kind.Thought', icon: 'message-circle', color: '--kind-thought' },
  Need: { label: 'kind.Need', icon: 'target', color: '--kind-need' },
  Emotion: { label: 'kind.Emotion', icon: 'smile', color: '--kind-emotion' },
  Pain: { label: 'kind.Pain', icon: 'circle-alert', color: '--kind-pain' },
  Opportunity: { label: 'kind.Opportunity', icon: 'lightbulb', color: '--kind-opportunity' },
  Metric: { label: 'kind.Metric', icon: 'gauge', color: '--kind-metric' },
  Storyboard: { label: 'kind.Storyboard', icon: 'image', color: '--kind-storyboard' },
  Frontstage: { label: 'kind.Frontstage', icon: 'users', color: '--kind-frontstage' },
  Backstage: { label: 'kind.Backstage', icon: 'wrench', color: '--kind-backstage' },
  Support: { label: 'kind.Support', icon: 'layers', color: '--kind-support' },
  Evidence: { label: 'kind.Evidence', icon: 'receipt', color: '--kind-evidence' },
  Note: { label: 'kind.Note', icon: 'sticky-note', color: '--kind-note' },
};
const STAGE: KindLook = { label: 'kind.Stage', icon: 'chevron-right', color: '--ink-2' };
const OTHERS: Record<string, KindLook> = {
  Stage: STAGE,
  Step: { label: 'kind.Step', icon: 'route', color: '--ink-2' },
  Lane: { label: 'kind.Lane', icon: 'list', color: '--ink-2' },
  Actor: { label: 'kind.Actor', icon: 'user', color: '--ink-2' },
  About: { label: 'kind.About', icon: 'map', color: '--ink-2' },
  Link: { label: 'inspector.link', icon: 'link', color: '--ink-2' },
  View: { label: 'views.list', icon: 'eye', color: '--ink-2' },
};

/** The card inside an element, if it is one. */
export function cardOf(thing: Thing): Card | null {
  return 'Card' in thing ? thing.Card : null;
}

/** The name of a thing's kind, as the messages have it: for a card that of its content. */
export function kindOf(thing: Thing): string {
  return 'Card' in thing ? contentKind(thing.Card.content) : (Object.keys(thing)[0] ?? 'Note');
}

/** How many there are of each kind, the most frequent first. */
export function countedKinds(things: readonly Thing[]): [kind: string, count: number][] {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(kindOf(thing), (counts.get(kindOf(thing)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** How an element is shown. */
export function lookOf(thing: Thing): KindLook {
  const kind = kindOf(thing);
  return ('Card' in thing ? CARDS[kind] : OTHERS[kind]) ?? STAGE;
}

/** The name of an element: a card's text, a title, a name. */
export function nameOf(element: Thing): string {
  if ('Link' in element) return element.Link.label;
  if ('Card' in element) return element.Card.text;
  if ('Stage' in element) return element.Stage.name;
  if ('Step' in element) return element.Step.name;
  if ('Lane' in element) return element.Lane.name;
  if ('Actor' in element) return element.Actor.name;
  if ('View' in element) return element.View.name;
  // Nothing chooses a conflict itself: its sign leads to what it is about.
  if ('Conflict' in element) return '';
  return element.About.title;
}

/** Hands a changed field on; resolves with whether it was kept. */
export type Keep = (field: Field) => Promise<boolean>;
/** Sends a command; resolves with whether it was carried out. */
export type Send = (command: Command) => Promise<boolean>;

export { actorColor } from '../shared/actor-color';
