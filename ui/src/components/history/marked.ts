import type { Comparison, Scene } from '../../bindings';
import type { Marked } from '../../canvas/turns';

/** What differs and can be seen on the side that is drawn. */
export function marked(comparison: Comparison, scene: Scene, side: 'before' | 'after'): Marked[] {
  const gone = side === 'before' ? 'Added' : 'Removed';
  const shown = comparison.stages.flatMap((stage) => stage.differences).filter(({ turn }) => turn !== gone);
  const turns = new Map(shown.map(({ id, turn }) => [id, turn]));
  return scene.hits.flatMap((hit) => {
    const turn = turns.get(hit.key);
    return turn === undefined ? [] : [{ hit, turn }];
  });
}
