import type { Crop, Group, Scene } from '../../bindings';

/** What is pulled: an edge, or the corner where two meet, named after the compass. */
export type Handle = 'n' | 'e' | 's' | 'w' | 'ne' | 'se' | 'sw' | 'nw';
export const HANDLES: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

/** The least part of a side that can be left. */
export const LEAST = 0.05;
export const WHOLE: Crop = { x: 0, y: 0, w: 1, h: 1 };

/** The largest part in the middle of the picture. `ratio` is the width of the part by its height, both in shares of the
 * picture's sides; `null` takes all of it. */
export function largest(ratio: number | null): Crop {
  if (ratio === null) return WHOLE;
  const w = Math.min(1, ratio);
  const h = Math.min(1, 1 / ratio);
  return { x: (1 - w) / 2, y: (1 - h) / 2, w, h };
}

/** The part moved, held inside the picture. */
export function movedCrop(crop: Crop, dx: number, dy: number): Crop {
  return { ...crop, x: within(crop.x + dx, 0, 1 - crop.w), y: within(crop.y + dy, 0, 1 - crop.h) };
}

/** The part with one handle pulled. With a `ratio` the part keeps its form, and what lies opposite the handle stays. */
export function pulled(crop: Crop, handle: Handle, dx: number, dy: number, ratio: number | null): Crop {
  const west = handle.includes('w');
  const east = handle.includes('e');
  const north = handle.includes('n');
  const south = handle.includes('s');
  const right = crop.x + crop.w;
  const bottom = crop.y + crop.h;
  // How far the part can grow from what stays.
  const roomX = west ? right : east ? 1 - crop.x : 1;
  const roomY = north ? bottom : south ? 1 - crop.y : 1;
  let w = within(crop.w + (west ? -dx : east ? dx : 0), LEAST, roomX);
  let h = within(crop.h + (north ? -dy : south ? dy : 0), LEAST, roomY);
  if (ratio !== null) {
    const byWidth = east || west;
    if (byWidth && (north || south)) w = Math.max(w, h * ratio);
    else if (!byWidth) w = h * ratio;
    w = within(w, Math.max(LEAST, LEAST * ratio), Math.min(roomX, roomY * ratio));
    h = w / ratio;
  }
  // An edge alone grows the other side about its middle.
  const x = west ? right - w : east ? crop.x : within(crop.x + (crop.w - w) / 2, 0, 1 - w);
  const y = north ? bottom - h : south ? crop.y : within(crop.y + (crop.h - h) / 2, 0, 1 - h);
  return { x, y, w, h };
}

/** The part with another form: as large as it was in area, about the same middle, inside the picture. */
export function formed(crop: Crop, ratio: number | null): Crop {
  if (ratio === null) return crop;
  const most = largest(ratio);
  const w = Math.min(most.w, Math.max(LEAST, LEAST * ratio, Math.sqrt(crop.w * crop.h * ratio)));
  const h = w / ratio;
  const x = within(crop.x + (crop.w - w) / 2, 0, 1 - w);
  return { x, y: within(crop.y + (crop.h - h) / 2, 0, 1 - h), w, h };
}

/** The part to be kept: rounded, and `null` when it is the whole picture. */
export function keptCrop(crop: Crop): Crop | null {
  const round = (share: number): number => Math.round(share * 10_000) / 10_000;
  const [x, y] = [round(crop.x), round(crop.y)];
  const kept = { x, y, w: Math.min(round(crop.w), round(1 - x)), h: Math.min(round(crop.h), round(1 - y)) };
  return kept.w >= 0.9999 && kept.h >= 0.9999 ? null : kept;
}

/** Width by height of the frame in which a card shows its picture; `null` when it is not drawn. */
export function frameRatio(scene: Scene, card: string): number | null {
  const group = scene.groups.find((one) => one.key === card);
  const frame = group === undefined ? null : frameIn(group);
  return frame === null || frame.h <= 0 ? null : frame.w / frame.h;
}

function frameIn(group: Group): { w: number; h: number } | null {
  for (const item of group.items) {
    if (item.type === 'Image') return group.clip ?? item.rect;
    const inside = item.type === 'Group' ? frameIn(item) : null;
    if (inside !== null) return inside;
  }
  return null;
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
