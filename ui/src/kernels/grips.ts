import type { HitRegion, Pin, Point, Rect, Scene } from '../bindings';
import { columnsOf } from './columns';
import { indexOf, isCard } from './hit-index';
import { contains, grown } from './rect';
import { type Side, sidePoint } from './route';

/** A part of something that can be pulled by itself. */
export type Grip =
  /** A round handle at the middle of a card's edge: a link is pulled from it. */
  | { readonly what: 'handle'; readonly hit: HitRegion; readonly side: Side }
  /** A card's left or right edge: it covers more or fewer steps. */
  | { readonly what: 'edge'; readonly hit: HitRegion; readonly side: 'left' | 'right' }
  /** An end of a link: it is joined to something else. */
  | { readonly what: 'end'; readonly hit: HitRegion; readonly end: 'from' | 'to' }
  /** A step's right edge: its column gets wider or narrower. */
  | { readonly what: 'width'; readonly hit: HitRegion }
  /** A lane's lower edge. */
  | { readonly what: 'height'; readonly hit: HitRegion }
  /** The plus in the middle of a selected cell. */
  | { readonly what: 'add'; readonly hit: HitRegion };

/** The place for a new stage, step or lane, shown as a plus on the border between two. */
export interface Insertion {
  readonly kind: 'Stage' | 'Step' | 'Lane';
  /** Sibling that the new one goes before; `null` for the end. */
  readonly before: string | null;
  /** The stage that gets a new step; empty otherwise. */
  readonly stage: string;
  readonly pin: Pin;
  /** Middle of the plus, in scene coordinates. */
  readonly at: Point;
  /** The other end of the border that it stands on, in scene coordinates. */
  readonly until: Point;
  /** Whether the pointer is on the plus itself. */
  readonly hot: boolean;
}

/** What the hand can get hold of at a place. */
export interface Near {
  readonly grip: Grip | null;
  readonly insertion: Insertion | null;
}

/** What is looked at, and how it stands in the window. */
export interface Sight {
  readonly scene: Scene;
  /** Where a rectangle of the scene stands in the window, in CSS pixels. */
  place(hit: { pin: Pin; rect: Rect }): Rect;
  /** What lies under the pointer. */
  readonly under: HitRegion | null;
  /** What was hovered last: its handles stick out of it. */
  readonly hovered: HitRegion | null;
  /** What is selected, when it is one thing only. */
  readonly selected: HitRegion | null;
  /** Whether the map is drawn as the tidy grid. */
  readonly grid: boolean;
}

/** How far handles stand off their card, and how near counts as on them, in CSS pixels. */
export const HANDLE_OFF = 3;
const HANDLE_REACH = 8;
/** Half the width of an edge that can be pulled. */
const EDGE = 4;
/** Smaller cards in the window have neither handles nor edges to pull. */
const LEAST = { w: 44, h: 22 };
/** How near the border the pointer calls up the plus, and how near is on it. */
const CALL = 24;
const PLUS = 9;
/** The plus of a cell reaches this far. */
const ROOM = 13;

/** Whether a card is large enough in the window to be pulled by its edges. */
export function hasGrips(hit: HitRegion, place: (hit: HitRegion) => Rect): boolean {
  if (!isCard(hit) || hit.locked) return false;
  const rect = place(hit);
  return hit.kind === 'Emotion' ? rect.w >= 14 : rect.w >= LEAST.w && rect.h >= LEAST.h;
}

/** The edges of a card that have a handle. A point of a curve is pulled up and down, so that only its sides have one. */
export function handleSides(hit: HitRegion): readonly Side[] {
  return hit.kind === 'Emotion' ? ['left', 'right'] : ['left', 'right', 'top', 'bottom'];
}

/** Where a handle stands in the window. */
export function handleAt(rect: Rect, side: Side, hit: HitRegion): Point {
  return sidePoint(grown(rect, hit.kind === 'Emotion' ? 9 : HANDLE_OFF), side);
}

/** What the hand can get hold of at a point of the window. Looks at heads and at one or two cards, never at all of them. */
export function nearAt(sight: Sight, at: Point): Near {
  const insertion = sight.grid ? insertionAt(sight, at) : null;
  if (insertion?.hot === true) return { grip: null, insertion };
  return { grip: endAt(sight, at) ?? cardGripAt(sight, at) ?? headGripAt(sight, at) ?? roomAt(sight, at), insertion };
}

function endAt({ selected, place }: Sight, at: Point): Grip | null {
  if (selected?.kind !== 'Link' || selected.route.length < 2) return null;
  for (const end of ['to', 'from'] as const) {
    const point = end === 'from' ? selected.route[0] : selected.route.at(-1);
    if (point === undefined) continue;
    const spot = place({ pin: selected.pin, rect: { ...point, w: 0, h: 0 } });
    if (near(spot, at, HANDLE_REACH)) return { what: 'end', hit: selected, end };
  }
  return null;
}

function cardGripAt(sight: Sight, at: Point): Grip | null {
  const cards = [sight.selected, sight.under, sight.hovered].filter((hit) => hit !== null);
  for (const hit of cards) {
    if (!hasGrips(hit, sight.place)) continue;
    const rect = sight.place(hit);
    for (const side of handleSides(hit)) {
      if (near(handleAt(rect, side, hit), at, HANDLE_REACH)) return { what: 'handle', hit, side };
    }
  }
  // Where another card lies under the pointer, its own edge counts, not that of the one beside it.
  for (const hit of cards) {
    if (!sight.grid || hit.kind !== 'Card' || !hasGrips(hit, sight.place)) continue;
    const rect = sight.place(hit);
    if (at.y < rect.y || at.y > rect.y + rect.h) continue;
    for (const side of ['left', 'right'] as const) {
      const x = side === 'left' ? rect.x : rect.x + rect.w;
      const inside = sight.under === null || sight.under === hit || sight.under.kind === 'Cell';
      if (Math.abs(at.x - x) <= EDGE && inside) return { what: 'edge', hit, side };
    }
  }
  return null;
}

function headGripAt({ scene, place, under, grid }: Sight, at: Point): Grip | null {
  if (!grid) return null;
  const index = indexOf(scene.hits);
  if (under === null || under.kind === 'Step') {
    for (const column of columnsOf(scene)) {
      // A collapsed stage has a width of its own.
      if (column.last > column.first) continue;
      const head = index.of('Step').find((step) => step.id === column.step);
      if (head === undefined) continue;
      const rect = place(head);
      const x = place({ pin: head.pin, rect: { x: column.x + column.w, y: head.rect.y, w: 0, h: 0 } }).x;
      if (at.y >= rect.y && at.y <= rect.y + rect.h && Math.abs(at.x - x) <= EDGE + 1)
        return { what: 'width', hit: head };
    }
  }
  if (under === null || under.kind === 'Lane') {
    for (const lane of index.of('Lane')) {
      const rect = place(lane);
      const inside = at.x >= rect.x && at.x <= rect.x + rect.w;
      if (inside && Math.abs(at.y - rect.y - rect.h) <= EDGE) return { what: 'height', hit: lane };
    }
  }
  return null;
}

function roomAt({ selected, under, place }: Sight, at: Point): Grip | null {
  if (selected === null || selected.kind !== 'Cell' || selected.locked || under?.key !== selected.key) return null;
  const rect = place({ pin: selected.pin, rect: selected.free ?? selected.rect });
  const middle = { x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 };
  return near(middle, at, ROOM) ? { what: 'add', hit: selected } : null;
}

function insertionAt(sight: Sight, at: Point): Insertion | null {
  const { under } = sight;
  if (under !== null && under.kind !== 'Stage' && under.kind !== 'Step' && under.kind !== 'Lane') return null;
  return lanesAt(sight, at) ?? stepsAt(sight, at) ?? stagesAt(sight, at);
}

function lanesAt({ scene, place }: Sight, at: Point): Insertion | null {
  const lanes = indexOf(scene.hits).of('Lane');
  for (const [here, lane] of lanes.entries()) {
    const rect = place(lane);
    if (!contains(grown(rect, 2), at)) continue;
    const below = at.y > rect.y + rect.h / 2;
    const y = below ? rect.y + rect.h : rect.y;
    if (Math.abs(at.y - y) > CALL) return null;
    const line = below ? lane.rect.y + lane.rect.h : lane.rect.y;
    const spot = { x: lane.rect.x + lane.rect.w - 14, y: line };
    return {
      kind: 'Lane',
      before: (below ? lanes[here + 1]?.id : lane.id) ?? null,
      stage: '',
      pin: lane.pin,
      at: spot,
      until: { x: lane.rect.x, y: line },
      hot: near(place({ pin: lane.pin, rect: { ...spot, w: 0, h: 0 } }), at, PLUS),
    };
  }
  return null;
}

function stepsAt({ scene, place }: Sight, at: Point): Insertion | null {
  const heads = indexOf(scene.hits).of('Step');
  const head = heads[0];
  if (head === undefined) return null;
  const band = place(head);
  if (at.y < band.y - 2 || at.y > band.y + band.h + PLUS) return null;
  for (const column of columnsOf(scene)) {
    const rect = place({ pin: head.pin, rect: { x: column.x, y: head.rect.y, w: column.w, h: head.rect.h } });
    if (at.x < rect.x || at.x > rect.x + rect.w) continue;
    const after = at.x > rect.x + rect.w / 2;
    if (Math.abs(at.x - (after ? rect.x + rect.w : rect.x)) > CALL) return null;
    const own = scene.outline.find((entry) => entry.id === column.stage)?.children ?? [];
    const here = own.findIndex((entry) => entry.id === column.step);
    const line = after ? column.x + column.w : column.x;
    const spot = { x: line, y: head.rect.y + head.rect.h };
    return {
      kind: 'Step',
      before: after ? (own[here + column.last - column.first + 1]?.id ?? null) : column.step,
      stage: column.stage,
      pin: head.pin,
      at: spot,
      until: { x: line, y: head.rect.y },
      hot: near(place({ pin: head.pin, rect: { ...spot, w: 0, h: 0 } }), at, PLUS),
    };
  }
  return null;
}

function stagesAt({ scene, place }: Sight, at: Point): Insertion | null {
  const stages = indexOf(scene.hits).of('Stage');
  for (const [here, stage] of stages.entries()) {
    const rect = place(stage);
    if (!contains(grown(rect, 6), at)) continue;
    const after = at.x > rect.x + rect.w / 2;
    if (Math.abs(at.x - (after ? rect.x + rect.w : rect.x)) > CALL) return null;
    const line = after ? stage.rect.x + stage.rect.w : stage.rect.x;
    const spot = { x: line, y: stage.rect.y };
    return {
      kind: 'Stage',
      before: (after ? stages[here + 1]?.id : stage.id) ?? null,
      stage: '',
      pin: stage.pin,
      at: spot,
      until: { x: line, y: stage.rect.y + stage.rect.h },
      hot: near(place({ pin: stage.pin, rect: { ...spot, w: 0, h: 0 } }), at, PLUS),
    };
  }
  return null;
}

function near(spot: Point, at: Point, reach: number): boolean {
  return Math.hypot(spot.x - at.x, spot.y - at.y) <= reach;
}
