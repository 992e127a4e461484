import type { Point, Rect } from '../bindings';
import type { Camera } from '../kernels/camera';
import { toWindow } from '../kernels/camera';

/** A rounded rectangle as the current path. */
export function outline(pen: CanvasRenderingContext2D, rect: Rect, radius: number): void {
  pen.beginPath();
  pen.roundRect(rect.x, rect.y, Math.max(0, rect.w), Math.max(0, rect.h), Math.max(0, radius));
}

/** A plus about a point. */
export function plus(pen: CanvasRenderingContext2D, x: number, y: number, arm: number, color: string): void {
  pen.strokeStyle = color;
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

/** A line of straight pieces as the current path, its corners rounded; the points are the scene's. */
export function line(pen: CanvasRenderingContext2D, route: readonly Point[], camera: Camera, radius: number): void {
  const points = route.map((point) => toWindow(camera, point));
  pen.beginPath();
  for (const [at, point] of points.entries()) {
    const next = points[at + 1];
    const before = points[at - 1];
    if (before === undefined) pen.moveTo(point.x, point.y);
    else if (next === undefined) pen.lineTo(point.x, point.y);
    else {
      const room = Math.min(
        Math.hypot(point.x - before.x, point.y - before.y),
        Math.hypot(next.x - point.x, next.y - point.y),
      );
      pen.arcTo(point.x, point.y, next.x, next.y, Math.min(radius, room / 2));
    }
  }
}

/** Words on a filled label. The middle of its left edge stands at the point, or its right edge where there is no room. */
export function label(
  pen: CanvasRenderingContext2D,
  words: string,
  at: Point,
  colors: { readonly accent: string; readonly paper: string },
): void {
  pen.font = '12px "Percorso InterSemiBold"';
  const width = 8 * words.length + 12;
  outline(pen, { x: at.x, y: at.y - 11, w: width, h: 22 }, 6);
  pen.fillStyle = colors.accent;
  pen.fill();
  pen.fillStyle = colors.paper;
  pen.textAlign = 'center';
  pen.fillText(words, at.x + width / 2, at.y + 4.5);
  pen.textAlign = 'left';
}
