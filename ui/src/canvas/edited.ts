import type { Group, Item, Pin, Rect } from '../bindings';
import { itemBounds } from '../kernels/bounds';
import type { Camera } from '../kernels/camera';
import { rectToWindow } from '../kernels/camera';
import { grown, moved } from '../kernels/rect';
import { paintGroup } from './paint';

/** What is being edited in place: its frame, and what of the card stays in view around the text. */
export interface Edited {
  /** Key of the hit region. */
  readonly key: string;
  readonly pin: Pin;
  /** The card's box, in scene coordinates. */
  readonly box: Rect;
  /** The box of the text that is replaced, in scene coordinates. */
  readonly text: Rect;
  /** How high the typed text is now, in points of the scene. */
  readonly height: number;
  /** The card as it was painted; `null` for a new card or a name. */
  readonly group: Group | null;
}

/** A card's items around its text: what stands above or beside it, and what stands below and moves when it grows. */
export interface Parts {
  readonly ground: Item | null;
  readonly head: readonly Item[];
  readonly foot: readonly Item[];
}

/** Sorts a card's items. Rectangles are in the group's coordinates. */
export function partsOf(items: readonly Item[], box: Rect, text: Rect): Parts {
  let ground: Item | null = null;
  const head: Item[] = [];
  const foot: Item[] = [];
  for (const item of items) {
    const ink = itemBounds(item);
    if (ink === null) continue;
    if (ground === null && item.type !== 'Text' && ink.w > box.w * 0.9 && ink.h > box.h * 0.9) {
      ground = item;
      continue;
    }
    const middle = item.type === 'Text' ? item.baseline - item.size * 0.3 : ink.y + ink.h / 2;
    if (middle > text.y + text.h) foot.push(item);
    else if (item.type !== 'Text' || middle < text.y) head.push(item);
  }
  return { ground, head, foot };
}

/** Paints the raised card under the text field. */
export function paintEdited(
  pen: CanvasRenderingContext2D,
  edited: Edited,
  camera: Camera,
  colors: { readonly raised: string; readonly accent: string },
): void {
  const growth = Math.max(0, edited.height - edited.text.h);
  const box = { ...edited.box, h: edited.box.h + growth };
  const frame = rectToWindow(camera, box);
  // Two soft edges stand for a shadow: a blurred one costs more than the whole frame.
  pen.fillStyle = '#00000012';
  for (const [by, down] of [
    [1, 2],
    [4, 4],
  ] as const) {
    const soft = grown(frame, by);
    pen.beginPath();
    pen.roundRect(soft.x, soft.y + down, soft.w, soft.h, 6 + by);
    pen.fill();
  }
  const group = edited.group;
  const at = group?.at ?? { x: 0, y: 0 };
  const parts =
    group === null ? null : partsOf(group.items, moved(edited.box, -at.x, -at.y), moved(edited.text, -at.x, -at.y));
  const line = 2 / camera.zoom;
  pen.save();
  pen.translate(-camera.x * camera.zoom, -camera.y * camera.zoom);
  pen.scale(camera.zoom, camera.zoom);
  if (parts?.ground && growth === 0 && group !== null) {
    paintGroup(pen, { ...group, items: [raised(parts.ground, colors, line)] }, WHOLE(camera.zoom));
  } else {
    pen.beginPath();
    pen.roundRect(box.x, box.y, box.w, box.h, parts?.ground?.type === 'Rect' ? parts.ground.radius : 5);
    pen.fillStyle = colors.raised;
    pen.fill();
    pen.strokeStyle = colors.accent;
    pen.lineWidth = line;
    pen.stroke();
  }
  if (parts !== null && group !== null) {
    paintGroup(pen, { ...group, items: [...parts.head] }, WHOLE(camera.zoom));
    const below = { ...group, at: { x: at.x, y: at.y + growth }, items: [...parts.foot] };
    paintGroup(pen, below, WHOLE(camera.zoom));
  }
  pen.restore();
}

const WHOLE = (scale: number): { scale: number; visible: null } => ({ scale, visible: null });

function raised(ground: Item, colors: { raised: string; accent: string }, width: number): Item {
  const stroke = { color: colors.accent, width, dash: null, round: true };
  switch (ground.type) {
    case 'Rect':
      return { ...ground, fill: colors.raised, stroke };
    case 'Path':
      return { ...ground, fill: { color: colors.raised, even_odd: false }, stroke };
    default:
      return ground;
  }
}
