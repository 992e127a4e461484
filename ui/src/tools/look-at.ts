import type { Bench } from './bench';

/** Brings what a conflict is about into view, and opens what people made of it. */
export function lookAt(bench: Bench, conflict: string): void {
  const { conflicts, journey, view } = bench;
  const of = conflicts.entries.find((entry) => entry.id === conflict)?.of;
  const hit = of === undefined ? undefined : (journey.hit(of) ?? journey.scene.hits.find((one) => one.id === of));
  if (hit === undefined) journey.select([]);
  else {
    journey.select([hit.key]);
    view.reveal(hit);
  }
  conflicts.look(conflict);
}
