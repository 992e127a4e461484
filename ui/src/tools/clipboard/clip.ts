import type { Content, Evidence, LaneKind, LinkKind, PersonalData } from '../../bindings';

/** Name of the records on the clipboard, where the system keeps kinds of its own. */
export const CLIP_TYPE = 'application/x-percorso-cards';
/** The attribute of the HTML table that carries the records through every other system. */
export const CLIP_ATTRIBUTE = 'data-percorso-cards';

/** A card on the clipboard, whole, with its place among the others. */
export interface ClipCard {
  /** Which of the lanes that were copied, from the top. */
  readonly row: number;
  /** How many steps from the first one that was copied. */
  readonly column: number;
  /** Number of steps that it covers. */
  readonly span: number;
  readonly text: string;
  readonly note: string;
  /** The actor's id in the map that it comes from, and its name anywhere else. */
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly evidence: Evidence;
  readonly hue: number | null;
  readonly tags: readonly string[];
  readonly content: Content;
  readonly personal: PersonalData | null;
}

/** A lane that cards were copied from. */
export interface ClipLane {
  readonly id: string;
  readonly name: string;
  readonly kind: LaneKind;
}

/** A link between two cards of the clip, by their places in its list. */
export interface ClipLink {
  readonly from: number;
  readonly to: number;
  readonly kind: LinkKind;
  readonly label: string;
}

/** Cards on the clipboard. */
export interface Clip {
  readonly version: 1;
  /** The map that they come from. */
  readonly map: string;
  readonly lanes: readonly ClipLane[];
  readonly cards: readonly ClipCard[];
  readonly links: readonly ClipLink[];
}
