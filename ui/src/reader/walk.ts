import type { ReadCard } from './contents';

/** What a key asks for: the next card in a direction, or the first or last of a row or of the map. */
export type Walk = 'left' | 'right' | 'up' | 'down' | 'rowStart' | 'rowEnd' | 'start' | 'end';

/**
 * The card that a key leads to from another one; the same when there is none. Left and right stay in the lane, up and down
 * in the step, and pass over empty cells; from a step without cards above, the nearest step of the next lane is taken.
 */
export function walk(cards: readonly ReadCard[], from: number, to: Walk): number {
  const here = cards[from];
  if (here === undefined) return cards.length > 0 ? 0 : from;
  const row = places(cards, (card) => card.lane === here.lane);
  switch (to) {
    case 'start':
      return 0;
    case 'end':
      return cards.length - 1;
    case 'rowStart':
      return row[0] ?? from;
    case 'rowEnd':
      return row.at(-1) ?? from;
    case 'left':
    case 'right':
      return beside(cards, row, from, to === 'right' ? 1 : -1);
    case 'up':
    case 'down':
      return above(cards, from, to === 'down' ? 1 : -1);
  }
}

function places(cards: readonly ReadCard[], wanted: (card: ReadCard) => boolean): number[] {
  return cards.flatMap((card, at) => (wanted(card) ? [at] : []));
}

/** The first card of the nearest step of the lane on one side. */
function beside(cards: readonly ReadCard[], row: readonly number[], from: number, by: 1 | -1): number {
  const step = cards[from]?.step ?? 0;
  const other = row.filter((at) => Math.sign((cards[at]?.step ?? 0) - step) === by);
  const nearest = by > 0 ? other[0] : other.at(-1);
  return nearest === undefined ? from : (other.find((at) => cards[at]?.step === cards[nearest]?.step) ?? from);
}

/** Within the cell first, then the nearest lane on one side: its card of this step, or the one that is the least far away. */
function above(cards: readonly ReadCard[], from: number, by: 1 | -1): number {
  const here = cards[from];
  const next = cards[from + by];
  if (here === undefined) return from;
  if (next !== undefined && next.lane === here.lane && next.step === here.step) return from + by;
  const rest = by > 0 ? cards.slice(from + 1) : cards.slice(0, from).reverse();
  const lane = rest.find((card) => card.lane !== here.lane)?.lane;
  if (lane === undefined) return from;
  const far = (at: number): number => {
    const { step, span } = cards[at] ?? here;
    return here.step < step ? step - here.step : Math.max(0, here.step - (step + span - 1));
  };
  const row = places(cards, (card) => card.lane === lane);
  const least = Math.min(...row.map(far));
  const near = row.filter((at) => far(at) === least);
  return (by > 0 ? near[0] : near.at(-1)) ?? from;
}
