import type { Rect } from '../bindings';
import type { MapView } from '../canvas/map-view';
import { center, grown, union } from '../kernels/rect';
import { type Action, mapInView } from './action';

/** Paper that is shown around what is selected, in points. */
const MARGIN = 24;
/** The largest zoom that a selection is shown at. */
const NEAREST = 2;

/** Shows what is selected as large as the window allows; without a selection, the whole map. */
export const fitSelection: Action = {
  id: 'fit-selection',
  label: 'action.fitSelection',
  group: 'view',
  icon: 'search',
  shortcuts: ['Shift+2'],
  enabled: mapInView,
  run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    let around: Rect | null = null;
    for (const key of bench.journey.selection) {
      const hit = bench.journey.hit(key);
      if (hit !== undefined) around = union(around, hit.rect);
    }
    if (around === null) bench.view.fitMap();
    else bench.view.showSection(roomy(grown(around, MARGIN), bench.view));
  },
};

/** With the pinned heads, which cover the window's edges, and never so near that one card fills the window. */
function roomy(rect: Rect, view: MapView): Rect {
  const { left, top } = view.bands;
  const beside = left === null ? 0 : left.to - left.from;
  const above = top === null ? 0 : top.to - top.from;
  const w = Math.max(rect.w, view.size.w / NEAREST - beside);
  const h = Math.max(rect.h, view.size.h / NEAREST - above);
  const { x, y } = center(rect);
  return { x: x - w / 2 - beside, y: y - h / 2 - above, w: w + beside, h: h + above };
}
