import type { Rect } from '../bindings';
import { rectToWindow } from '../kernels/camera';
import { grown } from '../kernels/rect';
import type { Ground, Overlay } from './overlay';
import { label, outline } from './overlay-shapes';

/** The rectangle that is being drawn to select what it touches. */
export function paintMarquee({ pen, camera, colors }: Ground, marquee: Rect): void {
  const rect = rectToWindow(camera, marquee);
  pen.fillStyle = colors.accent;
  pen.globalAlpha = 0.08;
  pen.fillRect(rect.x, rect.y, rect.w, rect.h);
  pen.globalAlpha = 1;
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 1;
  pen.strokeRect(Math.round(rect.x) + 0.5, Math.round(rect.y) + 0.5, Math.round(rect.w), Math.round(rect.h));
}

/** The columns that a card will cover. */
export function paintStretch({ pen, camera, colors }: Ground, stretch: Rect): void {
  const rect = grown(rectToWindow(camera, stretch), 3);
  outline(pen, rect, 7);
  pen.fillStyle = colors.accentSoft;
  pen.globalAlpha = 0.45;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2;
  pen.stroke();
}

/** Where a stage, step or lane that is dragged will stand: a line right through the map. */
export function paintLanding({ pen, camera, colors, area }: Ground, landing: Rect): void {
  const level = landing.h === 0;
  const window = area({ pin: level ? 'Left' : 'Top' });
  const at = rectToWindow(camera, landing);
  const bar = level
    ? { x: 0, y: at.y - 1.5, w: window.x + window.w, h: 3 }
    : { x: at.x - 1.5, y: Math.max(0, at.y), w: 3, h: window.h };
  pen.fillStyle = colors.accent;
  outline(pen, bar, 1.5);
  pen.fill();
}

/** A score that is being pulled. */
export function paintScore({ pen, camera, colors }: Ground, score: NonNullable<Overlay['score']>): void {
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
  label(pen, score.words, { x: x + 16, y }, colors);
}

/** A width or height that is being pulled. */
export function paintSize({ pen, colors }: Ground, { at, words }: NonNullable<Overlay['size']>): void {
  label(pen, words, { x: at.x + 14, y: at.y + 18 }, colors);
}

/** Width and height of a card from the parking lot at the pointer. */
const CHIP = { w: 150, h: 30 };

/** Cards that come from beside the map. */
export function paintCarried({ pen, colors }: Ground, carried: NonNullable<Overlay['carried']>): void {
  const rect = { x: carried.x + 8, y: carried.y + 6, ...CHIP };
  pen.fillStyle = '#00000014';
  outline(pen, { ...grown(rect, 3), y: rect.y }, 8);
  pen.fill();
  outline(pen, rect, 6);
  pen.fillStyle = colors.raised;
  pen.fill();
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2;
  pen.stroke();
  pen.save();
  pen.beginPath();
  pen.rect(rect.x + 10, rect.y, rect.w - 20, rect.h);
  pen.clip();
  pen.font = '12px "Percorso InterMedium"';
  pen.fillStyle = colors.accent;
  pen.fillText(carried.words, rect.x + 10, rect.y + 19.5);
  pen.restore();
  const { place = '' } = carried;
  if (place !== '') label(pen, place, { x: rect.x + 2, y: rect.y + rect.h + 16 }, colors);
  if (carried.count < 2) return;
  pen.beginPath();
  pen.arc(rect.x + rect.w, rect.y, 10, 0, 2 * Math.PI);
  pen.fillStyle = colors.accent;
  pen.fill();
  pen.fillStyle = colors.paper;
  pen.font = '11px "Percorso InterSemiBold"';
  pen.textAlign = 'center';
  pen.fillText(String(carried.count), rect.x + rect.w, rect.y + 4);
  pen.textAlign = 'left';
}
