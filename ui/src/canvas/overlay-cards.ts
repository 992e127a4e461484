import type { HitRegion, Rect } from '../bindings';
import { rectToWindow } from '../kernels/camera';
import { drawnSign, windowRect } from '../kernels/hit';
import { cameraFor } from '../kernels/pins';
import { center, grown, intersects } from '../kernels/rect';
import type { Ground, Lift, within as clipped } from './overlay';
import { paintGroup } from './paint';
import { line, outline, plus } from './overlay-shapes';

/** How much of a selected link's glow covers what lies under it. */
const GLOW = 0.36;
/** Cards smaller than this in the window are framed without round corners, all in one go. */
const SMALL = 16;

/** What lies under the pointer. */
export function paintHover(ground: Ground, hit: HitRegion): void {
  const { pen, camera, bands, colors } = ground;
  if (hit.kind === 'Cell') {
    paintRoom(ground, hit, false);
    return;
  }
  pen.strokeStyle = colors.accent;
  pen.globalAlpha = 0.45;
  if (hit.kind === 'Link' && hit.route.length > 1) {
    pen.lineWidth = 5;
    line(pen, hit.route, cameraFor(hit.pin, camera, bands), 6);
  } else {
    pen.lineWidth = 1.25;
    outline(pen, grown(windowRect(hit, camera, bands), hit.kind === 'Emotion' ? 3 : 1.5), radiusOf(hit));
  }
  pen.stroke();
  pen.globalAlpha = 1;
}

/** All that is selected, clipped once for each way of being pinned. Nothing is painted over signs. */
export function paintSelected(
  ground: Ground,
  selected: readonly HitRegion[],
  signs: readonly HitRegion[],
  within: typeof clipped,
): void {
  for (const pin of ['None', 'Left', 'Top', 'Corner'] as const) {
    const own = selected.filter((hit) => hit.pin === pin);
    if (own.length === 0) continue;
    within(ground, pin, () => {
      spare(ground, signs);
      paintFrames(ground, own, ground.area({ pin }));
    });
  }
}

/** Keeps what is painted from now on away from these signs. */
function spare({ pen, camera, bands, area }: Ground, signs: readonly HitRegion[]): void {
  for (const sign of signs) {
    const all = area(sign);
    const rect = windowRect({ pin: sign.pin, rect: drawnSign(sign) }, camera, bands);
    pen.beginPath();
    pen.rect(all.x, all.y, all.w, all.h);
    pen.roundRect(rect.x, rect.y, rect.w, rect.h, rect.h / 2);
    pen.clip('evenodd');
  }
}

function paintFrames(ground: Ground, hits: readonly HitRegion[], area: Rect): void {
  const { pen, camera, bands, colors } = ground;
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2;
  // Thousands of cards are framed with one stroke; beyond the window none is.
  pen.beginPath();
  for (const hit of hits) {
    if (hit.kind === 'Cell' || hit.kind === 'Link') continue;
    const round = hit.kind === 'Emotion';
    const rect = grown(windowRect(hit, camera, bands), round ? 4 : 3);
    if (!intersects(grown(area, 4), rect)) continue;
    if (!round && rect.w < SMALL) pen.rect(rect.x, rect.y, rect.w, rect.h);
    else pen.roundRect(rect.x, rect.y, rect.w, rect.h, round ? Math.min(rect.w, rect.h) / 2 : radiusOf(hit) + 2);
  }
  pen.stroke();
  for (const hit of hits) {
    if (hit.kind === 'Cell') paintRoom(ground, hit, true);
    if (hit.kind !== 'Link') continue;
    if (hit.route.length > 1) paintGlow(ground, hit);
    else {
      outline(pen, grown(windowRect(hit, camera, bands), 3), 4);
      pen.stroke();
    }
  }
}

/** A selected link glows: its own line and the words on it stay as they are, in their colours. */
function paintGlow({ pen, camera, bands, colors }: Ground, link: HitRegion): void {
  pen.save();
  pen.strokeStyle = colors.accent;
  pen.globalAlpha = GLOW;
  pen.lineWidth = 8;
  pen.lineJoin = 'round';
  line(pen, link.route, cameraFor(link.pin, camera, bands), 6);
  pen.stroke();
  pen.restore();
}

/** What a marquee would leave selected. */
export function paintMarked({ pen, camera, bands, colors, area }: Ground, marked: readonly HitRegion[]): void {
  if (marked.length === 0) return;
  pen.beginPath();
  for (const hit of marked) {
    const rect = grown(windowRect(hit, camera, bands), 2);
    if (!intersects(area(hit), rect)) continue;
    const round = hit.kind === 'Emotion';
    if (!round && rect.w < SMALL) pen.rect(rect.x, rect.y, rect.w, rect.h);
    else pen.roundRect(rect.x, rect.y, rect.w, rect.h, round ? rect.w / 2 : 6);
  }
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 1.5;
  pen.stroke();
}

/** The place for one more card: a faint plus, and its edge when it is selected. */
function paintRoom({ pen, camera, bands, colors }: Ground, cell: HitRegion, selected: boolean): void {
  const free = cell.free ?? cell.rect;
  const rect = windowRect({ pin: cell.pin, rect: free }, camera, bands);
  if (cell.locked && !selected) return;
  if (rect.h < 14) {
    const thick = selected ? 3 : 2;
    pen.fillStyle = selected ? colors.accent : colors.hairlineStrong;
    outline(pen, { x: rect.x, y: rect.y + rect.h / 2 - thick / 2, w: rect.w, h: thick }, thick / 2);
    pen.fill();
    return;
  }
  outline(pen, rect, 6);
  pen.fillStyle = selected ? colors.accentSoft : colors.sunken;
  pen.globalAlpha = selected ? 1 : 0.7;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = selected ? colors.accent : colors.hairlineStrong;
  pen.lineWidth = selected ? 2 : 1;
  pen.stroke();
  const arm = Math.min(4.5, rect.h / 2 - 1);
  if (arm < 2 || cell.locked) return;
  const { x, y } = center(rect);
  plus(pen, x, y, arm, selected ? colors.accent : colors.ink3);
}

/** Where something lands: a line between two cards, or an area. */
export function paintDrop({ pen, camera, colors }: Ground, shadow: Rect, between: boolean): void {
  const rect = rectToWindow(camera, shadow);
  if (between) {
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

/** What follows the pointer, over its shadow; what it leaves is faded. */
export function paintLift({ pen, camera, bands, colors }: Ground, lift: Lift): void {
  const own = lift.from[0];
  const from = own === undefined ? camera : cameraFor(own.pin, camera, bands);
  if (!lift.copies) {
    pen.fillStyle = colors.paper;
    pen.globalAlpha = 0.6;
    // In one go: what lies under two of them is faded once.
    pen.beginPath();
    for (const hit of [...lift.from.map(({ rect }) => rect), ...lift.around]) {
      const rect = grown(rectToWindow(from, hit), 2);
      pen.rect(rect.x, rect.y, rect.w, rect.h);
    }
    pen.fill();
    pen.globalAlpha = 1;
  }
  const lifted = lift.from.map((hit) => {
    // A step's head has no box of its own, and its words begin at the very edge.
    const rect = grown(rectToWindow(from, hit.rect), hit.kind === 'Step' ? 5 : 0);
    return { ...rect, x: rect.x + lift.dx * from.zoom, y: rect.y + lift.dy * from.zoom };
  });
  for (const rect of lifted) {
    // Two soft edges stand for a shadow: a blurred one would cost more than the whole frame.
    pen.fillStyle = '#00000014';
    outline(pen, { ...grown(rect, 2), y: rect.y + 2 }, 7);
    pen.fill();
    outline(pen, { ...grown(rect, 5), y: rect.y + 3 }, 10);
    pen.fill();
    pen.fillStyle = colors.paper;
    outline(pen, rect, 5);
    pen.fill();
  }
  // Signs stand on the frame, and are painted over it.
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2;
  for (const rect of lifted) {
    outline(pen, grown(rect, 2), 6);
    pen.stroke();
  }
  pen.save();
  pen.translate(-from.x * from.zoom, -from.y * from.zoom);
  pen.scale(from.zoom, from.zoom);
  pen.translate(lift.dx, lift.dy);
  for (const group of lift.groups) paintGroup(pen, group, { scale: from.zoom, visible: null });
  pen.restore();
  const first = lifted[0];
  if (lift.copies && first !== undefined) {
    const { x, y } = { x: first.x + first.w + 2, y: first.y - 2 };
    pen.beginPath();
    pen.arc(x, y, 9, 0, 2 * Math.PI);
    pen.fillStyle = colors.accent;
    pen.fill();
    plus(pen, x, y, 4.5, colors.paper);
  }
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
