import type { HitRegion, Point } from '../bindings';
import { rectToWindow, toWindow } from '../kernels/camera';
import { type Grip, handleAt, handleSides, hasGrips, type Insertion } from '../kernels/grips';
import { windowRect } from '../kernels/hit';
import { cameraFor } from '../kernels/pins';
import { center, grown } from '../kernels/rect';
import type { Ground, Rubber } from './overlay';
import { line, outline, plus } from './overlay-shapes';

/** The round handles of a card, from which links are pulled. */
export function paintCardGrips({ pen, camera, bands, colors }: Ground, hit: HitRegion, grip: Grip | null): void {
  if (!hasGrips(hit, (one) => windowRect(one, camera, bands))) return;
  const rect = windowRect(hit, camera, bands);
  for (const side of handleSides(hit)) {
    const hot = grip?.what === 'handle' && grip.hit.key === hit.key && grip.side === side;
    knob({ pen, colors }, handleAt(rect, side, hit), hot);
  }
}

/** The ends of a selected link. */
export function paintLinkEnds({ pen, camera, bands, colors }: Ground, hit: HitRegion, grip: Grip | null): void {
  const own = cameraFor(hit.pin, camera, bands);
  const ends = { from: hit.route[0], to: hit.route.at(-1) };
  for (const end of ['from', 'to'] as const) {
    const point = ends[end];
    const hot = grip?.what === 'end' && grip.end === end;
    if (point !== undefined) knob({ pen, colors }, toWindow(own, point), hot);
  }
}

function knob({ pen, colors }: Pick<Ground, 'pen' | 'colors'>, at: Point, hot: boolean): void {
  pen.beginPath();
  pen.arc(at.x, at.y, hot ? 6.5 : 4.5, 0, 2 * Math.PI);
  pen.fillStyle = hot ? colors.accent : colors.raised;
  pen.fill();
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 1.75;
  pen.stroke();
}

/** The edge under the pointer: of a card, a column or a row; or the plus of a selected cell. */
export function paintGrip({ pen, camera, bands, colors }: Ground, grip: Grip): void {
  const rect = windowRect(grip.hit, camera, bands);
  pen.fillStyle = colors.accent;
  switch (grip.what) {
    case 'edge': {
      const x = grip.side === 'left' ? rect.x : rect.x + rect.w;
      const length = Math.min(18, rect.h * 0.6);
      // Above and below the handle in the middle, two short bars show that the whole edge can be pulled.
      for (const y of [rect.y + 2, rect.y + rect.h - 2 - length / 2]) {
        outline(pen, { x: x - 2, y, w: 4, h: length / 2 }, 2);
        pen.fill();
      }
      return;
    }
    case 'width':
      // A column ends in the middle of the free space behind its head.
      outline(pen, { x: rect.x + rect.w + 6 * camera.zoom - 1.5, y: rect.y, w: 3, h: rect.h }, 1.5);
      pen.fill();
      return;
    case 'height':
      outline(pen, { x: rect.x, y: rect.y + rect.h - 1.5, w: rect.w, h: 3 }, 1.5);
      pen.fill();
      return;
    case 'add': {
      const { x, y } = center(windowRect({ pin: grip.hit.pin, rect: grip.hit.free ?? grip.hit.rect }, camera, bands));
      pen.beginPath();
      pen.arc(x, y, 11, 0, 2 * Math.PI);
      pen.fill();
      plus(pen, x, y, 5, colors.paper);
      return;
    }
    default:
      return;
  }
}

/** The plus between two heads, on the border where something new would come in. */
export function paintInsertion({ pen, camera, bands, colors }: Ground, insertion: Insertion): void {
  const own = cameraFor(insertion.pin, camera, bands);
  const at = toWindow(own, insertion.at);
  const until = toWindow(own, insertion.until);
  if (insertion.hot) {
    pen.strokeStyle = colors.accent;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.moveTo(at.x, at.y);
    pen.lineTo(until.x, until.y);
    pen.stroke();
  }
  pen.beginPath();
  pen.arc(at.x, at.y, insertion.hot ? 9 : 7.5, 0, 2 * Math.PI);
  pen.fillStyle = insertion.hot ? colors.accent : colors.raised;
  pen.fill();
  pen.strokeStyle = insertion.hot ? colors.accent : colors.hairlineStrong;
  pen.lineWidth = 1.25;
  pen.stroke();
  plus(pen, at.x, at.y, insertion.hot ? 4.5 : 3.5, insertion.hot ? colors.paper : colors.accent);
}

/** A link that is being pulled, and what it would join. */
export function paintRubber({ pen, camera, bands, colors }: Ground, rubber: Rubber): void {
  const { target, source } = rubber;
  if (source.kind !== 'Link') {
    pen.strokeStyle = colors.accent;
    pen.lineWidth = 1.5;
    outline(pen, grown(rectToWindow(camera, source.rect), source.kind === 'Emotion' ? 4 : 2), 6);
    pen.stroke();
  }
  if (target !== null) {
    const rect = grown(windowRect(target, camera, bands), target.kind === 'Cell' ? -4 : 3);
    outline(pen, rect, target.kind === 'Emotion' ? rect.w / 2 : 7);
    pen.fillStyle = colors.accent;
    pen.globalAlpha = 0.1;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = colors.accent;
    pen.lineWidth = 2;
    if (target.kind === 'Cell') pen.setLineDash([4, 3]);
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2;
  pen.lineJoin = 'round';
  line(pen, rubber.points, camera, 7);
  pen.stroke();
  const last = rubber.points.at(-1);
  const before = rubber.points.at(-2);
  if (last !== undefined && before !== undefined)
    arrow({ pen, colors }, toWindow(camera, before), toWindow(camera, last));
}

function arrow({ pen, colors }: Pick<Ground, 'pen' | 'colors'>, from: Point, to: Point): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  pen.fillStyle = colors.accent;
  pen.beginPath();
  pen.moveTo(to.x, to.y);
  for (const turn of [-0.42, 0.42]) pen.lineTo(to.x - 10 * Math.cos(angle + turn), to.y - 10 * Math.sin(angle + turn));
  pen.closePath();
  pen.fill();
}
