import type { Comparison, Scene } from '../../bindings';
import type { Marked } from '../../canvas/turns';
import { grown, intersects } from '../../kernels/rect';

/** How far the disc of a mark reaches from the corner, in points of a drawing that is shown at half its size. */
const DISC = 20;

/** What differs and can be seen on the side that is drawn. */
export function marked(comparison: Comparison, scene: Scene, side: 'before' | 'after'): Marked[] {
  const gone = side === 'before' ? 'Added' : 'Removed';
  const shown = comparison.stages.flatMap((stage) => stage.differences).filter(({ turn }) => turn !== gone);
  const turns = new Map(shown.map(({ id, turn }) => [id, turn]));
  const signs = scene.hits.filter(({ kind }) => kind === 'Conflict');
  return scene.hits.flatMap((hit) => {
    const turn = turns.get(hit.key);
    if (turn === undefined) return [];
    const { x, y, w } = hit.rect;
    const corner = grown({ x: x + w, y, w: 0, h: 0 }, DISC);
    return [{ hit, turn, sign: signs.find(({ rect }) => intersects(rect, corner)) }];
  });
}
