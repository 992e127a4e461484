import type { Point, Rect, Size } from '../bindings';

/**
 * What part of the map the window shows: window px = (scene - [x, y]) * zoom. `x` and `y` are in points of the scene;
 * at a zoom of 1 a point is a CSS pixel.
 */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 6;
/** Below this a map opens at its upper left corner, to be scrolled, instead of shrinking further. */
export const MIN_FIRST_ZOOM = 0.8;
/** Small maps are not blown up beyond this when fitted. */
export const MAX_FIT_ZOOM = 1.25;
/** Empty paper that may be scrolled into view beyond the map's edges, in CSS pixels. */
const MARGIN = 96;

/** Where a point of the scene stands in the window. */
export function toWindow(camera: Camera, point: Point): Point {
  return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * camera.zoom };
}

/** Which point of the scene stands at a place of the window. */
export function toScene(camera: Camera, point: Point): Point {
  return { x: point.x / camera.zoom + camera.x, y: point.y / camera.zoom + camera.y };
}

/** Where a rectangle of the scene stands in the window. */
export function rectToWindow(camera: Camera, rect: Rect): Rect {
  const { x, y } = toWindow(camera, rect);
  return { x, y, w: rect.w * camera.zoom, h: rect.h * camera.zoom };
}

/** The nearest zoom that there is. */
export function limited(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}

/** Moves the window over the map by window pixels. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom };
}

/** Zooms so that the point of the map under `at` (window pixels) stays where it is. */
export function zoomedAt(camera: Camera, at: Point, zoom: number): Camera {
  const next = limited(zoom);
  const fixed = toScene(camera, at);
  return { x: fixed.x - at.x / next, y: fixed.y - at.y / next, zoom: next };
}

/** The next zoom level up (`direction` 1) or down (-1): 10, 12.5, 16 … 100, 125 … per cent. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const levels = [0.05, 0.1, 0.125, 0.16, 0.2, 0.25, 0.33, 0.4, 0.5, 0.63, 0.8, 1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6];
  if (direction > 0) return levels.find((level) => level > zoom * 1.001) ?? MAX_ZOOM;
  return levels.findLast((level) => level < zoom * 0.999) ?? MIN_ZOOM;
}

/** Keeps the map in the window: a small one is centred in width and stands at the top, a large one keeps a margin. */
export function clamped(camera: Camera, map: Size, window: Size): Camera {
  const w = window.w / camera.zoom;
  const h = window.h / camera.zoom;
  const margin = MARGIN / camera.zoom;
  const x = map.w <= w ? (map.w - w) / 2 : Math.min(map.w - w + margin, Math.max(0, camera.x));
  const y = map.h <= h ? 0 : Math.min(map.h - h + margin, Math.max(0, camera.y));
  return { x, y, zoom: camera.zoom };
}

/** The whole width of the map. */
export function fitWidth(map: Size, window: Size): Camera {
  const zoom = map.w > 0 ? limited(Math.min(MAX_FIT_ZOOM, window.w / map.w)) : 1;
  return clamped({ x: 0, y: 0, zoom }, map, window);
}

/** The whole map. */
export function fitMap(map: Size, window: Size): Camera {
  const zoom = map.w > 0 && map.h > 0 ? limited(Math.min(MAX_FIT_ZOOM, window.w / map.w, window.h / map.h)) : 1;
  return clamped({ x: 0, y: 0, zoom }, map, window);
}

/** How a map is shown when it is opened: its whole width, unless its words would be too small to read. */
export function firstView(map: Size, window: Size): Camera {
  const camera = fitWidth(map, window);
  if (camera.zoom >= MIN_FIRST_ZOOM) return camera;
  return clamped({ x: 0, y: 0, zoom: MIN_FIRST_ZOOM }, map, window);
}

/** The largest area that a map can show first in a window, in points. */
export function firstSeen(window: Size): Rect {
  return { x: 0, y: 0, w: window.w / MIN_FIRST_ZOOM, h: window.h / MIN_FIRST_ZOOM };
}

/** Moves as little as needed to bring `rect` (scene) into the window, clear of the bands that cover its edges. */
export function revealing(camera: Camera, rect: Rect, window: Size, covered: { left: number; top: number }): Camera {
  const space = 12;
  const spot = rectToWindow(camera, rect);
  const shift = (start: number, length: number, from: number, to: number): number => {
    if (start < from) return start - from;
    if (start + length > to) return Math.min(start + length - to, start - from);
    return 0;
  };
  const dx = shift(spot.x, spot.w, covered.left + space, window.w - space);
  const dy = shift(spot.y, spot.h, covered.top + space, window.h - space);
  return dx === 0 && dy === 0 ? camera : panned(camera, dx, dy);
}

/** Shows a part of the map as large as the window allows, in the middle. */
export function showing(section: Rect, window: Size): Camera {
  const zoom = section.w > 0 && section.h > 0 ? limited(Math.min(window.w / section.w, window.h / section.h)) : 1;
  return {
    x: section.x + section.w / 2 - window.w / zoom / 2,
    y: section.y + section.h / 2 - window.h / zoom / 2,
    zoom,
  };
}
