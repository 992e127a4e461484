import type { Group, HitRegion, Pin, Point, Rect, Scene, Size } from '../bindings';
import type { Camera } from '../kernels/camera';
import { faintOf } from '../kernels/faint';
import {
  clamped,
  firstView,
  fitMap,
  fitWidth,
  nextZoom,
  panned,
  revealing,
  showing,
  zoomedAt,
} from '../kernels/camera';
import { regionAt, windowRect } from '../kernels/hit';
import { Observable } from '../kernels/observable';
import type { Bands } from '../kernels/pins';
import { bandsInForce, bandsOf, sameBands, strips } from '../kernels/pins';
import { type Frame, Layers, type Painted, sameFrame } from './layers';
import type { Overlay, OverlayColors } from './overlay';
import { NOTHING_OVER, paintOverlay } from './overlay';
import { overlayInk } from './overlay-ink';
import { union } from '../kernels/rect';
import { paintFound } from './found';
import { preparePen } from './pen';
import { pictures } from './picture-shelf';
import type { Budget } from './tiles';

/** How long building tiles may take in one frame, in milliseconds. */
const TILE_TIME = 6;
/** The same in the frame after an edit: nothing moves then, and what was done shall be seen at once. */
const EDIT_TIME = 60;
/** How long after the last change of zoom the sharp tiles are built, in milliseconds. */
const SETTLE = 110;

/** The mark on the page's clock when what the user did is painted, for whoever measures. */
const PAINTED = 'percorso:painted';

/** A frame's clock. */
function clock(time: number): Budget {
  const now = (): number => performance.now();
  return { now, until: now() + time, owed: true };
}

/** The map on the screen: two canvases, a camera, and what is known about pointing at it. */
export class MapView extends Observable {
  #scene: Scene;
  #bands: Bands;
  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  #size: Size = { w: 0, h: 0 };
  #ratio = 1;
  #overlay: Overlay = NOTHING_OVER;
  #standing: ReadonlySet<string> | null = null;
  #found: readonly HitRegion[] = [];
  readonly #layers = new Layers();
  #map: CanvasRenderingContext2D | null = null;
  #over: CanvasRenderingContext2D | null = null;
  #colors: OverlayColors | null = null;
  #frame = 0;
  #mapDirty = true;
  /** Whether the map was painted outside of a frame since the last one: what is still missing can wait for the frame after. */
  #ahead = false;
  /** Whether another scene came since the last frame. */
  #edited = false;
  /** What the overlay shows, and where it has painted that; `null` when it has to be painted anew. */
  #painting: Over | null = null;
  #ink: Rect | 'all' | null = null;
  /** What the window shows whole and sharp; `null` when it has to be painted anew. */
  #stands: Frame | null = null;
  #settling = 0;
  #moving = false;
  #placed = false;
  #painted = false;
  #complete = false;
  /** The scene that the last complete frame showed. */
  #shown: Scene | null = null;

  constructor(scene: Scene) {
    super();
    this.#scene = scene;
    this.#bands = bandsOf(scene);
    this.#fill();
  }

  get camera(): Camera {
    return this.#camera;
  }

  get size(): Size {
    return this.#size;
  }

  get scene(): Scene {
    return this.#scene;
  }

  get overlay(): Overlay {
    return this.#overlay;
  }

  /** Whether the last frame showed every tile sharp. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Whether the window shows the scene as it is now, with nothing missing. */
  get painted(): boolean {
    return this.#shown === this.#scene;
  }

  /** The strips that stay in view at this zoom. */
  get bands(): Bands {
    return bandsInForce(this.#bands, this.#camera.zoom, this.#size);
  }

  /** Gives the view its two canvases, the lower one opaque. Returns how to take them away again. */
  attach(map: HTMLCanvasElement, over: HTMLCanvasElement): () => void {
    this.#map = map.getContext('2d', { alpha: false });
    this.#over = over.getContext('2d');
    this.#again();
    const unhook = pictures.subscribe(() => this.#hang(new Set(pictures.arrived)));
    return () => {
      unhook();
      this.#map = null;
      this.#over = null;
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#settling);
      this.#frame = 0;
      // A canvas without pixels has no memory; one that is only forgotten keeps it until the browser looks for it.
      this.#layers.end();
      map.width = map.height = over.width = over.height = 0;
      this.#size = { w: 0, h: 0 };
      this.#stands = this.#painting = null;
    };
  }

  /** Pictures have come: what shows them is painted again. */
  #hang(arrived: ReadonlySet<string>): void {
    this.#layers.hang(arrived);
    this.#again();
  }

  /** Colours of selection and hover, from the interface's theme. */
  color(colors: OverlayColors): void {
    this.#colors = colors;
    this.#request();
  }

  /** The window's extent in CSS pixels, and device pixels to one of those. */
  resize(size: Size, ratio: number): void {
    if (size.w === this.#size.w && size.h === this.#size.h && ratio === this.#ratio) return;
    this.#size = size;
    this.#ratio = ratio;
    this.#stands = this.#painting = null;
    this.#ink = 'all';
    for (const pen of [this.#map, this.#over]) {
      if (pen === null) continue;
      pen.canvas.width = Math.max(1, Math.round(size.w * ratio));
      pen.canvas.height = Math.max(1, Math.round(size.h * ratio));
      preparePen(pen);
    }
    if (!this.#placed && size.w > 0 && size.h > 0) {
      this.#placed = true;
      this.#look(firstView(this.#scene.size, size));
    } else {
      this.#look(this.#camera);
    }
  }

  /** Shows another scene; groups that are the same objects as before are not painted again. */
  show(scene: Scene): void {
    if (scene === this.#scene) return;
    if (scene.groups === this.#scene.groups && scene.paper === this.#scene.paper) {
      // The same picture, with other places to point at.
      if (this.painted) this.#shown = scene;
      this.#scene = scene;
      this.changed();
      return;
    }
    this.#scene = scene;
    this.#bands = bandsOf(scene);
    this.#edited = true;
    this.#fill();
    this.#look(this.#camera);
  }

  /**
   * Shows another scene and paints it before anything else follows from it, without waiting for a frame: by the next one it
   * is seen. For what the user has done, not for pictures that follow each other faster than frames.
   */
  showNow(scene: Scene): void {
    if (scene === this.#scene) return;
    this.show(scene);
    if (this.#size.w === 0 || this.#map === null) return;
    this.#paintMapIfDirty(this.#map);
    this.#ahead = true;
    performance.clearMarks(PAINTED);
    performance.mark(PAINTED);
  }

  /** Lays something over the map. */
  over(change: Partial<Overlay>): void {
    this.#overlay = { ...this.#overlay, ...change };
    this.#request();
  }

  pan(dx: number, dy: number): void {
    this.#look(panned(this.#camera, dx, dy));
  }

  /** Zooms by a factor, with the point under the pointer held. */
  zoomBy(factor: number, at: Point): void {
    this.#look(zoomedAt(this.#camera, at, this.#camera.zoom * factor));
  }

  /** Zooms to the next level up or down about the middle. */
  zoomStep(direction: 1 | -1): void {
    this.zoomTo(nextZoom(this.#camera.zoom, direction));
  }

  zoomTo(zoom: number): void {
    this.#look(zoomedAt(this.#camera, { x: this.#size.w / 2, y: this.#size.h / 2 }, zoom));
  }

  fitWidth(): void {
    this.#look(fitWidth(this.#scene.size, this.#size));
  }

  fitMap(): void {
    this.#look(fitMap(this.#scene.size, this.#size));
  }

  /** Scrolls as little as needed to bring something into view. */
  reveal(hit: { pin: Pin; rect: Rect }): void {
    if (hit.pin === 'Corner' || this.#size.w === 0) return;
    const { left, top } = strips(this.#camera, this.bands);
    const covered = { left: left?.to ?? 0, top: top?.to ?? 0 };
    const target = revealing(this.#camera, hit.rect, this.#size, covered);
    this.#look({
      x: hit.pin === 'Left' ? this.#camera.x : target.x,
      y: hit.pin === 'Top' ? this.#camera.y : target.y,
      zoom: this.#camera.zoom,
    });
  }

  /** What stands under a point of the window. */
  at(point: Point, wanted?: (hit: HitRegion) => boolean): HitRegion | null {
    return regionAt(this.#scene.hits, point, this.#camera, this.bands, wanted);
  }

  /** Where something stands in the window now, in CSS pixels. */
  place(hit: { pin: Pin; rect: Rect }): Rect {
    return windowRect(hit, this.#camera, this.bands);
  }

  /** The part of the window in which things of this pin can be seen. */
  area(pin: Pin): Rect {
    const { left, top } = strips(this.#camera, this.bands);
    const x = pin === 'None' || pin === 'Top' ? Math.max(0, left?.to ?? 0) : 0;
    const y = pin === 'None' || pin === 'Left' ? Math.max(0, top?.to ?? 0) : 0;
    return { x, y, w: Math.max(0, this.#size.w - x), h: Math.max(0, this.#size.h - y) };
  }

  /** The painted groups of elements, for a drag to carry along. */
  groupsOf(ids: ReadonlySet<string>): Group[] {
    const found = this.#layers.groupsOf(ids);
    return found.length < 2 ? found : this.#scene.groups.filter((group) => ids.has(group.key));
  }

  #look(camera: Camera): void {
    const next = clamped(camera, this.#scene.size, this.#size);
    if (next.zoom !== this.#camera.zoom) this.#unsettle();
    this.#camera = next;
    this.#again();
    this.changed();
  }

  #unsettle(): void {
    // The very first picture goes straight to its own scale; a zoom that moves keeps to the buckets.
    if (!this.#painted) return;
    this.#moving = true;
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      this.#moving = false;
      this.#again();
    }, SETTLE);
  }

  /** Lets these cards stand out and paints the others faintly; `null` paints all alike. */
  standOut(ids: ReadonlySet<string> | null): void {
    if (ids === this.#standing) return;
    this.#standing = ids;
    this.#fade();
    this.#again();
  }

  /** Outlines what a search has found. */
  mark(found: readonly HitRegion[]): void {
    this.#found = found;
    this.#request();
  }

  /** The part of the map in the window, in points of the scene. */
  get section(): Rect {
    const { x, y, zoom } = this.#camera;
    return { x, y, w: this.#size.w / zoom, h: this.#size.h / zoom };
  }

  /** Shows a part of the map as large as the window allows, in the middle. */
  showSection(section: Rect): void {
    this.#look(showing(section, this.#size));
  }

  /** Brings a point of the scene to the middle of the window. */
  centerOn(point: Point): void {
    const { w, h } = this.section;
    this.#look({ ...this.#camera, x: point.x - w / 2, y: point.y - h / 2 });
  }

  #fade(): void {
    this.#layers.fade(this.#standing === null ? new Map() : faintOf(this.#scene, this.#standing));
  }

  #fill(): void {
    this.#layers.show(this.#scene);
    if (this.#standing !== null) this.#fade();
    this.#mapDirty = true;
    this.#ahead = false;
  }

  /** The map has to be painted again. */
  #again(): void {
    this.#mapDirty = true;
    this.#ahead = false;
    this.#request();
  }

  #request(): void {
    if (this.#frame !== 0 || this.#map === null) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    if (this.#size.w === 0 || this.#map === null || this.#over === null) return;
    if (!this.#ahead) this.#paintMapIfDirty(this.#map);
    else if (this.#mapDirty) this.#request();
    this.#ahead = false;
    this.#paintOver(this.#over);
  }

  #paintMapIfDirty(pen: CanvasRenderingContext2D): void {
    if (!this.#mapDirty) return;
    this.#mapDirty = false;
    const { built, whole } = this.#paintMap(pen);
    this.#painted = true;
    if (!built) {
      this.#mapDirty = true;
      this.#request();
    }
    const complete = built && !this.#moving;
    const news = complete !== this.#complete || (whole && !this.painted);
    this.#complete = complete;
    if (whole) this.#shown = this.#scene;
    if (news) this.changed();
  }

  #paintMap(pen: CanvasRenderingContext2D): Painted {
    const frame = this.#frameNow(pen);
    const edited = this.#edited;
    this.#edited = false;
    const before = this.#stands;
    // Where only something in the map changed, only that is painted; its tiles come when there is nothing else to do.
    if (before !== null && !this.#moving && sameFrame(before, frame)) {
      if (!this.#layers.stale) return { built: this.#layers.build(frame, clock(TILE_TIME)), whole: true };
      if (this.#layers.mend(pen, frame)) return { built: false, whole: true };
    }
    const painted = this.#layers.paint(pen, frame, this.#moving, edited, clock(edited ? EDIT_TIME : TILE_TIME));
    this.#stands = painted.whole && !this.#moving ? frame : null;
    return painted;
  }

  #frameNow(pen: CanvasRenderingContext2D): Frame {
    const { width, height } = pen.canvas;
    const edge = this.#colors?.hairlineStrong ?? null;
    const { bands } = this;
    return { camera: this.#camera, bands, ratio: this.#ratio, width, height, paper: this.#scene.paper, edge };
  }

  /** Paints what lies over the map, and leaves alone what neither was nor is covered by any of it. */
  #paintOver(pen: CanvasRenderingContext2D): void {
    const colors = this.#colors;
    const painting: Over = {
      overlay: this.#overlay,
      found: this.#found,
      camera: this.#camera,
      bands: this.bands,
      colors,
    };
    const before = this.#painting;
    if (before !== null && sameOver(before, painting)) return;
    this.#painting = painting;
    const ink = this.#found.length > 0 ? 'all' : overlayInk(this.#overlay, painting);
    const was = this.#ink;
    this.#ink = ink;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    if (was === null && ink === null) return;
    pen.save();
    if (was !== 'all' && ink !== 'all') {
      const area = was === null ? ink : ink === null ? was : union(was, ink);
      if (area !== null) clipTo(pen, area, this.#ratio);
    }
    pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
    if (colors !== null) {
      const area = (hit: { pin: Pin }): Rect => this.area(hit.pin);
      pen.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
      paintFound(pen, this.#found, this.#camera, this.bands, colors, area);
      paintOverlay(pen, this.#overlay, this.#camera, this.bands, colors, area);
    }
    pen.restore();
  }
}

/** What lies over the map, and how the map stands under it. */
interface Over {
  readonly overlay: Overlay;
  readonly found: readonly HitRegion[];
  readonly camera: Camera;
  readonly bands: Bands;
  readonly colors: OverlayColors | null;
}

function sameOver(a: Over, b: Over): boolean {
  const objects = a.overlay === b.overlay && a.found === b.found && a.colors === b.colors;
  const [was, is] = [a.camera, b.camera];
  return objects && was.x === is.x && was.y === is.y && was.zoom === is.zoom && sameBands(a.bands, b.bands);
}

function clipTo(pen: CanvasRenderingContext2D, area: Rect, ratio: number): void {
  const [x, y] = [Math.floor(area.x * ratio), Math.floor(area.y * ratio)];
  pen.beginPath();
  pen.rect(x, y, Math.ceil((area.x + area.w) * ratio) - x, Math.ceil((area.y + area.h) * ratio) - y);
  pen.clip();
}
