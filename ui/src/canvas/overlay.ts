import type { Group, HitRegion, Point, Rect } from '../bindings';
import type { Camera } from '../kernels/camera';
import type { Drop } from '../kernels/drop';
import type { Near } from '../kernels/grips';
import { type Bands, cameraFor } from '../kernels/pins';
import { type Edited, paintEdited } from './edited';
import { paintDrop, paintHover, paintLift, paintMarked, paintSelected } from './overlay-cards';
import { paintCarried, paintLanding, paintMarquee, paintScore, paintSize, paintStretch } from './overlay-gestures';
import { paintCardGrips, paintGrip, paintInsertion, paintLinkEnds, paintRubber } from './overlay-grips';

/** Colours of the chrome that the overlay draws with. */
export interface OverlayColors {
  readonly paper: string;
  readonly raised: string;
  readonly sunken: string;
  readonly ink3: string;
  readonly hairlineStrong: string;
  readonly accent: string;
  readonly accentSoft: string;
}

/** Cards, or a head, that follow the pointer. */
export interface Lift {
  readonly groups: readonly Group[];
  /** Where they were, to be shown faded. */
  readonly from: readonly HitRegion[];
  /** Where else something of them stood, in points of the scene: faded as well. */
  readonly around: readonly Rect[];
  /** How far they are from there, in points of the scene. */
  readonly dx: number;
  readonly dy: number;
  /** Whether copies are carried: what was there stays, and a plus says so. */
  readonly copies: boolean;
}

/** A link that is being pulled. */
export interface Rubber {
  /** The corners of its line from start to end, in scene coordinates. */
  readonly points: readonly Point[];
  /** What it would join, or the cell that would get a new card; `null` for nothing. */
  readonly target: HitRegion | null;
  /** What it comes from. */
  readonly source: HitRegion;
}

/** Cards from the parking lot or from a shelf: where the pointer is in the window, what they are called, their number. */
export interface Carried {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly count: number;
  /** Where they would land, in words, when that is not under the pointer. */
  readonly place?: string;
}

/** What lies over the map for the moment. */
export interface Overlay {
  readonly hover: HitRegion | null;
  readonly selected: readonly HitRegion[];
  /** Signs at the edges of what is selected: its frames go around them. */
  readonly signs: readonly HitRegion[];
  /** What the hand can get hold of where the pointer is. */
  readonly near: Near;
  /** A rectangle that is being drawn, in scene coordinates, and what it would leave selected. */
  readonly marquee: Rect | null;
  readonly marked: readonly HitRegion[];
  readonly drop: Drop | null;
  /** Where others of the dragged cards land, in scene coordinates. */
  readonly beside: readonly { readonly shadow: Rect; readonly between: boolean }[];
  readonly lift: Lift | null;
  /** What comes from beside the map; `null` for nothing. */
  readonly carried: Carried | null;
  /** Where a card that is stretched ends now, in scene coordinates. */
  readonly stretch: Rect | null;
  readonly rubber: Rubber | null;
  /** A line, in scene coordinates, where a head that is dragged would land. */
  readonly landing: Rect | null;
  /** A width or height that is being pulled: where the pointer is in the window, and how it reads. */
  readonly size: { readonly at: Point; readonly words: string } | null;
  /** A score that is being pulled: where it stands, and how it reads. */
  readonly score: { readonly x: number; readonly from: number; readonly to: number; readonly words: string } | null;
  /** What is being edited in place: it has a frame of its own. */
  readonly edited: Edited | null;
}

export const NOTHING_OVER: Overlay = {
  hover: null,
  selected: [],
  signs: [],
  near: { grip: null, insertion: null },
  marquee: null,
  marked: [],
  drop: null,
  beside: [],
  lift: null,
  carried: null,
  stretch: null,
  rubber: null,
  landing: null,
  size: null,
  score: null,
  edited: null,
};

/** What every part of the overlay is painted with. */
export interface Ground {
  readonly pen: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly bands: Bands;
  readonly colors: OverlayColors;
  /** The part of the window in which things pinned like this can be seen. */
  area(hit: { pin: HitRegion['pin'] }): Rect;
}

/** Paints the overlay. The context is scaled to CSS pixels and clear. */
export function paintOverlay(
  pen: CanvasRenderingContext2D,
  overlay: Overlay,
  camera: Camera,
  bands: Bands,
  colors: OverlayColors,
  clip: (hit: { pin: HitRegion['pin'] }) => Rect,
): void {
  const ground: Ground = { pen, camera, bands, colors, area: clip };
  const { hover, lift, edited, rubber, near } = overlay;
  const dragging = lift !== null || rubber !== null || overlay.marquee !== null || overlay.carried !== null;
  const editing = (hit: HitRegion): boolean => hit.key === edited?.key;

  within(ground, 'None', () => {
    for (const { shadow, between } of overlay.beside) paintDrop(ground, shadow, between);
    if (overlay.drop !== null) paintDrop(ground, overlay.drop.shadow, overlay.drop.between);
    paintMarked(ground, overlay.marked);
  });
  const hidden = lift !== null || overlay.marquee !== null;
  const selected = hidden ? [] : overlay.selected.filter((hit) => !editing(hit));
  const isSelected = hover !== null && selected.some((hit) => hit.key === hover.key);
  if (hover !== null && !isSelected && !dragging && !editing(hover)) {
    within(ground, hover.pin, () => paintHover(ground, hover));
  }
  paintSelected(ground, selected, overlay.signs, within);
  if (!dragging && edited === null && overlay.stretch === null && overlay.score === null) {
    const only = selected.length === 1 ? (selected[0] ?? null) : null;
    for (const hit of new Set([only, hover])) {
      if (hit !== null && hit !== undefined) within(ground, hit.pin, () => paintCardGrips(ground, hit, near.grip));
    }
    if (only?.kind === 'Link') within(ground, only.pin, () => paintLinkEnds(ground, only, near.grip));
    const { grip, insertion } = near;
    if (grip !== null) within(ground, grip.hit.pin, () => paintGrip(ground, grip));
    if (insertion !== null) paintInsertion(ground, insertion);
  }
  if (rubber !== null) within(ground, 'None', () => paintRubber(ground, rubber));
  if (edited !== null) paintEdited(pen, edited, cameraFor(edited.pin, camera, bands), colors);
  if (overlay.stretch !== null) paintStretch(ground, overlay.stretch);
  if (overlay.marquee !== null) paintMarquee(ground, overlay.marquee);
  if (overlay.landing !== null) paintLanding(ground, overlay.landing);
  if (lift !== null) paintLift(ground, lift);
  if (overlay.score !== null) paintScore(ground, overlay.score);
  if (overlay.size !== null) paintSize(ground, overlay.size);
  if (overlay.carried !== null) paintCarried(ground, overlay.carried);
}

/** Paints within the part of the window where things pinned this way can be seen. */
export function within(ground: Ground, pin: HitRegion['pin'], paint: () => void): void {
  const { pen } = ground;
  const area = ground.area({ pin });
  pen.save();
  pen.beginPath();
  pen.rect(area.x, area.y, area.w, area.h);
  pen.clip();
  paint();
  pen.restore();
}
