import type { HitRegion, OutlineEntry, Scene } from '../bindings';
import { cellKey, cellKeyOf } from './network';

/** A card as the access grid and the arrow keys see it. */
export interface TableCard {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  /** What else there is to say: a score, a severity. */
  readonly detail: string;
}

/** A cell. */
export interface TableCell {
  readonly key: string;
  /** Name of its row: a lane, or in the network a channel. */
  readonly row: string;
  readonly lane: string;
  readonly step: string;
  readonly cards: readonly TableCard[];
}

/** A head of a row or column. */
export interface TableHead {
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

/** A stage with the number of columns that it spans. */
export interface TableStage extends TableHead {
  readonly steps: number;
}

/** The map as rows (lanes, or in the network channels) and columns (steps), in reading order. */
export interface Table {
  readonly stages: readonly TableStage[];
  readonly steps: readonly TableHead[];
  /** The head of a channel has no id: it is no element. */
  readonly lanes: readonly TableHead[];
  /** By lane, then by step. */
  readonly rows: readonly (readonly TableCell[])[];
}

/** Reads the table out of a scene. */
export function tableOf(scene: Scene): Table {
  const details = new Map<string, string>();
  const walk = (entries: readonly OutlineEntry[]): void => {
    for (const entry of entries) {
      details.set(entry.id, entry.detail);
      walk(entry.children);
    }
  };
  walk(scene.outline);

  const of = (kind: HitRegion['kind']): HitRegion[] => scene.hits.filter((hit) => hit.kind === kind);
  const across = (a: HitRegion, b: HitRegion): number => a.rect.x - b.rect.x || a.rect.y - b.rect.y;
  const down = (a: HitRegion, b: HitRegion): number => a.rect.y - b.rect.y || a.rect.x - b.rect.x;
  const head = (hit: HitRegion): TableHead => ({ key: hit.key, id: hit.id, name: hit.name });

  const steps = of('Step').sort(across);
  const cells = of('Cell');
  const network = cells.some((cell) => cell.key.startsWith(NETWORK));
  const lanes = network ? channelsOf(cells.sort(down)) : of('Lane').sort(down).map(laneOf);
  const cards = new Map<string, HitRegion[]>();
  for (const hit of scene.hits) {
    if (hit.kind !== 'Card' && hit.kind !== 'Emotion') continue;
    const place = cellKeyOf(network ? 'Network' : 'Grid', hit);
    const cell = cards.get(place);
    if (cell === undefined) cards.set(place, [hit]);
    else cell.push(hit);
  }
  const rows = lanes.map((lane) =>
    steps.map((step) => {
      const key = cellKey(lane.lane, step.id, lane.channel);
      const held = (cards.get(key) ?? []).sort(down);
      return {
        key,
        row: lane.name,
        lane: lane.lane,
        step: step.id,
        cards: held.map((hit) => ({
          key: hit.key,
          id: hit.id,
          name: hit.name,
          detail: details.get(hit.id) ?? '',
        })),
      };
    }),
  );
  const stages = scene.outline
    .filter((entry) => entry.kind === 'Stage')
    .map((entry) => ({ key: entry.id, id: entry.id, name: entry.name, steps: entry.children.length }));
  return { stages, steps: steps.map(head), lanes, rows };
}

/** How the keys of a network's cells begin. */
const NETWORK = 'net:';

/** A row: its head, the lane that its new cards go to, and in the network its channel. */
interface Row extends TableHead {
  readonly lane: string;
  readonly channel: string | undefined;
}

function laneOf(hit: HitRegion): Row {
  return { key: hit.key, id: hit.id, name: hit.name, lane: hit.id, channel: undefined };
}

/** The channels of a network's cells, which are given from top to bottom. */
function channelsOf(cells: readonly HitRegion[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { channel, lane, name } of cells) {
    if (!rows.has(channel)) rows.set(channel, { key: `${NETWORK}${channel}`, id: '', name, lane, channel });
  }
  return [...rows.values()];
}
