import type { HitRegion, Pin, Point, Rect } from '../bindings';
import type { Camera } from './camera';
import { rectToWindow, toScene } from './camera';
import { indexOf } from './hit-index';
import type { Bands } from './pins';
import { cameraFor, pinAt } from './pins';
import { grown } from './rect';

/** How far from its line a link can be pointed at, in CSS pixels. */
const REACH = 6;

/** What stands under a point of the window, in CSS pixels; cards before links, then the last one painted wins. */
export function regionAt(
  hits: readonly HitRegion[],
  point: Point,
  camera: Camera,
  bands: Bands,
  wanted: (hit: HitRegion) => boolean = () => true,
): HitRegion | null {
  const index = indexOf(hits);
  const pin = pinAt(point, camera, bands);
  for (const own of PINS) {
    if (inForce(own, bands) !== pin) continue;
    const place = toScene(cameraFor(own, camera, bands), point);
    const found = index.at(own, place, REACH / camera.zoom).find(wanted);
    if (found !== undefined) return found;
  }
  return null;
}

/** What is pinned was painted over what is not. */
const PINS: readonly Pin[] = ['Corner', 'Top', 'Left', 'None'];

/** A pin without its strip is no pin. */
function inForce(pin: Pin, bands: Bands): Pin {
  const left = (pin === 'Left' || pin === 'Corner') && bands.left !== null;
  const top = (pin === 'Top' || pin === 'Corner') && bands.top !== null;
  if (left && top) return 'Corner';
  if (top) return 'Top';
  return left ? 'Left' : 'None';
}

/** Where a hit region, or a rectangle pinned like it, stands in the window. */
export function windowRect(hit: { pin: Pin; rect: Rect }, camera: Camera, bands: Bands): Rect {
  return rectToWindow(cameraFor(hit.pin, camera, bands), hit.rect);
}

/** How much larger than a sign the place is that can be pointed at, less a line's width of free space, in points. */
const AROUND_SIGN = 2;

/** What is drawn of a sign that can be pointed at, in points of the scene. */
export function drawnSign(sign: { readonly rect: Rect }): Rect {
  return grown(sign.rect, -AROUND_SIGN);
}
