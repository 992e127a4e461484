/** Left edge, upper edge, width and height, in tenths of a point. */
export type Area = readonly [number, number, number, number];

/** A card as the copy tells of it. */
export interface ReadCard {
  readonly at: Area;
  /** Places in the lists of lanes and steps. */
  readonly lane: number;
  readonly step: number;
  readonly span: number;
  readonly text: string;
  readonly kind: string;
  readonly icon: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly note: string;
  /** In words, the place of the other card, and the words on the link. */
  readonly links: readonly (readonly [string, number, string])[];
}

/** What the core writes into the page beside the drawing; see `contents.rs` in `journey-app`. */
export interface Contents {
  readonly size: readonly [number, number];
  readonly heads: readonly [number, number];
  readonly lanes: readonly string[];
  /** Each with its stage. */
  readonly steps: readonly (readonly [string, string])[];
  /** Lane by lane, from left to right, from above. */
  readonly cards: readonly ReadCard[];
  readonly groups: readonly Area[];
  readonly about: {
    readonly title: string;
    readonly scenario: string;
    readonly facts: readonly (readonly [string, string])[];
    readonly actors: readonly { readonly name: string; readonly caption: string; readonly quote: string }[];
  };
  readonly words: Readonly<Record<string, string>>;
}

/** Puts values into the gaps of a message, each once: what is put in is not looked at again. */
export function say(contents: Contents, name: string, values: Readonly<Record<string, string>> = {}): string {
  const message = contents.words[name] ?? name;
  return message.replace(/\{(\w+)\}/g, (gap, key: string) => values[key] ?? gap);
}

/** Where a card stands, in words. */
export function placeOf(contents: Contents, card: ReadCard): string {
  const [stage, step] = contents.steps[card.step] ?? ['', ''];
  const place = stage === '' || step === '' ? stage + step : say(contents, 'place', { stage, step });
  return [place, contents.lanes[card.lane] ?? ''].filter((part) => part !== '').join(' · ');
}
