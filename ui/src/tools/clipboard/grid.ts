import type { LaneKind, MapContents, OutlineEntry, Scene } from '../../bindings';

/** A lane that cards can be put into. */
export interface GridLane {
  readonly id: string;
  readonly name: string;
  readonly kind: LaneKind;
}

/** A step with the stage that holds it. */
export interface GridStep {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
}

/** The map as far as copying and pasting is concerned: rows, columns, actors. */
export interface Grid {
  readonly map: string;
  readonly lanes: readonly GridLane[];
  readonly steps: readonly GridStep[];
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly actors: readonly { readonly id: string; readonly name: string }[];
}

/** Reads the grid of the open map. Hidden lanes are left out: nothing lands where it cannot be seen. */
export function gridOf(map: string, scene: Scene, contents: MapContents | null): Grid {
  const stages = scene.outline.filter((entry) => entry.kind === 'Stage');
  const steps = stages.flatMap((stage) =>
    stage.children
      .filter((entry: OutlineEntry) => entry.kind === 'Step')
      .map((entry) => ({ id: entry.id, name: entry.name, stage: stage.id })),
  );
  const drawn = scene.hits
    .filter((hit) => hit.kind === 'Lane')
    .sort((a, b) => a.rect.y - b.rect.y)
    .map((hit) => ({ id: hit.id, name: hit.name, kind: 'Custom' as LaneKind }));
  const known = contents?.lanes.filter((lane) => !lane.hidden);
  return {
    map,
    lanes: known ?? drawn,
    steps,
    stages: stages.map(({ id, name }) => ({ id, name })),
    actors: contents?.actors ?? [],
  };
}

/** Where something is pasted: a cell, and the card of it that it goes before. */
export interface Target {
  readonly lane: string | null;
  readonly step: string | null;
  readonly before: string | null;
  /** A lane's head was selected: the rows of a table go to one lane after another. */
  readonly down: boolean;
}
