import type { Command, HitRegion } from '../bindings';
import { type Bench, carryOut } from './bench';

/** While a path is recorded, a touchpoint that is clicked becomes its next stop. */
export function stopAt(bench: Bench, hit: HitRegion): void {
  const { paths, journey, contents } = bench;
  const actor = paths.followed;
  if (!paths.recording || actor === null || hit.kind !== 'Card') return;
  const lane = contents.value?.lanes.find((one) => one.id === hit.lane);
  // The network's swimlanes are no lanes of the map; all its cards are touchpoints.
  if (journey.drawing.form === 'Grid' && lane?.kind !== 'Touchpoints') {
    bench.announce('path.onlyTouchpoints');
    return;
  }
  // The path is read once the clicks before this one are done.
  const appended = async (): Promise<Command> => {
    const { elements } = await journey.read(() => [actor]);
    const path = elements.flatMap((element) => ('Actor' in element ? element.Actor.path : []));
    return { do: 'Edit', ids: [actor], field: { field: 'Path', value: [...path, hit.id] } };
  };
  void carryOut(bench, appended(), 'stay').then((done) => {
    if (done) bench.announce('path.stop', { name: hit.name });
  });
}
