import type { Scene } from '../bindings';
import { paintGroup } from './paint';
import { preparePen } from './pen';

/**
 * Paints a whole scene on a canvas of `width` by `height` CSS pixels, as large as it fits, in the middle.
 * Letters below `leastText` CSS pixels become bars. */
export function paintPicture(
  canvas: HTMLCanvasElement,
  scene: Scene,
  width: number,
  height: number,
  ratio: number,
  leastText?: number,
): void {
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null || scene.size.w <= 0 || scene.size.h <= 0) return;
  preparePen(pen);
  pen.fillStyle = scene.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const zoom = Math.min(width / scene.size.w, height / scene.size.h);
  const x = (width - scene.size.w * zoom) / 2;
  const y = (height - scene.size.h * zoom) / 2;
  pen.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  const sight = { scale: zoom, visible: null, ...(leastText === undefined ? {} : { leastText }) };
  for (const group of scene.groups) paintGroup(pen, group, sight);
}
