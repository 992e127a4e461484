import type { HitRegion, Rect } from '../bindings';
import { rectToWindow, toWindow } from '../kernels/camera';
import { windowRect } from '../kernels/hit';
import { cameraFor } from '../kernels/pins';
import { grown, union } from '../kernels/rect';
import type { Ground, Overlay } from './overlay';

/** Room for frames, handles, shadows and the plus of a cell, in CSS pixels. */
const ROOM = 16;
/** With more selected than this the whole window is cleared. */
const FEW = 24;

/**
 * Where the overlay paints, in CSS pixels of the window: `null` for nowhere, `all` where that is not worth telling, because
 * a gesture is under way that reaches all over the window.
 */
export function overlayInk(overlay: Overlay, ground: Pick<Ground, 'camera' | 'bands'>): Rect | 'all' | null {
  const { near, hover, selected, edited } = overlay;
  if (isWide(overlay) || selected.length > FEW) return 'all';
  const { camera, bands } = ground;
  const areas = [...selected, hover, near.grip?.hit ?? null]
    .filter((hit) => hit !== null)
    .map((hit) => inkOf(hit, ground));
  if (edited !== null) {
    const growth = Math.max(0, edited.height - edited.text.h);
    const box = { ...edited.box, h: edited.box.h + growth };
    areas.push(rectToWindow(cameraFor(edited.pin, camera, bands), box));
  }
  const ink = areas.reduce<Rect | null>(union, null);
  return ink === null ? null : grown(ink, ROOM);
}

/** Whether a gesture is under way, or something else that is not told apart here. */
function isWide(overlay: Overlay): boolean {
  const { near, marquee, drop, lift, carried, stretch, rubber, landing, size, score } = overlay;
  const gestures = [near.insertion, marquee, drop, lift, carried, stretch, rubber, landing, size, score];
  return gestures.some((one) => one !== null) || overlay.beside.length > 0 || overlay.marked.length > 0;
}

function inkOf(hit: HitRegion, { camera, bands }: Pick<Ground, 'camera' | 'bands'>): Rect {
  const area = windowRect(hit, camera, bands);
  const box = hit.free === null ? area : union(area, windowRect({ pin: hit.pin, rect: hit.free }, camera, bands));
  // A line's region lies around its label; the line itself runs from corner to corner.
  const own = cameraFor(hit.pin, camera, bands);
  return hit.route.reduce<Rect>((ink, corner) => union(ink, { ...toWindow(own, corner), w: 0, h: 0 }), box);
}
