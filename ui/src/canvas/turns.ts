import type { HitRegion, Rect, Turn } from '../bindings';
import { drawnSign } from '../kernels/hit';
import { grown, intersects } from '../kernels/rect';

/** Something that differs from another revision, and where it stands. */
export interface Marked {
  readonly hit: HitRegion;
  readonly turn: Turn;
  /** The sign of a conflict at its upper right corner: nothing is painted over that, and the disc stands at the left. */
  readonly sign?: HitRegion | undefined;
}

/** What the marks are painted with, from the interface's theme. */
export interface TurnColors {
  readonly Added: string;
  readonly Changed: string;
  readonly Moved: string;
  readonly Removed: string;
  /** What signs are drawn with on these colours. */
  readonly sign: string;
}

/** Each kind of difference has a line and a sign of its own, so that none is told by colour alone. */
const DASHES: Record<Turn, readonly number[]> = { Added: [], Changed: [], Moved: [7, 4], Removed: [2, 3] };
const WIDTHS: Record<Turn, number> = { Added: 2.5, Changed: 1.5, Moved: 2, Removed: 2 };
/** Half the width of a sign's disc, in CSS pixels. */
const DISC = 8;

/**
 * Frames what differs. The context is scaled to CSS pixels; `place` says where something stands in the window, `area` in which
 * part of the window it can be seen.
 */
export function paintTurns(
  pen: CanvasRenderingContext2D,
  marks: readonly Marked[],
  colors: TurnColors,
  { place, area }: { place: (hit: HitRegion) => Rect; area: (hit: HitRegion) => Rect },
): void {
  for (const { hit, turn, sign } of marks) {
    const rect = grown(place(hit), 2);
    const seen = area(hit);
    if (!intersects(grown(rect, DISC), seen)) continue;
    pen.save();
    pen.beginPath();
    pen.rect(seen.x, seen.y, seen.w, seen.h);
    if (sign !== undefined) {
      const kept = place({ ...sign, rect: drawnSign(sign) });
      pen.roundRect(kept.x, kept.y, kept.w, kept.h, kept.h / 2);
    }
    pen.clip('evenodd');
    pen.strokeStyle = pen.fillStyle = colors[turn];
    pen.lineWidth = WIDTHS[turn];
    pen.setLineDash([...DASHES[turn]]);
    pen.beginPath();
    pen.roundRect(rect.x, rect.y, Math.max(0, rect.w), Math.max(0, rect.h), 5);
    pen.stroke();
    pen.setLineDash([]);
    const [x, y] = [sign === undefined ? rect.x + rect.w - 2 : rect.x + 2, rect.y + 2];
    pen.beginPath();
    pen.arc(x, y, DISC, 0, 2 * Math.PI);
    pen.fill();
    pen.strokeStyle = colors.sign;
    pen.lineWidth = 1.75;
    pen.lineCap = pen.lineJoin = 'round';
    pen.beginPath();
    for (const stroke of SIGNS[turn]) {
      stroke.forEach(([dx, dy], at) => {
        if (at === 0) pen.moveTo(x + dx, y + dy);
        else pen.lineTo(x + dx, y + dy);
      });
    }
    pen.stroke();
    pen.restore();
  }
}

/** The strokes of each sign, from the middle of its disc: plus, pencil stroke, arrow, minus. */
const SIGNS: Record<Turn, readonly (readonly (readonly [number, number])[])[]> = {
  Added: [
    [
      [-3.5, 0],
      [3.5, 0],
    ],
    [
      [0, -3.5],
      [0, 3.5],
    ],
  ],
  Changed: [
    [
      [-3.5, 1.5],
      [-1.2, -1.5],
      [1.2, 1.5],
      [3.5, -1.5],
    ],
  ],
  Moved: [
    [
      [-3.5, 0],
      [3.5, 0],
    ],
    [
      [0.8, -2.7],
      [3.5, 0],
      [0.8, 2.7],
    ],
  ],
  Removed: [
    [
      [-3.5, 0],
      [3.5, 0],
    ],
  ],
};
