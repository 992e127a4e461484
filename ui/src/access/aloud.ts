import type { HitRegion } from '../bindings';
import type { Words } from '../i18n';
import type { Table, TableCard, TableCell } from '../kernels/table';

/** A cell as a screen reader says it. */
export function sayCell(words: Words, table: Table, cell: TableCell): string {
  const step = table.steps.find((head) => head.id === cell.step)?.name ?? '';
  return words.say('aloud.cell', { lane: cell.row, step, count: cell.cards.length });
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
        step: table.steps.find((head) => head.id === cell.step)?.name ?? '',
        ...place,
      });
    }
  }
  switch (hit.kind) {
    case 'Stage':
      return words.say('aloud.stage', { name: hit.name });
    case 'Step':
      return words.say('aloud.step', { name: hit.name });
    case 'Lane':
      return words.say('aloud.lane', { name: hit.name });
    default:
      return hit.name;
  }
}
