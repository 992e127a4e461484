import type { Pin, Point, Rect, Scene, Size } from '../bindings';
import { groupBounds } from './bounds';
import type { Camera } from './camera';

/** A strip of the scene that sticks to an edge of the window, from one coordinate to another. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** The strips that stay in view; `null` where there is none, or where it would cover too much of a small window. */
export interface Bands {
  readonly left: Band | null;
  readonly top: Band | null;
}

/** A strip that would cover more than this part of the window scrolls with the map instead. */
const MOST = 0.5;

/** Finds the strips of a scene. Lane heads and corner make the left one; ribbon, step heads and corner the upper one. */
export function bandsOf(scene: Scene): Bands {
  const left = new Reach();
  const top = new Reach();
  const meet = (pin: Pin, rect: Rect): void => {
    if (pin !== 'Top') left.meet(rect.x, rect.w);
    if (pin !== 'Left') top.meet(rect.y, rect.h);
  };
  // Nearly all of a map scrolls freely and is passed over.
  for (const group of scene.groups) {
    if (group.pin === 'None') continue;
    const bounds = groupBounds(group);
    if (bounds !== null) meet(group.pin, bounds);
  }
  for (const hit of scene.hits) if (hit.pin !== 'None') meet(hit.pin, hit.rect);
  return { left: left.band, top: top.band };
}

/** From the first to the last coordinate of all that it met. */
class Reach {
  #from = Infinity;
  #to = -Infinity;

  get band(): Band | null {
    // Half of a line along the map's edge lies beyond it; a strip that began there would stand lower than its map.
    const from = Math.max(0, this.#from);
    return this.#to > from ? { from, to: this.#to } : null;
  }

  meet(start: number, length: number): void {
    this.#from = Math.min(this.#from, start);
    this.#to = Math.max(this.#to, start + length);
  }
}

/** The strips that are in force at this zoom in a window of this size. */
export function bandsInForce(bands: Bands, zoom: number, window: Size): Bands {
  const fits = (band: Band | null, space: number): Band | null =>
    band !== null && (band.to - band.from) * zoom <= space * MOST ? band : null;
  return { left: fits(bands.left, window.w), top: fits(bands.top, window.h) };
}

/** Whether the same strips stay in view. */
export function sameBands(a: Bands, b: Bands): boolean {
  const same = (one: Band | null, other: Band | null): boolean =>
    one === other || (one !== null && other !== null && one.from === other.from && one.to === other.to);
  return same(a.left, b.left) && same(a.top, b.top);
}

/** The camera as it is for what is pinned this way: a strip scrolls until it meets the edge, and stays there. */
export function cameraFor(pin: Pin, camera: Camera, bands: Bands): Camera {
  const sticksLeft = (pin === 'Left' || pin === 'Corner') && bands.left !== null;
  const sticksTop = (pin === 'Top' || pin === 'Corner') && bands.top !== null;
  return {
    x: sticksLeft ? Math.min(camera.x, bands.left?.from ?? camera.x) : camera.x,
    y: sticksTop ? Math.min(camera.y, bands.top?.from ?? camera.y) : camera.y,
    zoom: camera.zoom,
  };
}

/** Where the strips lie in the window now, in CSS pixels: from the edge that they stick to, or from their own. */
export function strips(camera: Camera, bands: Bands): { left: Band | null; top: Band | null } {
  const strip = (band: Band | null, position: number): Band | null => {
    if (band === null) return null;
    const held = Math.min(position, band.from);
    const stuck = position > band.from;
    return { from: stuck ? 0 : (band.from - held) * camera.zoom, to: (band.to - held) * camera.zoom };
  };
  return { left: strip(bands.left, camera.x), top: strip(bands.top, camera.y) };
}

/** Which pin the paper under a window point has: what is pinned covers what scrolls. */
export function pinAt(point: Point, camera: Camera, bands: Bands): Pin {
  const { left, top } = strips(camera, bands);
  const inLeft = left !== null && point.x >= left.from && point.x <= left.to;
  const inTop = top !== null && point.y >= top.from && point.y <= top.to;
  if (inLeft && inTop) return 'Corner';
  if (inTop) return 'Top';
  return inLeft ? 'Left' : 'None';
}
