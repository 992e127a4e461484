import type { HitRegion } from '../bindings';
import type { Bench } from './bench';

/** Brings a place of the map into view. A board that stands in front of the map makes room. */
export function showPlace(bench: Bench, place: Pick<HitRegion, 'pin' | 'rect'>): void {
  bench.boards.close();
  bench.view.reveal(place);
}

/** Brings what a conflict is about into view, and opens what people made of it. */
export function lookAt(bench: Bench, conflict: string): void {
  const { conflicts, journey } = bench;
  const of = conflicts.entries.find((entry) => entry.id === conflict)?.of;
  const hit = of === undefined ? undefined : (journey.hit(of) ?? journey.scene.hits.find((one) => one.id === of));
  if (hit === undefined) journey.select([]);
  else {
    journey.select([hit.key]);
    showPlace(bench, hit);
  }
  conflicts.look(conflict);
}
