import type { ChosenLink, HitRegion, LinkKind } from '../bindings';
import type { Key, Words } from '../i18n';
import type { Table, TableCard, TableCell } from '../kernels/table';

/** A cell as a screen reader says it. */
export function sayCell(words: Words, table: Table, cell: TableCell): string {
  const step = stepOf(table, cell);
  if (cell.away !== null) return words.say('aloud.away', { lane: cell.row, step, count: cell.away });
  const said = words.say('aloud.cell', { lane: cell.row, step, count: cell.cards.length });
  return cell.asks === '' ? said : words.say('aloud.asks', { cell: said, question: cell.asks });
}

function stepOf(table: Table, cell: TableCell): string {
  return table.steps.find((head) => head.id === cell.step)?.name ?? '';
}

const LINK_WORDS: Record<LinkKind, Key> = {
  LeadsTo: 'link.leadsTo',
  Causes: 'link.causes',
  Answers: 'link.answers',
  Measures: 'link.measures',
};

/** A link as a screen reader says it: its ends, its kind, its words. */
export function sayLink(words: Words, { link, from, to }: ChosenLink): string {
  const kind = words.say(LINK_WORDS[link.kind]);
  const labelled = link.label === '' ? 'no' : 'yes';
  return words.say('aloud.link', { kind, from, to, label: link.label, labelled });
}

/** A card as a screen reader says it. */
export function sayCard(words: Words, card: TableCard): string {
  const name = card.name === '' ? words.say('aloud.unnamed') : card.name;
  return card.detail === '' ? name : words.say('aloud.card', { name, detail: card.detail });
}

/** What a selection is, for the live region. */
export function saySelection(words: Words, table: Table, hit: HitRegion): string {
  for (const cells of table.rows) {
    for (const cell of cells) {
      if (cell.key === hit.key) return sayCell(words, table, cell);
      const at = cell.cards.findIndex((card) => card.key === hit.key);
      const card = cell.cards[at];
      if (card === undefined) continue;
      const place = { position: at + 1, size: cell.cards.length };
      return words.say('aloud.selectedCard', {
        card: sayCard(words, card),
        lane: cell.row,
        step: stepOf(table, cell),
        ...place,
      });
    }
  }
  switch (hit.kind) {
    case 'Stage': {
      const collapsed = table.steps.some((head) => head.key === hit.key);
      return words.say(collapsed ? 'aloud.collapsed' : 'aloud.stage', { name: hit.name });
    }
    case 'Step':
      return words.say('aloud.step', { name: hit.name });
    case 'Lane':
      return words.say('aloud.lane', { name: hit.name });
    case 'Actor':
      return words.say('aloud.actor', { name: hit.name === '' ? words.say('aloud.unnamed') : hit.name });
    default:
      return hit.name;
  }
}
