import type { Group, HitRegion, Rect } from '../bindings';
import type { Camera } from '../kernels/camera';
import { rectToWindow } from '../kernels/camera';
import type { Drop } from '../kernels/drop';
import { windowRect } from '../kernels/hit';
import { type Bands, cameraFor } from '../kernels/pins';
import { center, grown } from '../kernels/rect';
import { type Edited, paintEdited } from './edited';
import { paintGroup } from './paint';

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

/** Cards that follow the pointer. */
export interface Lift {
  readonly groups: readonly Group[];
  /** Where they were, to be shown faded. */
  readonly from: readonly HitRegion[];
  /** How far they are from there, in points of the scene. */
  readonly dx: number;
  readonly dy: number;
}

/** What lies over the map for the moment. */
export interface Overlay {
  readonly hover: HitRegion | null;
  readonly selected: readonly HitRegion[];
  readonly drop: Drop | null;
  readonly lift: Lift | null;
  /** A score that is being pulled: where it stands, and how it reads. */
  readonly score: { readonly x: number; readonly from: number; readonly to: number; readonly words: string } | null;
  /** What is being edited in place: it has a frame of its own. */
  readonly edited: Edited | null;
}

export const NOTHING_OVER: Overlay = { hover: null, selected: [], drop: null, lift: null, score: null, edited: null };

/** Paints the overlay. The context is scaled to CSS pixels and clear. */
export function paintOverlay(
  pen: CanvasRenderingContext2D,
  overlay: Overlay,
  camera: Camera,
  bands: Bands,
  colors: OverlayColors,
  clip: (hit: HitRegion) => Rect,
): void {
  const within = (hit: HitRegion, paint: () => void): void => {
    const area = clip(hit);
    pen.save();
    pen.beginPath();
    pen.rect(area.x, area.y, area.w, area.h);
    pen.clip();
    paint();
    pen.restore();
  };

  if (overlay.drop !== null) paintDrop(pen, overlay.drop, camera, colors);
  const { hover } = overlay;
  const selectedKeys = new Set(overlay.selected.map((hit) => hit.key));
  if (hover !== null && !selectedKeys.has(hover.key) && overlay.lift === null && hover.key !== overlay.edited?.key) {
    within(hover, () => paintHover(pen, hover, camera, bands, colors));
  }
  for (const hit of overlay.selected) {
    if (hit.key === overlay.edited?.key || overlay.lift !== null) continue;
    within(hit, () => paintSelected(pen, hit, camera, bands, colors));
  }
  if (overlay.edited !== null) paintEdited(pen, overlay.edited, cameraFor(overlay.edited.pin, camera, bands), colors);
  if (overlay.lift !== null) paintLift(pen, overlay.lift, camera, colors);
  if (overlay.score !== null) paintScore(pen, overlay.score, camera, colors);
}

function paintHover(
  pen: CanvasRenderingContext2D,
  hit: HitRegion,
  camera: Camera,
  bands: Bands,
  colors: OverlayColors,
): void {
  if (hit.kind === 'Cell') {
    paintRoom(pen, hit, camera, bands, colors, false);
    return;
  }
  const rect = grown(windowRect(hit, camera, bands), hit.kind === 'Emotion' ? 3 : 1.5);
  pen.strokeStyle = colors.accent;
  pen.globalAlpha = 0.45;
  pen.lineWidth = 1.25;
  outline(pen, rect, radiusOf(hit));
  pen.stroke();
  pen.globalAlpha = 1;
}

function paintSelected(
  pen: CanvasRenderingContext2D,
  hit: HitRegion,
  camera: Camera,
  bands: Bands,
  colors: OverlayColors,
): void {
  if (hit.kind === 'Cell') {
    paintRoom(pen, hit, camera, bands, colors, true);
    return;
  }
  const round = hit.kind === 'Emotion';
  const rect = grown(windowRect(hit, camera, bands), round ? 4 : 3);
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2;
  outline(pen, rect, round ? Math.min(rect.w, rect.h) / 2 : radiusOf(hit) + 2);
  pen.stroke();
}

/** The place for one more card: a faint plus, and its edge when it is selected. */
function paintRoom(
  pen: CanvasRenderingContext2D,
  cell: HitRegion,
  camera: Camera,
  bands: Bands,
  colors: OverlayColors,
  selected: boolean,
): void {
  const free = cell.free ?? cell.rect;
  const rect = windowRect({ pin: cell.pin, rect: free }, camera, bands);
  const thin = rect.h < 14;
  if (!thin) {
    outline(pen, rect, 6);
    pen.fillStyle = selected ? colors.accentSoft : colors.sunken;
    pen.globalAlpha = selected ? 1 : 0.7;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = selected ? colors.accent : colors.hairlineStrong;
    pen.lineWidth = selected ? 2 : 1;
    pen.stroke();
  } else if (selected) {
    pen.fillStyle = colors.accent;
    outline(pen, { x: rect.x, y: rect.y + rect.h / 2 - 1.5, w: rect.w, h: 3 }, 1.5);
    pen.fill();
  }
  const { x, y } = center(rect);
  const arm = Math.min(4.5, rect.h / 2 - 1);
  if (arm < 2 && !thin) return;
  if (thin && !selected) {
    pen.fillStyle = colors.hairlineStrong;
    outline(pen, { x: rect.x, y: y - 1, w: rect.w, h: 2 }, 1);
    pen.fill();
    return;
  }
  if (thin) return;
  pen.strokeStyle = selected ? colors.accent : colors.ink3;
  pen.lineWidth = 1.5;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(x - arm, y);
  pen.lineTo(x + arm, y);
  pen.moveTo(x, y - arm);
  pen.lineTo(x, y + arm);
  pen.stroke();
  pen.lineCap = 'butt';
}

function paintDrop(pen: CanvasRenderingContext2D, drop: Drop, camera: Camera, colors: OverlayColors): void {
  const rect = rectToWindow(camera, drop.shadow);
  if (drop.between) {
    const height = Math.max(3, Math.min(4, rect.h));
    outline(pen, { x: rect.x, y: rect.y + rect.h / 2 - height / 2, w: rect.w, h: height }, height / 2);
    pen.fillStyle = colors.accent;
    pen.fill();
    return;
  }
  outline(pen, rect, 6);
  pen.fillStyle = colors.accentSoft;
  pen.fill();
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 1.5;
  pen.setLineDash([4, 3]);
  pen.stroke();
  pen.setLineDash([]);
}

function paintLift(pen: CanvasRenderingContext2D, lift: Lift, camera: Camera, colors: OverlayColors): void {
  pen.fillStyle = colors.paper;
  pen.globalAlpha = 0.6;
  for (const hit of lift.from) {
    const rect = grown(rectToWindow(camera, hit.rect), 2);
    pen.fillRect(rect.x, rect.y, rect.w, rect.h);
  }
  pen.globalAlpha = 1;
  for (const hit of lift.from) {
    const rect = rectToWindow(camera, hit.rect);
    const lifted = { ...rect, x: rect.x + lift.dx * camera.zoom, y: rect.y + lift.dy * camera.zoom };
    // Two soft edges stand for a shadow: a blurred one would cost more than the whole frame.
    pen.fillStyle = '#00000014';
    outline(pen, { ...grown(lifted, 2), y: lifted.y + 2 }, 7);
    pen.fill();
    outline(pen, { ...grown(lifted, 5), y: lifted.y + 3 }, 10);
    pen.fill();
    pen.fillStyle = colors.paper;
    outline(pen, lifted, 5);
    pen.fill();
  }
  pen.save();
  pen.translate(-camera.x * camera.zoom, -camera.y * camera.zoom);
  pen.scale(camera.zoom, camera.zoom);
  pen.translate(lift.dx, lift.dy);
  for (const group of lift.groups) paintGroup(pen, group, { scale: camera.zoom, visible: null });
  pen.restore();
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2;
  for (const hit of lift.from) {
    const rect = rectToWindow(camera, hit.rect);
    outline(pen, grown({ ...rect, x: rect.x + lift.dx * camera.zoom, y: rect.y + lift.dy * camera.zoom }, 2), 6);
    pen.stroke();
  }
}

function paintScore(
  pen: CanvasRenderingContext2D,
  score: NonNullable<Overlay['score']>,
  camera: Camera,
  colors: OverlayColors,
): void {
  const { x, y } = rectToWindow(camera, { x: score.x, y: score.to, w: 0, h: 0 });
  const from = rectToWindow(camera, { x: score.x, y: score.from, w: 0, h: 0 });
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 1.5;
  pen.setLineDash([3, 3]);
  pen.beginPath();
  pen.moveTo(x, from.y);
  pen.lineTo(x, y);
  pen.stroke();
  pen.setLineDash([]);
  pen.beginPath();
  pen.arc(x, y, 9, 0, 2 * Math.PI);
  pen.fillStyle = colors.paper;
  pen.fill();
  pen.lineWidth = 2;
  pen.stroke();
  pen.font = '12px "Percorso InterSemiBold"';
  const width = 8 * score.words.length + 12;
  outline(pen, { x: x + 14, y: y - 11, w: width, h: 22 }, 6);
  pen.fillStyle = colors.accent;
  pen.fill();
  pen.fillStyle = colors.paper;
  pen.textAlign = 'center';
  pen.fillText(score.words, x + 14 + width / 2, y + 4.5);
  pen.textAlign = 'left';
}

function radiusOf(hit: HitRegion): number {
  switch (hit.kind) {
    case 'Emotion':
      return 14;
    case 'Stage':
      return 3;
    default:
      return 6;
  }
}

function outline(pen: CanvasRenderingContext2D, rect: Rect, radius: number): void {
  pen.beginPath();
  pen.roundRect(rect.x, rect.y, Math.max(0, rect.w), Math.max(0, rect.h), Math.max(0, radius));
}
