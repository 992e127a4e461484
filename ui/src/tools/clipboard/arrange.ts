import type { Card, Chosen } from '../../bindings';
import { laneKindOf } from '../../kernels/card-kinds';
import type { Clip, ClipCard, ClipLane } from './clip';
import type { Grid } from './grid';

/** What is known of a card that is copied: where it stands, and what it says. */
export interface Placed {
  readonly lane: string;
  readonly step: string;
  readonly text: string;
}

/**
 * The texts of cards as a table, arranged as on the map: a column for each step from the first to the last, rows for each
 * lane as high as its fullest cell. Cards that stand nowhere come last, one a row.
 */
export function tableOfCards(cards: readonly Placed[], grid: Grid): string[][] {
  const columns = new Map(grid.steps.map((step, at) => [step.id, at]));
  const places = cards.flatMap((card) => columns.get(card.step) ?? []);
  const first = places.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = places.reduce((most, at) => Math.max(most, at), -1);
  const rows: string[][] = [];
  const lanes = [...new Set([...grid.lanes.map((lane) => lane.id), ...cards.map((card) => card.lane)])];
  const byLane = new Map<string, Placed[]>();
  for (const card of cards) {
    const held = byLane.get(card.lane);
    if (held === undefined) byLane.set(card.lane, [card]);
    else held.push(card);
  }
  for (const lane of lanes) {
    const held = byLane.get(lane);
    if (held === undefined) continue;
    const stacks = Array.from({ length: Math.max(1, last - first + 1) }, (): string[] => []);
    const loose: string[] = [];
    for (const card of held) {
      const at = columns.get(card.step);
      if (at === undefined) loose.push(card.text);
      else stacks[at - first]?.push(card.text);
    }
    const height = stacks.reduce((most, stack) => Math.max(most, stack.length), 0);
    for (let row = 0; row < height; row += 1) rows.push(stacks.map((stack) => stack[row] ?? ''));
    for (const text of loose) rows.push([text]);
  }
  return rows;
}

/** The chosen cards from the upper left to the lower right: by lane, step, and order in the cell. */
export function inOrder(chosen: Chosen, grid: Grid): Card[] {
  const rows = new Map(grid.lanes.map((lane, at) => [lane.id, at]));
  const columns = new Map(grid.steps.map((step, at) => [step.id, at]));
  const cards = chosen.elements.flatMap((element) => ('Card' in element ? [element.Card] : []));
  const row = (card: Card): number => rows.get(card.place?.lane ?? '') ?? Number.MAX_SAFE_INTEGER;
  const column = (card: Card): number => columns.get(card.place?.step ?? '') ?? Number.MAX_SAFE_INTEGER;
  const order = (a: Card, b: Card): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);
  return cards.sort((a, b) => row(a) - row(b) || column(a) - column(b) || order(a, b));
}

/** The records of cards that stand in a row, with the links that join two of them. */
export function clipOf(cards: readonly Card[], links: Chosen['links'], grid: Grid): Clip {
  const columns = new Map(grid.steps.map((step, at) => [step.id, at]));
  const column = (card: Card): number => columns.get(card.place?.step ?? '') ?? -1;
  const placed = cards.map(column).filter((at) => at >= 0);
  const first = placed.reduce((least, at) => Math.min(least, at), placed[0] ?? 0);
  const lanes: ClipLane[] = [];
  const rows = new Map<string, number>();
  const rowOf = (card: Card): number => {
    const kind = laneKindOf(card.content);
    const id = card.place?.lane ?? `parked:${kind}`;
    const known = rows.get(id);
    if (known !== undefined) return known;
    const lane = grid.lanes.find((one) => one.id === id);
    rows.set(id, lanes.length);
    lanes.push({ id, name: lane?.name ?? '', kind: lane?.kind ?? kind });
    return lanes.length - 1;
  };
  const clipped = cards.map((card): ClipCard => {
    const actor = grid.actors.find((one) => one.id === card.actor);
    return {
      row: rowOf(card),
      column: Math.max(0, column(card) - first),
      span: card.place?.span ?? 1,
      text: card.text,
      note: card.note,
      actor: card.actor === null ? null : { id: card.actor, name: actor?.name ?? '' },
      evidence: card.evidence,
      hue: card.hue,
      tags: card.tags,
      content: card.content,
      personal: card.personal,
    };
  });
  const at = new Map(cards.map((card, place) => [card.id, place]));
  const joined = links.flatMap(({ link }) => {
    const from = at.get(link.from);
    const to = at.get(link.to);
    return from === undefined || to === undefined ? [] : [{ from, to, kind: link.kind, label: link.label }];
  });
  return { version: 1, map: grid.map, lanes, cards: clipped, links: joined };
}
