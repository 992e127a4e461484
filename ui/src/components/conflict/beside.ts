import type { Point, Rect, Size } from '../../bindings';

/** Free space between a thing and the panel about it, and to the edge of the room, in CSS pixels. */
const GAP = 12;
const EDGE = 8;

/**
 * Where a panel stands that is about something: at its right, else at its left, else below or above it, and always inside the
 * room. Without anything to be about, in the middle above.
 */
export function beside(about: Rect | null, panel: Size, room: Size): Point {
  const within = (at: number, length: number, whole: number): number =>
    Math.max(EDGE, Math.min(at, whole - length - EDGE));
  if (about === null) return { x: within((room.w - panel.w) / 2, panel.w, room.w), y: EDGE };
  const y = within(about.y - EDGE, panel.h, room.h);
  const right = about.x + about.w + GAP;
  const fits = (x: number): boolean => x >= EDGE && x + panel.w + EDGE <= room.w;
  if (fits(right)) return { x: right, y };
  const left = about.x - GAP - panel.w;
  if (fits(left)) return { x: left, y };
  const x = within(about.x + about.w / 2 - panel.w / 2, panel.w, room.w);
  const below = about.y + about.h + GAP;
  if (below >= EDGE && below + panel.h + EDGE <= room.h) return { x, y: below };
  return { x, y: within(about.y - GAP - panel.h, panel.h, room.h) };
}
