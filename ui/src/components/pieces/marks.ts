import type { Content } from '../../bindings';
import type { Shelf, ShelfPiece } from '../../document/pieces';
import { laneKindOf } from '../../kernels/card-kinds';
import { type KindMark, markOfLane } from '../shared/kind-mark';

/** Icons of the shelves. */
export const SHELF_ICONS: Record<Shelf, string> = {
  Touchpoints: 'mouse-pointer-click',
  Activities: 'footprints',
  Nurturing: 'route',
  Metrics: 'gauge',
  Emotions: 'smile',
  Own: 'bookmark',
};

const FAMILIES = { Digital: 'monitor', Physical: 'store', Relational: 'handshake' } as const;

/** How a card of a piece is marked: by its kind, a touchpoint by its family, a feeling by its face. */
export function markOf(content: Content): KindMark {
  const mark = markOfLane(laneKindOf(content));
  if (typeof content === 'string') return mark;
  if ('Touchpoint' in content) return { ...mark, icon: FAMILIES[content.Touchpoint.family] };
  if ('Emotion' in content) return { ...mark, icon: faceOf(content.Emotion.score) };
  return mark;
}

/** The face of a share of the scale. */
function faceOf(share: number): string {
  if (share >= 0.7) return 'laugh';
  if (share >= 0.25) return 'smile';
  if (share > -0.3) return 'meh';
  return share > -0.7 ? 'frown' : 'annoyed';
}

/** How a piece is marked in the list: as its card, or as several that belong together. */
export function markOfPiece({ piece, shelf }: ShelfPiece): KindMark {
  const [held] = piece.cards;
  if (shelf === 'Nurturing' || held === undefined) return { icon: SHELF_ICONS.Nurturing, color: '--accent' };
  return piece.cards.length > 1 ? { icon: 'layers', color: '--ink-2' } : markOf(held.card.content);
}

/** What stands small beside a piece's name: the channel of a touchpoint, the number of cards of several. */
export function asideOf({ piece }: ShelfPiece): { channel: string } | { cards: number; links: number } | null {
  const { cards, links } = piece;
  if (cards.length > 1) return { cards: cards.length, links: links.length };
  const content = cards[0]?.card.content;
  if (typeof content !== 'object' || !('Touchpoint' in content)) return null;
  return { channel: content.Touchpoint.channel };
}
