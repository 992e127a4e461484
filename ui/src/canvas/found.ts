import type { HitRegion, Rect } from '../bindings';
import type { Camera } from '../kernels/camera';
import { windowRect } from '../kernels/hit';
import type { Bands } from '../kernels/pins';
import { grown, intersects } from '../kernels/rect';
import type { OverlayColors } from './overlay';

/** Outlines what a search has found. The context is scaled to CSS pixels. */
export function paintFound(
  pen: CanvasRenderingContext2D,
  found: readonly HitRegion[],
  camera: Camera,
  bands: Bands,
  colors: OverlayColors,
  clip: (hit: HitRegion) => Rect,
): void {
  if (found.length === 0) return;
  pen.strokeStyle = colors.accent;
  pen.fillStyle = colors.accentSoft;
  pen.lineWidth = 1.25;
  pen.setLineDash([]);
  for (const hit of found) {
    const rect = grown(windowRect(hit, camera, bands), 1.5);
    const area = clip(hit);
    if (!intersects(rect, area)) continue;
    pen.save();
    pen.beginPath();
    pen.rect(area.x, area.y, area.w, area.h);
    pen.clip();
    pen.beginPath();
    pen.roundRect(rect.x, rect.y, Math.max(0, rect.w), Math.max(0, rect.h), 5);
    pen.fill();
    pen.stroke();
    pen.restore();
  }
}
