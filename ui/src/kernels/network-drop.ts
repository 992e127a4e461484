import type { HitRegion, Scene } from '../bindings';
import type { Landing } from './arrangement';
import type { Drop } from './drop';
import { indexOf } from './hit-index';

/**
 * Where dragged touchpoints land in the network when the one under the pointer goes to `drop`: each in its own lane, at
 * another step, in another channel. Touchpoints of one cell go there together; those of several keep their places towards
 * each other, pushed back into the map where they would leave it. The layout decides on the order in a cell.
 */
export function landingsInNetwork(
  scene: Scene,
  cards: readonly HitRegion[],
  grabbed: HitRegion,
  drop: Drop,
): readonly Landing[] {
  const cells = indexOf(scene.hits).of('Cell');
  const channels = inOrder(cells, (cell) => cell.rect.y).map((cell) => cell.channel);
  const steps = inOrder(cells, (cell) => cell.rect.x).map((cell) => cell.step);
  const rows = [...new Set(channels)];
  const columns = [...new Set(steps)];
  const spots = cards.map((card) => ({
    card,
    row: rows.indexOf(card.channel),
    column: columns.indexOf(card.step),
  }));
  const together = spots.every(({ card }) => card.channel === grabbed.channel && card.step === grabbed.step);
  const lost = spots.some(({ row, column }) => row < 0 || column < 0);
  const down = rows.indexOf(drop.channel) - rows.indexOf(grabbed.channel);
  const across = columns.indexOf(drop.step) - columns.indexOf(grabbed.step);
  const shift = (by: number, places: readonly number[], count: number): number =>
    Math.max(-Math.min(...places), Math.min(count - 1 - Math.max(...places), by));
  const by =
    together || lost
      ? null
      : {
          rows: shift(
            down,
            spots.map(({ row }) => row),
            rows.length,
          ),
          columns: shift(
            across,
            spots.map(({ column }) => column),
            columns.length,
          ),
        };

  const landings = new Map<string, Landing & { cards: HitRegion[] }>();
  for (const { card, row, column } of spots) {
    const channel = by === null ? drop.channel : (rows[row + by.rows] ?? drop.channel);
    const step = by === null ? drop.step : (columns[column + by.columns] ?? drop.step);
    const key = `${card.lane}:${channel}:${step}`;
    const known = landings.get(key);
    if (known !== undefined) {
      known.cards.push(card);
      continue;
    }
    const here = channel === drop.channel && step === drop.step;
    const cell = here ? undefined : cells.find((one) => one.channel === channel && one.step === step);
    const shadow = cell?.free ?? cell?.rect ?? drop.shadow;
    landings.set(key, { lane: card.lane, step, channel, before: null, cards: [card], shadow, between: false });
  }
  return [...landings.values()];
}

/** The cards that take on another channel, and which. */
export function newChannels(landings: readonly Landing[]): { readonly ids: string[]; readonly channel: string }[] {
  const moved = new Map<string, string[]>();
  for (const { channel, cards } of landings) {
    if (channel === undefined) continue;
    const ids = cards.filter((card) => card.channel !== channel).map((card) => card.id);
    if (ids.length > 0) moved.set(channel, [...(moved.get(channel) ?? []), ...ids]);
  }
  return [...moved].map(([channel, ids]) => ({ ids, channel }));
}

function inOrder(cells: readonly HitRegion[], place: (cell: HitRegion) => number): HitRegion[] {
  return [...cells].sort((a, b) => place(a) - place(b));
}
