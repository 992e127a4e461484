import type { Group, Image } from '../bindings';
import type { Pen } from './pen';
import { type PictureShelf, pictures as shared } from './picture-shelf';

/** Greys that lie on light and dark paper alike. */
const GROUND = '#8080801f';
const MARK = '#80808080';
/** Below this width in device pixels a picture that is missing is no more than a grey area. */
const LEAST_MARK = 26;

/** Paints a picture, stretched to its frame; a quiet frame while it is on its way. */
export function paintImage(pen: Pen, image: Image, shelf: PictureShelf = shared): void {
  const { rect } = image;
  const { a, b } = pen.getTransform();
  const scale = Math.hypot(a, b);
  const picture = shelf.take(image.key, rect.w * scale);
  if (picture === null) {
    paintMissing(pen, image, scale, shelf.failed(image.key));
    return;
  }
  const quality = pen.imageSmoothingQuality;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture.image, rect.x, rect.y, rect.w, rect.h);
  pen.imageSmoothingQuality = quality;
}

function paintMissing(pen: Pen, { rect }: Image, scale: number, broken: boolean): void {
  pen.fillStyle = GROUND;
  pen.fillRect(rect.x, rect.y, rect.w, rect.h);
  if (rect.w * scale < LEAST_MARK) return;
  // A picture of a picture: two hills in the middle; struck through where none could be had.
  const size = Math.min(rect.w, rect.h, 90) * 0.3;
  const x = rect.x + rect.w / 2;
  const y = rect.y + rect.h / 2 + size * 0.3;
  pen.strokeStyle = MARK;
  pen.lineWidth = Math.max(1, size / 14);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(x - size, y);
  pen.lineTo(x - size * 0.35, y - size * 0.75);
  pen.lineTo(x + size * 0.1, y - size * 0.25);
  pen.lineTo(x + size * 0.4, y - size * 0.55);
  pen.lineTo(x + size, y);
  if (broken) {
    pen.moveTo(x - size, y - size);
    pen.lineTo(x + size, y + size * 0.2);
  }
  pen.stroke();
}

const held = new WeakMap<Group, ReadonlySet<string>>();

/** Whether a group paints one of these pictures. */
export function shows(group: Group, pictures: ReadonlySet<string>): boolean {
  for (const picture of picturesIn(group)) if (pictures.has(picture)) return true;
  return false;
}

/** The pictures that a group paints, in groups inside it as well. */
export function picturesIn(group: Group): ReadonlySet<string> {
  const known = held.get(group);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const item of group.items) {
    if (item.type === 'Image') found.add(item.key);
    else if (item.type === 'Group') for (const key of picturesIn(item)) found.add(key);
  }
  held.set(group, found);
  return found;
}
