import type { Card, Link, NewCard } from '../bindings';
import { cardsOf } from '../kernels/drop';
import { mintId } from '../kernels/id';
import { cardsAmong, wholeSelection } from '../tools/whole';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { duplicateHead, headOf } from './duplicate-head';
import { perform, selectedCards } from './selected';

/** Whether cards are chosen that only a board shows: parked ones, and those of hidden lanes. */
function choosesUnseen({ bench }: Desk): boolean {
  if (bench === null || bench.boards.shown === null) return false;
  return bench.boards.chosen.some((key) => bench.journey.hit(key) === undefined);
}

/** The same cards once more, each behind the last one of its cell that is copied, with the links among them. */
export const duplicate: Action = {
  id: 'duplicate',
  label: 'action.duplicate',
  group: 'edit',
  icon: 'layers',
  shortcuts: ['Ctrl+D'],
  enabled: (desk) => drawing(desk) && (selectedCards(desk).length > 0 || headOf(desk) !== null || choosesUnseen(desk)),
  async run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    const head = headOf(desk);
    if (head !== null) return duplicateHead(desk, bench, head);
    const { elements, links } = await wholeSelection(bench);
    const { hits } = bench.journey.scene;
    const news = new Map<string, string>();
    const chosen = new Set(cardsAmong(elements).map((card) => card.id));
    const behind = (card: Card): string | null => {
      if (card.place === null) return null;
      const cell = cardsOf(hits, card.place.lane, card.place.step);
      return cell[cell.findLastIndex((hit) => chosen.has(hit.id)) + 1]?.id ?? null;
    };
    const ordered = cardsAmong(elements).sort((a, b) => (a.order < b.order ? -1 : 1));
    const cards = ordered.map(({ id, order: _, ...card }): NewCard => {
      const made = mintId();
      news.set(id, made);
      return { ...card, id: made, before: behind({ id, order: _, ...card }) };
    });
    if (cards.length === 0) return;
    const joined = links.flatMap((link): Link[] => {
      const from = news.get(link.from);
      const to = news.get(link.to);
      return from === undefined || to === undefined ? [] : [{ ...link, id: mintId(), from, to }];
    });
    const commands = [{ do: 'AddCards' as const, cards, links: joined }];
    if (!(await perform(desk, bench, { do: 'Together', act: 'Duplicate', commands }))) return;
    const made = cards.map((card) => card.id);
    if (bench.boards.shown === null) bench.journey.select(made);
    else bench.boards.choose(made);
  },
};
