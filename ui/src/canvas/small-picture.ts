import type { Group, Rect, Scene } from '../bindings';
import { groupBounds } from '../kernels/bounds';
import type { Faint } from '../kernels/faint';
import { intersects, union } from '../kernels/rect';
import { spliceOf } from '../kernels/splice';
import { paintGroup } from './paint';
import type { Sheet } from './pen';
import { makeSheet } from './pen';

/** How long painting may keep the window from anything else, in milliseconds. */
const SLICE = 5;
/** How often the clock is asked. */
const GROUPS_AT_ONCE = 16;

/** How large a small picture is, in CSS pixels, and device pixels to one of those. */
export interface Extent {
  readonly w: number;
  readonly h: number;
  readonly ratio: number;
}

/**
 * A small picture of the whole map, kept up to date: what has changed since is painted again, a little at a time, so that
 * a map of ten thousand cards can be typed in meanwhile.
 */
export class SmallPicture {
  #sheet: Sheet | null = null;
  #extent: Extent = { w: 0, h: 0, ratio: 1 };
  #scene: Scene | null = null;
  #faint: Faint = new Map();
  /** What of the sheet shows the map as it was; `null` for nothing. */
  #stale: Rect | null = null;
  #timer = 0;

  /**
   * Brings a canvas to show the scene, with what a filter leaves in the background painted faintly; it keeps what it shows
   * until all of that is painted.
   */
  show(canvas: HTMLCanvasElement, scene: Scene, extent: Extent, faint: Faint = new Map()): void {
    this.rest();
    const before = this.#scene;
    const same = alike(this.#extent, extent) && before !== null && drawnAlike(before, scene);
    const change = same ? changed(before.groups, scene.groups) : { x: 0, y: 0, ...scene.size };
    if (change !== null) this.#stale = union(this.#stale, change);
    const faded = fadedOtherwise(scene.groups, this.#faint, faint);
    if (faded !== null) this.#stale = union(this.#stale, faded);
    this.#scene = scene;
    this.#faint = faint;
    if (!same || this.#sheet === null) {
      this.#sheet = makeSheet(pixels(extent.w * extent.ratio), pixels(extent.h * extent.ratio), false);
      this.#extent = extent;
    }
    this.#paint(canvas, this.#sheet, scene);
  }

  /** Leaves the rest of what is stale for the next time. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  #paint(canvas: HTMLCanvasElement, sheet: Sheet, scene: Scene): void {
    const { pen } = sheet;
    if (this.#stale === null || scene.size.w <= 0 || scene.size.h <= 0) {
      this.#hand(canvas, sheet);
      return;
    }
    const { w, h, ratio } = this.#extent;
    const zoom = Math.min(w / scene.size.w, h / scene.size.h);
    const scale = zoom * ratio;
    // Whole pixels, with one of room for what antialiasing bleeds.
    const left = Math.floor(this.#stale.x * scale) - 1;
    const top = Math.floor(this.#stale.y * scale) - 1;
    const right = Math.ceil((this.#stale.x + this.#stale.w) * scale) + 1;
    const bottom = Math.ceil((this.#stale.y + this.#stale.h) * scale) + 1;
    const part = { x: left / scale, y: top / scale, w: (right - left) / scale, h: (bottom - top) / scale };
    const groups = scene.groups.filter((group) => {
      const ink = groupBounds(group);
      return ink !== null && intersects(ink, part);
    });
    let next = 0;
    const slice = (): void => {
      pen.save();
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.beginPath();
      pen.rect(left, top, right - left, bottom - top);
      pen.clip();
      if (next === 0) {
        pen.fillStyle = scene.paper;
        pen.fillRect(left, top, right - left, bottom - top);
      }
      pen.setTransform(scale, 0, 0, scale, 0, 0);
      const until = performance.now() + SLICE;
      do {
        for (const group of groups.slice(next, next + GROUPS_AT_ONCE)) {
          const faint = this.#faint.get(group.key);
          paintGroup(pen, group, { scale: zoom, visible: null, leastText: Infinity, ...(faint && { faint }) });
        }
        next += GROUPS_AT_ONCE;
      } while (next < groups.length && performance.now() < until);
      pen.restore();
      if (next < groups.length) {
        this.#timer = window.setTimeout(slice);
        return;
      }
      this.#stale = null;
      this.#hand(canvas, sheet);
    };
    slice();
  }

  #hand(canvas: HTMLCanvasElement, { canvas: picture }: Sheet): void {
    if (canvas.width !== picture.width) canvas.width = picture.width;
    if (canvas.height !== picture.height) canvas.height = picture.height;
    canvas.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0);
  }
}

/** Where anything differs between two lists of groups; `null` where nothing does. */
export function changed(before: readonly Group[], after: readonly Group[]): Rect | null {
  const { at, before: end, after: until } = spliceOf(before, after, (group) => group.key);
  let where: Rect | null = null;
  const meet = (group: Group | undefined): void => {
    const ink = group === undefined ? null : groupBounds(group);
    if (ink !== null) where = union(where, ink);
  };
  before.slice(at, end).forEach(meet);
  after.slice(at, until).forEach(meet);
  const shift = before.length - after.length;
  for (const [place, group] of after.entries()) {
    if (place >= at && place < until) continue;
    const old = before[place < at ? place : place + shift];
    if (old === group) continue;
    meet(old);
    meet(group);
  }
  return where;
}

/** Where groups stand that are faint now and were not before, or the other way round; `null` for nowhere. */
export function fadedOtherwise(groups: readonly Group[], before: Faint, after: Faint): Rect | null {
  let where: Rect | null = null;
  for (const group of groups) {
    const [was, is] = [before.get(group.key), after.get(group.key)];
    // Sets of places are made anew for each filter: those are painted again whatever they hold.
    if (was === is) continue;
    const ink = groupBounds(group);
    if (ink !== null) where = union(where, ink);
  }
  return where;
}

function alike(a: Extent, b: Extent): boolean {
  return a.w === b.w && a.h === b.h && a.ratio === b.ratio;
}

function drawnAlike(a: Scene, b: Scene): boolean {
  return a.size.w === b.size.w && a.size.h === b.size.h && a.paper === b.paper;
}

function pixels(length: number): number {
  return Math.max(1, Math.round(length));
}
