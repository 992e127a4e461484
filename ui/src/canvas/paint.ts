import type { Group, Item, Path, Rect, Shape, Stroke, TextRun } from '../bindings';
import { groupBounds, itemBounds } from '../kernels/bounds';
import type { Faintness } from '../kernels/faint';
import { extentOf, segmentsOf } from '../kernels/path';
import { intersects, moved } from '../kernels/rect';
import { fontAt } from './fonts';
import type { Pen } from './pen';
import { paintImage } from './picture-paint';

/** Letters smaller than this, in CSS pixels, are painted as bars. */
export const LEAST_TEXT = 5;
/** Drawn shapes smaller than this, in CSS pixels, are left out. */
const LEAST_PATH = 2.5;
/** Below this scale rectangles have no round corners and dashes no gaps. */
const PLAIN_BELOW = 0.16;
/** A group with more items than this is searched for what is visible instead of painted whole. */
const CROWD = 24;
/** How much of the ink is left of what stays in the background. */
const FAINT = 0.22;

/** How large and how much of it. */
export interface Sight {
  /** CSS pixels to a point: decides the level of detail. */
  readonly scale: number;
  /** What can be seen, in the coordinates of the group's parent; `null` paints everything. */
  readonly visible: Rect | null;
  /** Letters smaller than this, in CSS pixels, become bars. */
  readonly leastText?: number;
  /** What of the group stays in the background; left out where nothing does. */
  readonly faint?: Faintness;
}

/** Paints a group. It decides nothing: order, colours and places are the scene's. */
export function paintGroup(pen: Pen, group: Group, sight: Sight): void {
  const { x, y } = group.at;
  const visible = sight.visible === null ? null : moved(sight.visible, -x, -y);
  const { faint, ...rest } = sight;
  const inside = { ...rest, visible };
  const clipped = group.clip;
  if (clipped !== null) pen.save();
  pen.translate(x, y);
  if (clipped !== null) {
    pen.beginPath();
    pen.rect(clipped.x, clipped.y, clipped.w, clipped.h);
    pen.clip();
  }
  const choosy = visible !== null && group.items.length > CROWD;
  for (const [at, item] of group.items.entries()) {
    if (choosy) {
      const ink = itemBounds(item);
      if (ink !== null && !intersects(ink, visible)) continue;
    }
    const back = faint !== undefined && (faint === 'all' || faint.has(at));
    if (back) pen.globalAlpha = FAINT;
    paintItem(pen, item, inside);
    if (back) pen.globalAlpha = 1;
  }
  if (clipped !== null) pen.restore();
  else pen.translate(-x, -y);
}

function paintItem(pen: Pen, item: Item, sight: Sight): void {
  switch (item.type) {
    case 'Group': {
      const ink = groupBounds(item);
      if (ink !== null && (sight.visible === null || intersects(ink, sight.visible))) paintGroup(pen, item, sight);
      return;
    }
    case 'Rect':
      paintRect(pen, item, sight.scale);
      return;
    case 'Path':
      paintPath(pen, item, sight.scale);
      return;
    case 'Text':
      paintText(pen, item, sight.scale, sight.leastText ?? LEAST_TEXT);
      return;
    case 'Image':
      paintImage(pen, item);
      return;
    case 'Link':
      // Paper leads nowhere on a screen; the exporters make it an annotation.
      return;
  }
}

function paintRect(pen: Pen, shape: Shape, scale: number): void {
  const { rect, fill, stroke } = shape;
  if (scale < PLAIN_BELOW) {
    if (fill !== null) {
      pen.fillStyle = fill;
      pen.fillRect(rect.x, rect.y, rect.w, rect.h);
    }
    if (stroke !== null) {
      pen.beginPath();
      pen.rect(rect.x, rect.y, rect.w, rect.h);
      draw(pen, stroke, scale);
    }
    return;
  }
  pen.beginPath();
  if (shape.radius > 0) pen.roundRect(rect.x, rect.y, rect.w, rect.h, shape.radius);
  else pen.rect(rect.x, rect.y, rect.w, rect.h);
  if (fill !== null) {
    pen.fillStyle = fill;
    pen.fill();
  }
  if (stroke !== null) draw(pen, stroke, scale);
}

function paintPath(pen: Pen, path: Path, scale: number): void {
  if (scale < 0.6 && tooSmall(path, scale)) return;
  pen.beginPath();
  for (const segment of segmentsOf(path)) {
    switch (segment.to) {
      case 'Move':
        pen.moveTo(segment.p.x, segment.p.y);
        break;
      case 'Line':
        pen.lineTo(segment.p.x, segment.p.y);
        break;
      case 'Curve':
        pen.bezierCurveTo(segment.a.x, segment.a.y, segment.b.x, segment.b.y, segment.p.x, segment.p.y);
        break;
      case 'Close':
        pen.closePath();
        break;
    }
  }
  if (path.fill !== null) {
    pen.fillStyle = path.fill.color;
    pen.fill(path.fill.even_odd ? 'evenodd' : 'nonzero');
  }
  if (path.stroke !== null) draw(pen, path.stroke, scale);
}

function tooSmall(path: Path, scale: number): boolean {
  const extent = extentOf(path);
  return extent === null || Math.max(extent.w, extent.h) * scale < LEAST_PATH;
}

function draw(pen: Pen, stroke: Stroke, scale: number): void {
  pen.strokeStyle = stroke.color;
  pen.lineWidth = stroke.width;
  pen.lineCap = stroke.round ? 'round' : 'butt';
  pen.lineJoin = stroke.round ? 'round' : 'miter';
  const dash = stroke.dash;
  if (dash === null || scale < PLAIN_BELOW) {
    pen.stroke();
    return;
  }
  pen.setLineDash([dash.on, dash.off]);
  pen.stroke();
  pen.setLineDash([]);
}

function paintText(pen: Pen, run: TextRun, scale: number, least: number): void {
  if (run.size * scale < least) {
    if (run.text.trim() === '') return;
    pen.fillStyle = run.color;
    const alpha = pen.globalAlpha;
    pen.globalAlpha = alpha * 0.45;
    pen.fillRect(run.x, run.baseline - run.size * 0.5, run.advance, run.size * 0.36);
    pen.globalAlpha = alpha;
    return;
  }
  const font = fontAt(run.font, run.size);
  if (pen.font !== font) pen.font = font;
  pen.fillStyle = run.color;
  pen.direction = run.rtl ? 'rtl' : 'ltr';
  if (run.spread.length === 0) {
    pen.fillText(written(run.text, run), run.x, run.baseline);
    return;
  }
  const clusters = clustersOf(run.text, run.spread.length);
  for (const [at, cluster] of clusters.entries()) {
    pen.fillText(written(cluster, run), run.x + (run.spread[at] ?? 0), run.baseline);
  }
}

/** Behind a character, ask for its plain form or its emoji. */
const SELECTORS = /[\ufe0e\ufe0f]/gu;
/** Takes no room, and is known to every engine in every font. */
const RIGHT_TO_LEFT_MARK = '\u200f';

/**
 * A run's text, or a part of it, so that every engine sets it with the glyphs of the layout. WebKit looks in other fonts, in
 * vain, for a character with a selector that the run's font does not have. It also loses how high the leftmost glyph
 * stands, which is a mark where an Arabic word ends in a dotted letter, and moves the whole run instead; behind something
 * that has no ink, nothing is lost.
 */
function written(text: string, run: TextRun): string {
  const plain = run.font === 'Emoji' ? text : text.replace(SELECTORS, '');
  return run.font.startsWith('Arabic') ? plain + RIGHT_TO_LEFT_MARK : plain;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Cuts a text into as many clusters as there are offsets: graphemes, or code points where the shaper counted those. */
export function clustersOf(text: string, count: number): string[] {
  const graphemes = [...segmenter.segment(text)].map((part) => part.segment);
  if (graphemes.length === count) return graphemes;
  const points = [...text];
  if (points.length === count) return points;
  // Ligatures make one cluster of several letters; what is left over goes with the last offset.
  return graphemes.length > count ? [...graphemes.slice(0, count - 1), graphemes.slice(count - 1).join('')] : graphemes;
}
