import type { HitRegion, OutlineEntry, Scene } from '../bindings';
import { cellKey } from './network';

/** A card as the access grid and the arrow keys see it. */
export interface TableCard {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  /** What else there is to say: a score, a severity, its evidence, its links. */
  readonly detail: string;
}

/** A cell. */
export interface TableCell {
  /** Unique in the table. */
  readonly key: string;
  /** Name of its row: a lane, or in the network a channel. */
  readonly row: string;
  readonly lane: string;
  /** Its step; for a collapsed stage, empty. */
  readonly step: string;
  readonly cards: readonly TableCard[];
  /** What the map asks for here while nothing stands there; empty for nothing. */
  readonly asks: string;
  /** How many cards a folded lane or a collapsed stage keeps here; `null` for a cell that is open on the map. */
  readonly away: number | null;
}

/** A head of a row or column. */
export interface TableHead {
  /** What it stands for on the map; where nothing can be selected, a key that is none of the map's. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

/** A head of a column: a step, or a stage that is collapsed to one column. */
export interface TableColumn extends TableHead {
  readonly collapsed: boolean;
}

/** A stage with the number of columns that it spans. */
export interface TableStage extends TableHead {
  readonly steps: number;
}

/** The map as rows (lanes, or in the network channels) and columns (steps), in reading order. */
export interface Table {
  /** Who walks through it: the head of the heads. */
  readonly corner: TableHead | null;
  readonly stages: readonly TableStage[];
  readonly steps: readonly TableColumn[];
  /** The head of a channel has no id: it is no element. */
  readonly lanes: readonly TableHead[];
  /** By lane, then by step. */
  readonly rows: readonly (readonly TableCell[])[];
}

/**
 * Reads the table out of a scene. Rows, cells and cards that are as they were in the table `before` are the same objects,
 * so that whoever shows them sees at a glance what to show anew.
 */
export function tableOf(scene: Scene, before: Table | null = null): Table {
  const outline = scene.outline.filter((entry) => entry.kind === 'Stage');
  const parts = outline.map(toldBy);
  const details = new Map(parts.flatMap((part) => [...part.details]));
  const kept = new Map(parts.flatMap((part) => [...part.kept]));
  const stepHits: HitRegion[] = [];
  const laneHits: HitRegion[] = [];
  const cellHits: HitRegion[] = [];
  const cardHits: HitRegion[] = [];
  const drawn = new Set<string>();
  let corner: TableHead | null = null;
  for (const hit of scene.hits) {
    if (hit.kind === 'Card' || hit.kind === 'Emotion') cardHits.push(hit);
    else if (hit.kind === 'Cell') cellHits.push(hit);
    else if (hit.kind === 'Step') stepHits.push(hit);
    else if (hit.kind === 'Lane') laneHits.push(hit);
    else if (hit.kind === 'Stage') drawn.add(hit.id);
    else if (hit.kind === 'Actor') corner ??= headOf(hit);
  }
  const across = (a: HitRegion, b: HitRegion): number => a.rect.x - b.rect.x || a.rect.y - b.rect.y;
  const down = (a: HitRegion, b: HitRegion): number => a.rect.y - b.rect.y || a.rect.x - b.rect.x;

  const network = cellHits.some((cell) => cell.key.startsWith(NETWORK));
  const steps = columnsOf(outline, stepHits.sort(across), drawn);
  const lanes = network ? channelsOf(cellHits.sort(down)) : laneHits.sort(down).map(laneOf);
  const columns = new Map(steps.map((step, at) => [step.id, at]));
  const lines = new Map(lanes.map((lane, at) => [network ? lane.channel : lane.lane, at]));
  /** Where a hit region stands in the table; ten thousand times over, so that no names are put together for it. */
  const held: (HitRegion[] | undefined)[][] = lanes.map(() => []);
  /** What the open cells ask for; nothing is there for a shut one. */
  const open: (string | undefined)[][] = lanes.map(() => []);
  const lineOf = (hit: HitRegion): number => lines.get(network ? hit.channel : hit.lane) ?? -1;
  for (const hit of cellHits) {
    const row = open[lineOf(hit)];
    const column = columns.get(hit.step);
    if (row !== undefined && column !== undefined) row[column] = hit.name;
  }
  for (const hit of cardHits) {
    const row = held[lineOf(hit)];
    const column = columns.get(hit.step);
    if (row === undefined || column === undefined) continue;
    const cell = row[column];
    if (cell === undefined) row[column] = [hit];
    else cell.push(hit);
  }
  const rows = lanes.map((lane, at) => {
    const old = before?.lanes[at]?.key === lane.key ? before.rows[at] : undefined;
    const row = steps.map((step, column): TableCell => {
      const known = before?.steps[column]?.key === step.key ? old?.[column] : undefined;
      const hits = held[at]?.[column]?.sort(down) ?? [];
      const cards = hits.map((hit, place) =>
        cardOf(hit, beyond(lane.name, details.get(hit.step)?.get(hit.id) ?? ''), known?.cards[place]),
      );
      const shut = step.collapsed || (!network && open[at]?.[column] === undefined);
      const asks = open[at]?.[column] ?? '';
      const counts = kept.get(step.id);
      const count = lane.channel === undefined ? counts?.lanes.get(lane.lane) : counts?.channels.get(lane.channel);
      const away = shut ? (count ?? 0) : null;
      const of = step.collapsed ? '' : step.id;
      const stayed = known?.row === lane.name && known.lane === lane.lane && known.step === of && known.away === away;
      if (stayed && known.asks === asks && alike(known.cards, cards)) return known;
      const key = cellKey(lane.lane, step.id, lane.channel);
      return { key, row: lane.name, lane: lane.lane, step: of, cards, asks, away };
    });
    return old !== undefined && alike(old, row) ? old : row;
  });
  return { corner, stages: stagesOf(outline, steps), steps, lanes, rows };
}

function cardOf(hit: HitRegion, detail: string, known: TableCard | undefined): TableCard {
  const { key, id, name } = hit;
  if (known?.key === key && known.id === id && known.name === name && known.detail === detail) return known;
  return { key, id, name, detail };
}

function alike<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/** How the keys of a network's cells begin. */
const NETWORK = 'net:';

function headOf(hit: HitRegion): TableHead {
  return { key: hit.key, id: hit.id, name: hit.name };
}

/** What a stage's part of the outline tells beside names. */
interface Told {
  /** What there is to say of each card, by its step. */
  readonly details: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** How many cards stand in each row, by step and for the whole stage: by lane and, in the network, by channel. */
  readonly kept: ReadonlyMap<string, Counts>;
}

interface Counts {
  readonly lanes: Map<string, number>;
  readonly channels: Map<string, number>;
}

const told = new WeakMap<OutlineEntry, Told>();

/** Reads a stage once: an edit leaves the others as they are. */
function toldBy(stage: OutlineEntry): Told {
  let known = told.get(stage);
  if (known === undefined) {
    known = readStage(stage);
    told.set(stage, known);
  }
  return known;
}

function readStage(stage: OutlineEntry): Told {
  const details = new Map<string, ReadonlyMap<string, string>>();
  const counts = (): Counts => ({ lanes: new Map(), channels: new Map() });
  const whole = counts();
  const kept = new Map([[stage.id, whole]]);
  for (const step of stage.children) {
    const own = counts();
    for (const { lane, channel } of step.children) {
      for (const { lanes, channels } of [own, whole]) {
        lanes.set(lane, (lanes.get(lane) ?? 0) + 1);
        channels.set(channel, (channels.get(channel) ?? 0) + 1);
      }
    }
    kept.set(step.id, own);
    details.set(step.id, new Map(step.children.map((card) => [card.id, card.detail])));
  }
  return { details, kept };
}

/** The details of a card begin with its lane, which the grid says with the row. */
function beyond(row: string, detail: string): string {
  if (detail === row) return '';
  return detail.startsWith(`${row}, `) ? detail.slice(row.length + 2) : detail;
}

/** The columns from left to right: a stage none of whose steps is drawn is collapsed to one. */
function columnsOf(
  stages: readonly OutlineEntry[],
  steps: readonly HitRegion[],
  drawn: ReadonlySet<string>,
): TableColumn[] {
  const own = new Map(steps.map((hit) => [hit.id, hit]));
  if (!stages.some((stage) => stage.children.some((step) => own.has(step.id)) || drawn.has(stage.id))) {
    return steps.map((hit) => ({ ...headOf(hit), collapsed: false }));
  }
  return stages.flatMap((stage): TableColumn[] => {
    const shown = stage.children.flatMap((step) => own.get(step.id) ?? []);
    if (shown.length > 0) return shown.map((hit) => ({ ...headOf(hit), collapsed: false }));
    return drawn.has(stage.id) ? [{ key: stage.id, id: stage.id, name: stage.name, collapsed: true }] : [];
  });
}

function stagesOf(outline: readonly OutlineEntry[], columns: readonly TableColumn[]): TableStage[] {
  const shown = new Set(columns.map((column) => column.id));
  return outline.flatMap((entry) => {
    const steps = shown.has(entry.id) ? 1 : entry.children.filter((step) => shown.has(step.id)).length;
    return steps === 0 ? [] : [{ key: entry.id, id: entry.id, name: entry.name, steps }];
  });
}

/** A row: its head, the lane that its new cards go to, and in the network its channel. */
interface Row extends TableHead {
  readonly lane: string;
  readonly channel: string | undefined;
}

function laneOf(hit: HitRegion): Row {
  return { ...headOf(hit), lane: hit.id, channel: undefined };
}

/** The channels of a network's cells, which are given from top to bottom. */
function channelsOf(cells: readonly HitRegion[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { channel, lane, name } of cells) {
    if (!rows.has(channel)) rows.set(channel, { key: `${NETWORK}${channel}`, id: '', name, lane, channel });
  }
  return [...rows.values()];
}
