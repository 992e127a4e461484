import type { Contents, ReadCard } from './contents';

/** A text without capitals, accents and differences in width, as words are looked for. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Everything that is said of a card, folded. */
export function wordsOf(card: ReadCard): string {
  const facts = card.facts.map(([, said]) => said);
  const links = card.links.map(([, , label]) => label);
  return folded([card.text, card.kind, ...facts, card.note, ...links].join('\n'));
}

/** The places of the cards that have all the words, from left to right as they stand on the map. */
export function find(contents: Contents, texts: readonly string[], words: string): number[] {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const found = contents.cards.flatMap((_, at) => (wanted.every((word) => texts[at]?.includes(word)) ? [at] : []));
  const across = (at: number): number => {
    const [x = 0, y = 0] = contents.cards[at]?.at ?? [];
    // Steps from left to right; within a step from above.
    return (contents.cards[at]?.step ?? 0) * 1e9 + y * 1e3 + x / 1e3;
  };
  return found.sort((a, b) => across(a) - across(b));
}
