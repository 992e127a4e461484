import type { Group, Pin, Rect, Scene } from '../bindings';
import type { Camera } from '../kernels/camera';
import type { Faint } from '../kernels/faint';
import { type Bands, cameraFor, sameBands, strips } from '../kernels/pins';
import { intersects, union } from '../kernels/rect';
import { shows } from './picture-paint';
import { Sheets } from './sheets';
import { type Budget, bucket, type Sight, TileLayer } from './tiles';

const PINS: Pin[] = ['None', 'Left', 'Top', 'Corner'];
/** Room around what changed, in device pixels: antialiasing bleeds over an edge. */
const BLEED = 2;
/** More patches than this are mended as one. */
const PATCHES = 6;

/** How the map stands in the window. */
export interface Frame {
  readonly camera: Camera;
  /** The strips in force. */
  readonly bands: Bands;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
  /** Extent of the canvas, in device pixels. */
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  /** Colour of the hairline where the map disappears beneath a strip. */
  readonly edge: string | null;
}

/** Whether every tile in the window is built, and whether everything is shown, be it without tiles. */
export interface Painted {
  readonly built: boolean;
  readonly whole: boolean;
}

/** The four layers of a map, and how they make up the window: what is pinned lies over what scrolls, on paper of its own. */
export class Layers {
  readonly #sheets = new Sheets();
  readonly #layers = new Map<Pin, TileLayer>(PINS.map((pin) => [pin, new TileLayer(pin, this.#sheets)]));

  /** Takes a scene over; groups that are the same objects as before are not painted again. */
  show(scene: Scene): void {
    const groups = new Map<Pin, Group[]>(PINS.map((pin) => [pin, []]));
    for (const group of scene.groups) groups.get(group.pin)?.push(group);
    for (const [pin, layer] of this.#layers) {
      layer.show(groups.get(pin) ?? [], pin === 'None' ? scene.paper : null);
    }
  }

  /** Paints these groups, or parts of them, in the background from now on. */
  fade(faint: Faint): void {
    for (const layer of this.#layers.values()) layer.fade(faint);
  }

  /** Pictures have come: what shows them is painted again. */
  hang(arrived: ReadonlySet<string>): void {
    for (const layer of this.#layers.values()) layer.repaint((group) => shows(group, arrived));
  }

  /** The painted groups of elements. */
  groupsOf(ids: ReadonlySet<string>): Group[] {
    return [...this.#layers.values()].flatMap((layer) => layer.groupsOf(ids));
  }

  /** Forgets what is painted, and gives its memory back. */
  end(): void {
    for (const layer of this.#layers.values()) layer.clear();
    this.#sheets.end();
  }

  /** Whether something changed since the window was painted last. */
  get stale(): boolean {
    return [...this.#layers.values()].some((layer) => layer.stale);
  }

  /** Paints the whole window. `straight` paints what has no tiles yet without building them first. */
  paint(pen: CanvasRenderingContext2D, frame: Frame, moving: boolean, straight: boolean, budget: Budget): Painted {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = frame.paper;
    pen.fillRect(0, 0, frame.width, frame.height);
    let built = true;
    let whole = true;
    for (const [pin, layer] of this.#layers) {
      layer.takeStale();
      if (layer.empty) continue;
      const sight = sightOf(pin, frame, moving);
      const { camera, width, height, scale } = sight;
      const view = { x: camera.x, y: camera.y, w: width / scale, h: height / scale };
      if (pin !== 'None') ground(pen, pin, frame);
      pen.save();
      clip(pen, pin, frame);
      if (layer.hasAny(view)) {
        if (!layer.compose(pen, sight, budget)) built = whole = false;
      } else {
        // Nothing is there yet: one frame is painted straight, so that the map is never seen empty. Where nothing of it lies
        // in the window there is nothing to wait for either.
        stand(pen, camera, scale);
        if (layer.paintDirectly(pen, view, camera.zoom)) built = false;
        if (!straight) layer.build(sight, budget);
      }
      pen.restore();
    }
    edges(pen, frame);
    return { built, whole };
  }

  /**
   * Paints again only where something has changed since the window was painted last; for a frame in which everything else
   * stands as it did. Returns `false` when that is not known, or all of it.
   */
  mend(pen: CanvasRenderingContext2D, frame: Frame): boolean {
    const { camera, bands, ratio, width, height } = frame;
    const scale = camera.zoom * ratio;
    const patches: Rect[] = [];
    for (const [pin, layer] of this.#layers) {
      const stale = layer.takeStale();
      if (stale === 'all') return false;
      const own = cameraFor(pin, camera, bands);
      for (const rect of stale) {
        const patch = inWindow(rect, own, scale, width, height);
        if (patch !== null) patches.push(patch);
      }
    }
    for (const patch of merged(patches)) this.#patch(pen, patch, frame);
    return true;
  }

  #patch(pen: CanvasRenderingContext2D, patch: Rect, frame: Frame): void {
    const { camera, bands } = frame;
    const scale = camera.zoom * frame.ratio;
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.beginPath();
    pen.rect(patch.x, patch.y, patch.w, patch.h);
    pen.clip();
    pen.fillStyle = frame.paper;
    pen.fillRect(patch.x, patch.y, patch.w, patch.h);
    for (const [pin, layer] of this.#layers) {
      if (layer.empty) continue;
      const own = cameraFor(pin, camera, bands);
      if (pin !== 'None') ground(pen, pin, frame);
      pen.save();
      clip(pen, pin, frame);
      const [x, y] = stand(pen, own, scale);
      const area = { x: (patch.x + x) / scale, y: (patch.y + y) / scale, w: patch.w / scale, h: patch.h / scale };
      layer.paintDirectly(pen, area, camera.zoom);
      pen.restore();
    }
    edges(pen, frame);
    pen.restore();
  }

  /** Builds the tiles that are missing in the window without showing them: what they show is painted already. */
  build(frame: Frame, budget: Budget): boolean {
    let built = true;
    for (const [pin, layer] of this.#layers) if (!layer.build(sightOf(pin, frame, false), budget)) built = false;
    return built;
  }
}

/** How what is pinned this way stands in the window. While the zoom moves, tiles of a few fixed scales are made do with. */
function sightOf(pin: Pin, { camera, bands, ratio, width, height }: Frame, moving: boolean): Sight {
  const scale = camera.zoom * ratio;
  const tileScale = moving ? bucket(scale) : scale;
  return { camera: cameraFor(pin, camera, bands), width, height, scale, tileScale, ratio };
}

/** Whether two frames show the same map in the same place. */
export function sameFrame(a: Frame, b: Frame): boolean {
  const [before, after] = [a.camera, b.camera];
  return (
    before.x === after.x &&
    before.y === after.y &&
    before.zoom === after.zoom &&
    a.ratio === b.ratio &&
    a.width === b.width &&
    a.height === b.height &&
    a.paper === b.paper &&
    a.edge === b.edge &&
    sameBands(a.bands, b.bands)
  );
}

/** Sets the scene's coordinates up, on whole device pixels. Returns where the window begins in them. */
function stand(pen: CanvasRenderingContext2D, camera: Camera, scale: number): [number, number] {
  const [x, y] = [Math.round(camera.x * scale), Math.round(camera.y * scale)];
  pen.setTransform(scale, 0, 0, scale, -x, -y);
  return [x, y];
}

/** Where a part of the scene stands in the window, in whole device pixels with room around it. */
function inWindow(rect: Rect, camera: Camera, scale: number, width: number, height: number): Rect | null {
  const [offsetX, offsetY] = [Math.round(camera.x * scale), Math.round(camera.y * scale)];
  const left = Math.max(0, Math.floor(rect.x * scale) - offsetX - BLEED);
  const top = Math.max(0, Math.floor(rect.y * scale) - offsetY - BLEED);
  const right = Math.min(width, Math.ceil((rect.x + rect.w) * scale) - offsetX + BLEED);
  const bottom = Math.min(height, Math.ceil((rect.y + rect.h) * scale) - offsetY + BLEED);
  return right > left && bottom > top ? { x: left, y: top, w: right - left, h: bottom - top } : null;
}

/** The same area in few rectangles that do not overlap. */
export function merged(rects: readonly Rect[]): Rect[] {
  let rest: Rect[] = [];
  for (const rect of rects) {
    let one = rect;
    // What is swallowed may bring others into touch.
    for (let before = -1; before !== rest.length;) {
      before = rest.length;
      const apart = rest.filter((other) => !intersects(one, other));
      for (const other of rest) if (intersects(one, other)) one = union(one, other);
      rest = apart;
    }
    rest.push(one);
  }
  return rest.length > PATCHES ? [rest.reduce(union)] : rest;
}

/** Paper under what is pinned, so that the map passes beneath it. */
function ground(pen: CanvasRenderingContext2D, pin: Pin, frame: Frame): void {
  const { left, top } = strips(frame.camera, frame.bands);
  const { width, height, ratio } = frame;
  pen.fillStyle = frame.paper;
  const x = left === null ? 0 : left.from * ratio;
  const y = top === null ? 0 : top.from * ratio;
  const w = left === null ? width : (left.to - left.from) * ratio;
  const h = top === null ? height : (top.to - top.from) * ratio;
  if (pin === 'Left' && left !== null) pen.fillRect(x, 0, w, height);
  if (pin === 'Top' && top !== null) pen.fillRect(0, y, width, h);
  if (pin === 'Corner' && left !== null && top !== null) pen.fillRect(x, y, w, h);
}

function clip(pen: CanvasRenderingContext2D, pin: Pin, frame: Frame): void {
  if (pin === 'None') return;
  const { left, top } = strips(frame.camera, frame.bands);
  pen.beginPath();
  const right = left === null || pin === 'Top' ? frame.width : Math.ceil(left.to * frame.ratio);
  const bottom = top === null || pin === 'Left' ? frame.height : Math.ceil(top.to * frame.ratio);
  pen.rect(0, 0, right, bottom);
  pen.clip();
}

/** A hairline where the map disappears beneath a strip. */
function edges(pen: CanvasRenderingContext2D, { camera, bands, ratio, width, height, edge }: Frame): void {
  if (edge === null) return;
  const { left, top } = strips(camera, bands);
  const thick = Math.max(1, Math.round(ratio));
  pen.fillStyle = edge;
  if (left !== null && camera.x > (bands.left?.from ?? 0) + 1) {
    pen.fillRect(Math.round(left.to * ratio), 0, thick, height);
  }
  if (top !== null && camera.y > (bands.top?.from ?? 0) + 1) {
    pen.fillRect(0, Math.round(top.to * ratio), width, thick);
  }
}
