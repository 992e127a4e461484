import type { HitRegion, OutlineEntry, Scene } from '../bindings';

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

/** The map as rows (lanes) and columns (steps), in reading order. */
export interface Table {
  readonly stages: readonly TableStage[];
  readonly steps: readonly TableHead[];
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
  const lanes = of('Lane').sort(down);
  const cards = new Map<string, HitRegion[]>();
  for (const hit of scene.hits) {
    if (hit.kind !== 'Card' && hit.kind !== 'Emotion') continue;
    const place = `${hit.lane}:${hit.step}`;
    const cell = cards.get(place);
    if (cell === undefined) cards.set(place, [hit]);
    else cell.push(hit);
  }
  const rows = lanes.map((lane) =>
    steps.map((step) => {
      const key = `${lane.id}:${step.id}`;
      const held = (cards.get(key) ?? []).sort(down);
      return {
        key,
        lane: lane.id,
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
  return { stages, steps: steps.map(head), lanes: lanes.map(head), rows };
}
