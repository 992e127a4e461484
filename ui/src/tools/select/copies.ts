import type { Command, Content, Link, NewCard } from '../../bindings';
import type { Landing } from '../../kernels/arrangement';
import { mintId } from '../../kernels/id';
import { cardsAmong, type Whole } from '../whole';

/**
 * The command that puts copies of whole cards where they land, with the links between them; in the network touchpoints
 * take on the channel of the place. `null` when there is nothing to copy.
 */
export function copies(whole: Whole, landings: readonly Landing[]): Command | null {
  const known = new Map(cardsAmong(whole.elements).map((card) => [card.id, card]));
  const fresh = new Map<string, string>();
  const cards: NewCard[] = [];
  for (const { lane, step, before, channel, cards: landing } of landings) {
    for (const { id } of landing) {
      const card = known.get(id);
      if (card === undefined) continue;
      const copy = mintId();
      fresh.set(id, copy);
      const { text, note, actor, evidence, hue, tags, personal } = card;
      const place = { lane, step, span: card.place?.span ?? 1 };
      const content = inChannel(card.content, channel);
      cards.push({ id: copy, place, before, text, note, actor, evidence, hue, tags, content, personal });
    }
  }
  if (cards.length === 0) return null;
  const links = whole.links.flatMap((link): Link[] => {
    const from = fresh.get(link.from);
    const to = fresh.get(link.to);
    return from === undefined || to === undefined ? [] : [{ ...link, id: mintId(), from, to }];
  });
  return { do: 'Together', act: 'Duplicate', commands: [{ do: 'AddCards', cards, links }] };
}

function inChannel(content: Content, channel: string | undefined): Content {
  if (channel === undefined || typeof content !== 'object' || !('Touchpoint' in content)) return content;
  return { Touchpoint: { ...content.Touchpoint, channel } };
}
