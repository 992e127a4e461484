import RBush from 'rbush';

import type { HitRegion, Pin, Point, Rect } from '../bindings';
import { contains, intersects } from './rect';
import { distanceTo } from './route';

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

interface Entry extends Box {
  readonly hit: HitRegion;
  /** Place in painting order. */
  readonly order: number;
}

/** How often every hit region is looked at before a tree is grown: a few pointer moves after an edit cost less than it. */
const LOOKS = 48;

/**
 * The hit regions of a scene, found by place: a pointer moves over ten thousand cards as lightly as over ten. Made for a
 * scene when it is first asked; the tree grows when it is asked often.
 */
export class HitIndex {
  #trees: Map<Pin, RBush<Entry>> | null = null;
  #looks = 0;
  readonly #hits: readonly HitRegion[];
  #cards: Map<string, HitRegion[]> | null = null;
  #cells: Map<string, HitRegion> | null = null;
  #kinds: Map<HitRegion['kind'], HitRegion[]> | null = null;

  constructor(hits: readonly HitRegion[]) {
    this.#hits = hits;
  }

  /** What may lie in a box of the scene among what is pinned this way, with its place in painting order. */
  #near(pin: Pin, box: Box): Entry[] {
    if (this.#looks < LOOKS) {
      this.#looks += 1;
      const found: Entry[] = [];
      for (let order = 0; order < this.#hits.length; order += 1) {
        const hit = this.#hits[order] as HitRegion;
        if (hit.pin !== pin || (hit.route.length < 2 && !touches(hit.rect, box))) continue;
        for (const entry of entriesOf(hit, order)) if (meets(entry, box)) found.push(entry);
      }
      return found;
    }
    this.#trees ??= treesOf(this.#hits);
    return this.#trees.get(pin)?.search(box) ?? [];
  }

  /**
   * What lies at a point of the scene among what is pinned this way, the foremost first: signs of conflicts, which lie on
   * what they are about, then cards before the links that end at them, then by painting order. A link counts within `reach` points of its line.
   */
  at(pin: Pin, point: Point, reach: number): HitRegion[] {
    const box = { minX: point.x - reach, minY: point.y - reach, maxX: point.x + reach, maxY: point.y + reach };
    const found = new Map<HitRegion, number>();
    for (const { hit, order } of this.#near(pin, box)) {
      const inside = hit.route.length < 2 ? contains(hit.rect, point) : distanceTo(hit.route, point) <= reach;
      if (inside) found.set(hit, order + ranks(hit) * this.#hits.length);
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([hit]) => hit);
  }

  /** The cards and emotion points that share any area with a rectangle of the scene, in painting order. */
  cardsWithin(rect: Rect): HitRegion[] {
    const box = { minX: rect.x, minY: rect.y, maxX: rect.x + rect.w, maxY: rect.y + rect.h };
    return this.#near('None', box)
      .filter(({ hit }) => isCard(hit) && intersects(hit.rect, rect))
      .sort((a, b) => a.order - b.order)
      .map(({ hit }) => hit);
  }

  /** The cards of a cell from top to bottom. */
  cards(lane: string, step: string): readonly HitRegion[] {
    if (this.#cards === null) {
      this.#cards = new Map();
      for (const hit of this.#hits) {
        if (!isCard(hit)) continue;
        const place = `${hit.lane}:${hit.step}`;
        const cell = this.#cards.get(place);
        if (cell === undefined) this.#cards.set(place, [hit]);
        else cell.push(hit);
      }
      for (const cell of this.#cards.values()) cell.sort((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x);
    }
    return this.#cards.get(`${lane}:${step}`) ?? [];
  }

  /** The cell where a lane and a step of the grid meet. */
  cell(lane: string, step: string): HitRegion | undefined {
    this.#cells ??= new Map(this.of('Cell').map((cell) => [`${cell.lane}:${cell.step}`, cell]));
    return this.#cells.get(`${lane}:${step}`);
  }

  /** All of one kind: stages, steps from left to right, lanes from top to bottom, others as they are painted. */
  of(kind: HitRegion['kind']): readonly HitRegion[] {
    if (this.#kinds === null) {
      this.#kinds = new Map();
      for (const hit of this.#hits) {
        const list = this.#kinds.get(hit.kind);
        if (list === undefined) this.#kinds.set(hit.kind, [hit]);
        else list.push(hit);
      }
      for (const across of ['Stage', 'Step'] as const) this.#kinds.get(across)?.sort((a, b) => a.rect.x - b.rect.x);
      this.#kinds.get('Lane')?.sort((a, b) => a.rect.y - b.rect.y);
    }
    return this.#kinds.get(kind) ?? [];
  }
}

const indexes = new WeakMap<readonly HitRegion[], HitIndex>();

/** The index of a scene's hit regions. */
export function indexOf(hits: readonly HitRegion[]): HitIndex {
  let index = indexes.get(hits);
  if (index === undefined) {
    index = new HitIndex(hits);
    indexes.set(hits, index);
  }
  return index;
}

/** Whether a hit region is a card, drawn as a box or as a point of a curve. */
export function isCard(hit: HitRegion): boolean {
  return hit.kind === 'Card' || hit.kind === 'Emotion';
}

/** How far in front something lies. */
function ranks(hit: HitRegion): number {
  if (hit.kind === 'Conflict') return 2;
  return isCard(hit) ? 1 : 0;
}

function treesOf(hits: readonly HitRegion[]): Map<Pin, RBush<Entry>> {
  const entries = new Map<Pin, Entry[]>();
  for (const [order, hit] of hits.entries()) {
    let list = entries.get(hit.pin);
    if (list === undefined) {
      list = [];
      entries.set(hit.pin, list);
    }
    list.push(...entriesOf(hit, order));
  }
  return new Map([...entries].map(([pin, list]) => [pin, new RBush<Entry>().load(list)]));
}

/** Where a hit region lies: its rectangle, or the parts of a link's line rather than the whole rectangle around it. */
function entriesOf(hit: HitRegion, order: number): Entry[] {
  if (hit.route.length < 2) return [entryOf(hit.rect, hit, order)];
  return hit.route.flatMap((from, at) => {
    const to = hit.route[at + 1];
    return to === undefined ? [] : [entryOf(around(from, to), hit, order)];
  });
}

function meets(a: Box, b: Box): boolean {
  return a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;
}

function touches(rect: Rect, box: Box): boolean {
  return rect.x <= box.maxX && rect.x + rect.w >= box.minX && rect.y <= box.maxY && rect.y + rect.h >= box.minY;
}

function entryOf(rect: Rect, hit: HitRegion, order: number): Entry {
  return { minX: rect.x, minY: rect.y, maxX: rect.x + rect.w, maxY: rect.y + rect.h, hit, order };
}

function around(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}
