import RBush from 'rbush';

import type { Group, Pin, Rect } from '../bindings';
import type { Camera } from '../kernels/camera';
import { groupBounds } from '../kernels/bounds';
import type { Faint, Faintness } from '../kernels/faint';
import { intersects } from '../kernels/rect';
import { Named, spliceOf } from '../kernels/splice';
import { paintGroup } from './paint';
import type { Sheet } from './pen';
import { Sheets, TILE } from './sheets';

/** Where ink lies. */
interface Ink {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** A group where its ink lies; one that paints nothing is in no index. */
interface Placed extends Ink {
  readonly group: Group;
  /** Place in painting order. */
  order: number;
}

/** When more groups than this change at once, the tiles around all of them are dropped, and the index is out of date. */
const CROWD = 256;
/**
 * How often an index that is out of date is done without, by a look at every group: what is seen after an edit takes a
 * dozen looks, which is less work than to sort thousands of groups anew.
 */
const LOOKS = 96;

interface Tile {
  readonly sheet: Sheet;
  /** Device pixels to a point when it was painted. */
  readonly scale: number;
  /** What it shows, in the scene. */
  readonly area: Rect;
  used: number;
}

/** How a layer stands in the window. */
export interface Sight {
  readonly camera: Camera;
  /** Extent of the window, in device pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels to a point on the screen. */
  readonly scale: number;
  /** Device pixels to a point in the tiles. */
  readonly tileScale: number;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
}

/** A frame's clock, and what is left of its time for building tiles. */
export interface Budget {
  now(): number;
  readonly until: number;
  /** Whether a tile is built however late it is: every frame gets on, even where composing alone takes too long. */
  owed: boolean;
}

/**
 * One layer of the map: the groups that scroll together, kept as tiles. A tile is painted once for a scale and thrown
 * away when something in it changes.
 */
export class TileLayer {
  readonly pin: Pin;
  readonly #sheets: Sheets;
  #paper: string | null = null;
  #groups: readonly Group[] = [];
  readonly #named = new Named<Group>(keyOf);
  /** The same groups, each with its place. */
  #placed: readonly Placed[] = [];
  readonly #index = new RBush<Placed>();
  /** How many more looks the index is out of date for; 0 when it is right. */
  #looks = 0;
  readonly #tiles = new Map<string, Tile>();
  /** Where something changed since it was asked last, in the scene. */
  #stale: Rect[] | 'all' = 'all';
  #clock = 0;
  #faint: Faint = new Map();

  /** `sheets` are shared by the layers of a view, so that their memory is bounded together. */
  constructor(pin: Pin, sheets = new Sheets()) {
    this.pin = pin;
    this.#sheets = sheets;
  }

  get empty(): boolean {
    return this.#groups.length === 0;
  }

  /** Only what lies over another layer can be seen through. */
  get #alpha(): boolean {
    return this.#paper === null;
  }

  /** Takes over the layer's groups, and drops the tiles in which something differs. `paper` fills the background. */
  show(groups: readonly Group[], paper: string | null): void {
    if (paper !== this.#paper) this.clear();
    this.#paper = paper;
    const { at, before, after } = spliceOf(this.#groups, groups, keyOf);
    const shift = this.#placed.length - groups.length;
    const middle = new Map(this.#placed.slice(at, before).map((placed) => [placed.group.key, placed]));
    const next: Placed[] = [];
    const gone: Placed[] = [];
    const news: Placed[] = [];
    let last = -1;
    let reordered = false;
    for (let order = 0; order < groups.length; order += 1) {
      const group = groups[order] as Group;
      const inside = order >= at && order < after;
      const known = inside ? middle.get(group.key) : this.#placed[order < at ? order : order + shift];
      if (inside && known !== undefined) {
        middle.delete(group.key);
        if (known.order < last) reordered = true;
        last = known.order;
      }
      if (known?.group === group) {
        next.push(known);
        continue;
      }
      const placed = known === undefined ? placedOf(group) : placedLike(known, group);
      next.push(placed);
      news.push(placed);
      if (known !== undefined) gone.push(known);
    }
    gone.push(...middle.values());
    for (let order = 0; order < next.length; order += 1) (next[order] as Placed).order = order;
    this.#groups = groups;
    this.#named.show(groups);
    this.#placed = next;

    // What is painted in another order may differ wherever two of them overlap.
    if (reordered) this.clear();
    const [out, into] = [gone.filter(hasInk), news.filter(hasInk)];
    if (out.length + into.length > CROWD) {
      this.#drop(around([...out, ...into]));
      this.#looks = LOOKS;
      return;
    }
    for (const placed of [...out, ...into]) this.#drop(placed);
    if (this.#looks > 0) return;
    for (const placed of out) this.#index.remove(placed);
    for (const placed of into) this.#index.insert(placed);
  }

  /** The groups of these elements that are painted here. */
  groupsOf(keys: ReadonlySet<string>): Group[] {
    return [...keys].map((key) => this.#named.get(key)).filter((group) => group !== undefined);
  }

  /** Drops the tiles in which one of the wanted groups is painted. */
  repaint(wanted: (group: Group) => boolean): void {
    for (const placed of this.#placed) if (wanted(placed.group)) this.#drop(placed);
  }

  /** Paints these groups, or parts of them, in the background from now on. */
  fade(faint: Faint): void {
    const before = this.#faint;
    this.#faint = faint;
    this.repaint(({ key }) => !alike(before.get(key), faint.get(key)));
  }

  /** Whether something changed since it was asked where. */
  get stale(): boolean {
    return this.#stale.length > 0;
  }

  /** Where something changed since this was asked last, in the scene. */
  takeStale(): readonly Rect[] | 'all' {
    const stale = this.#stale;
    this.#stale = [];
    return stale;
  }

  /** Forgets every tile. */
  clear(): void {
    this.#stale = 'all';
    for (const { sheet } of this.#tiles.values()) this.#sheets.give(sheet, this.#alpha);
    this.#tiles.clear();
  }

  #drop(ink: Ink): void {
    if (!hasInk(ink)) return;
    const rect = { x: ink.minX, y: ink.minY, w: ink.maxX - ink.minX, h: ink.maxY - ink.minY };
    if (this.#stale !== 'all') {
      if (this.#stale.length < CROWD) this.#stale.push(rect);
      else this.#stale = 'all';
    }
    for (const [key, tile] of this.#tiles) {
      // A pixel of room for what antialiasing bleeds over the seam.
      const slack = 1 / tile.scale;
      if (
        rect.x - slack < tile.area.x + tile.area.w &&
        tile.area.x < rect.x + rect.w + slack &&
        rect.y - slack < tile.area.y + tile.area.h &&
        tile.area.y < rect.y + rect.h + slack
      ) {
        this.#tiles.delete(key);
        this.#sheets.give(tile.sheet, this.#alpha);
      }
    }
  }

  /** The groups that have ink in an area, in painting order. */
  #within(area: Rect): Placed[] {
    const box = { minX: area.x, minY: area.y, maxX: area.x + area.w, maxY: area.y + area.h };
    if (this.#looks > 1) {
      this.#looks -= 1;
      return this.#placed.filter((placed) => touches(placed, box));
    }
    if (this.#looks === 1) {
      this.#looks = 0;
      this.#index.clear();
      this.#index.load(this.#placed.filter(hasInk));
    }
    return this.#index.search(box).sort((a, b) => a.order - b.order);
  }

  /** Paints what lies in `area` (scene) straight to a context that is scaled already. Returns whether anything lies there. */
  paintDirectly(pen: CanvasRenderingContext2D, area: Rect, detail: number): boolean {
    const found = this.#within(area);
    this.#paint(pen, found, area, detail);
    return found.length > 0;
  }

  #paint(pen: CanvasRenderingContext2D, found: readonly Placed[], area: Rect, detail: number): void {
    for (const { group } of found) {
      const faint = this.#faint.get(group.key);
      paintGroup(pen, group, { scale: detail, visible: area, ...(faint === undefined ? {} : { faint }) });
    }
  }

  /**
   * Lays the visible tiles on `target`, whose transform is the identity. Missing tiles are built while the budget lasts.
   * Returns whether everything is there.
   */
  compose(target: CanvasRenderingContext2D, sight: Sight, budget: Budget): boolean {
    const { scale, tileScale } = sight;
    const ready: [Tile, number, number][] = [];
    const complete = this.build(sight, budget, (tile, x, y) => ready.push([tile, x, y]));
    if (!complete) this.#fallBack(target, sight);
    const onScreen = (TILE * scale) / tileScale;
    for (const [tile, x, y] of ready) {
      if (scale === tileScale) target.drawImage(tile.sheet.canvas, x, y);
      else target.drawImage(tile.sheet.canvas, x, y, onScreen, onScreen);
    }
    return complete;
  }

  /**
   * Builds the visible tiles that are missing while the budget lasts, and hands over each that is there with its place in the
   * window. Returns whether everything is there.
   */
  build(sight: Sight, budget: Budget, take?: (tile: Tile, x: number, y: number) => void): boolean {
    if (this.empty) return true;
    this.#clock += 1;
    const { camera, width, height, scale, tileScale, ratio } = sight;
    const offsetX = Math.round(camera.x * scale);
    const offsetY = Math.round(camera.y * scale);
    const onScreen = (TILE * scale) / tileScale;
    const lastX = Math.floor((offsetX + width - 1) / onScreen);
    const lastY = Math.floor((offsetY + height - 1) / onScreen);
    let complete = true;
    for (let ty = Math.floor(offsetY / onScreen); ty <= lastY; ty += 1) {
      for (let tx = Math.floor(offsetX / onScreen); tx <= lastX; tx += 1) {
        const tile = this.#tile(tx, ty, tileScale, ratio, budget);
        if (tile === 'late') complete = false;
        else if (tile !== 'blank') take?.(tile, tx * onScreen - offsetX, ty * onScreen - offsetY);
      }
    }
    return complete;
  }

  #tile(tx: number, ty: number, scale: number, ratio: number, budget: Budget): Tile | 'blank' | 'late' {
    const key = `${scale.toFixed(4)}/${tx}/${ty}`;
    const known = this.#tiles.get(key);
    if (known !== undefined) {
      known.used = this.#clock;
      return known;
    }
    const edge = TILE / scale;
    const area = { x: tx * edge, y: ty * edge, w: edge, h: edge };
    const found = this.#within(area);
    if (found.length === 0) return 'blank';
    if (!budget.owed && budget.now() >= budget.until) return 'late';
    budget.owed = false;
    const sheet = this.#sheets.take(this.#alpha) ?? this.#spare() ?? this.#sheets.more(this.#alpha);
    const { pen } = sheet;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    if (this.#paper === null) pen.clearRect(0, 0, TILE, TILE);
    else {
      pen.fillStyle = this.#paper;
      pen.fillRect(0, 0, TILE, TILE);
    }
    pen.setTransform(scale, 0, 0, scale, -tx * TILE, -ty * TILE);
    this.#paint(pen, found, area, scale / ratio);
    const tile = { sheet, scale, area, used: this.#clock };
    this.#tiles.set(key, tile);
    return tile;
  }

  /** Takes the canvas of the tile that was not used for longest, once there are enough. */
  #spare(): Sheet | null {
    let oldest: [string, Tile] | null = null;
    for (const entry of this.#tiles) {
      if (entry[1].used < this.#clock && (oldest === null || entry[1].used < oldest[1].used)) oldest = entry;
    }
    if (oldest === null) return null;
    this.#tiles.delete(oldest[0]);
    return oldest[1].sheet;
  }

  /** Until the right tiles are built, shows those of other scales, the coarsest first. */
  #fallBack(target: CanvasRenderingContext2D, { camera, width, height, scale, tileScale }: Sight): void {
    const offsetX = Math.round(camera.x * scale);
    const offsetY = Math.round(camera.y * scale);
    const view = { x: offsetX / scale, y: offsetY / scale, w: width / scale, h: height / scale };
    const others = [...this.#tiles.values()].filter((tile) => tile.scale !== tileScale && intersects(tile.area, view));
    others.sort((a, b) => a.scale - b.scale);
    for (const { sheet, area } of others) {
      const x = area.x * scale - offsetX;
      const y = area.y * scale - offsetY;
      target.drawImage(sheet.canvas, x, y, area.w * scale, area.h * scale);
    }
  }

  /** Whether any tile, of whatever scale, lies in the view. */
  hasAny(view: Rect): boolean {
    for (const tile of this.#tiles.values()) if (intersects(tile.area, view)) return true;
    return false;
  }
}

function alike(a: Faintness | undefined, b: Faintness | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return a.size === b.size && [...a].every((place) => b.has(place));
}

function keyOf(group: Group): string {
  return group.key;
}

function placedOf(group: Group): Placed {
  const ink = groupBounds(group);
  if (ink === null) return { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity, group, order: 0 };
  return { minX: ink.x, minY: ink.y, maxX: ink.x + ink.w, maxY: ink.y + ink.h, group, order: 0 };
}

/** The same for a group that stood elsewhere before: one that only moved takes its ink along. */
function placedLike(known: Placed, group: Group): Placed {
  const was = known.group;
  if (was.items !== group.items || was.clip !== group.clip) return placedOf(group);
  const [dx, dy] = [group.at.x - was.at.x, group.at.y - was.at.y];
  const { minX, minY, maxX, maxY } = known;
  return { minX: minX + dx, minY: minY + dy, maxX: maxX + dx, maxY: maxY + dy, group, order: 0 };
}

function hasInk(ink: Ink): boolean {
  return ink.maxX >= ink.minX;
}

function touches(ink: Ink, box: Ink): boolean {
  return ink.minX <= box.maxX && ink.maxX >= box.minX && ink.minY <= box.maxY && ink.maxY >= box.minY;
}

/** The smallest area around all of them. */
function around(inks: readonly Ink[]): Ink {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ink of inks) {
    minX = Math.min(minX, ink.minX);
    minY = Math.min(minY, ink.minY);
    maxX = Math.max(maxX, ink.maxX);
    maxY = Math.max(maxY, ink.maxY);
  }
  return { minX, minY, maxX, maxY };
}

/** The scale that tiles are built at while the zoom is changing: the next power of √2 up, so that they shrink only. */
export function bucket(scale: number): number {
  return 2 ** (Math.ceil(Math.log2(scale) * 2 - 1e-6) / 2);
}
