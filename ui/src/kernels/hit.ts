import type { HitRegion, Pin, Point, Rect } from '../bindings';
import type { Camera } from './camera';
import { rectToWindow, toScene } from './camera';
import type { Bands } from './pins';
import { cameraFor, pinAt } from './pins';
import { contains } from './rect';

/** What stands under a point of the window, in CSS pixels; the last one painted wins. */
export function regionAt(
  hits: readonly HitRegion[],
  point: Point,
  camera: Camera,
  bands: Bands,
  wanted: (hit: HitRegion) => boolean = () => true,
): HitRegion | null {
  const pin = pinAt(point, camera, bands);
  const inScene = new Map<Pin, Point>();
  for (let at = hits.length - 1; at >= 0; at -= 1) {
    const hit = hits[at];
    if (hit === undefined) continue;
    const force = inForce(hit.pin, bands);
    if (force !== pin) continue;
    let place = inScene.get(hit.pin);
    if (place === undefined) {
      place = toScene(cameraFor(hit.pin, camera, bands), point);
      inScene.set(hit.pin, place);
    }
    if (contains(hit.rect, place) && wanted(hit)) return hit;
  }
  return null;
}

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
