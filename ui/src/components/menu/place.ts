import type { Size } from '../../bindings';

/** What a panel opens beside: its left or right edge, at its top. A point has both edges in one place. */
export interface Anchor {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const EDGE = 8;

/**
 * Where a panel stands so that all of it is in the window: to the right of its anchor or, without room, to the left; as
 * high up as it needs. `most` is the height that it may take. All in CSS pixels.
 */
export function flipped(anchor: Anchor, panel: Size, window: Size): { x: number; y: number; most: number } {
  const right = anchor.right + panel.w + EDGE <= window.w;
  const left = anchor.left - panel.w;
  const x = right ? anchor.right : Math.max(EDGE, Math.min(left, window.w - panel.w - EDGE));
  const most = window.h - 2 * EDGE;
  const height = Math.min(panel.h, most);
  const y = Math.max(EDGE, Math.min(anchor.top, window.h - height - EDGE));
  return { x, y, most };
}
