import type { Group, Item, Path, Rect } from '../bindings';
import { extentOf } from './path';
import { grown, moved, union } from './rect';

/** How far letters reach above and below the baseline, in ems. Generous, so that no accent is cut at a seam. */
const ABOVE = 1.15;
const BELOW = 0.45;

// By what they paint, not by the group: a group that was moved keeps its items.
const insides = new WeakMap<readonly Item[], Rect | null>();

/** Where a group's ink lies, in its parent's coordinates; `null` when it paints nothing. */
export function groupBounds(group: Group): Rect | null {
  let inside = insideOf(group.items);
  if (inside !== null && group.clip !== null) inside = overlap(inside, group.clip);
  return inside === null ? null : moved(inside, group.at.x, group.at.y);
}

/** Where items have their ink, in their own coordinates. */
function insideOf(items: readonly Item[]): Rect | null {
  const known = insides.get(items);
  if (known !== undefined) return known;
  let inside: Rect | null = null;
  for (const item of items) {
    const ink = itemBounds(item);
    if (ink !== null) inside = union(inside, ink);
  }
  insides.set(items, inside);
  return inside;
}

/** Where an item's ink lies, in its group's coordinates. */
export function itemBounds(item: Item): Rect | null {
  switch (item.type) {
    case 'Group':
      return groupBounds(item);
    case 'Rect':
      return item.stroke === null ? item.rect : grown(item.rect, item.stroke.width / 2);
    case 'Path':
      return pathBounds(item);
    case 'Text': {
      // Tracked or slanted letters may reach a little beyond the advance.
      const slack = item.size * 0.12;
      return {
        x: item.x - slack,
        y: item.baseline - item.size * ABOVE,
        w: item.advance + 2 * slack,
        h: item.size * (ABOVE + BELOW),
      };
    }
    case 'Image':
      return item.rect;
    case 'Link':
      return null;
  }
}

function pathBounds(path: Path): Rect | null {
  const bounds = extentOf(path);
  if (bounds === null || path.stroke === null) return bounds;
  // A mitred corner may stick out by more than half the width.
  return grown(bounds, path.stroke.round ? path.stroke.width / 2 : path.stroke.width * 1.5);
}

function overlap(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const w = Math.min(a.x + a.w, b.x + b.w) - x;
  const h = Math.min(a.y + a.h, b.y + b.h) - y;
  return w > 0 && h > 0 ? { x, y, w, h } : null;
}
