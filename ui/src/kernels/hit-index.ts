import RBush from 'rbush';

import type { HitRegion, Pin, Point, Rect } from '../bindings';
import { contains, intersects } from './rect';
import { distanceTo } from './route';

interface Entry {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly hit: HitRegion;
  /** Place in painting order. */
  readonly order: number;
}

/**
 * The hit regions of a scene, found by place without looking at all of them: a pointer moves over ten thousand cards as
 * lightly as over ten. Built once for a scene, when it is first asked.
 */
export class HitIndex {
  readonly #trees = new Map<Pin, RBush<Entry>>();
  readonly #hits: readonly HitRegion[];
  #cards: Map<string, HitRegion[]> | null = null;
  #cells: Map<string, HitRegion> | null = null;
  #kinds: Map<HitRegion['kind'], HitRegion[]> | null = null;

  constructor(hits: readonly HitRegion[]) {
    this.#hits = hits;
    const entries = new Map<Pin, Entry[]>();
    for (const [order, hit] of hits.entries()) {
      let list = entries.get(hit.pin);
      if (list === undefined) {
        list = [];
        entries.set(hit.pin, list);
      }
      if (hit.route.length < 2) {
        list.push(entryOf(hit.rect, hit, order));
        continue;
      }
      // A link is where its line runs, not the whole rectangle around it.
      for (const [at, from] of hit.route.entries()) {
        const to = hit.route[at + 1];
        if (to !== undefined) list.push(entryOf(around(from, to), hit, order));
      }
    }
    for (const [pin, list] of entries) this.#trees.set(pin, new RBush<Entry>().load(list));
  }

  /**
   * What lies at a point of the scene among what is pinned this way, the foremost first: cards before the links that end
   * at them, then by painting order. A link counts within `reach` points of its line.
   */
  at(pin: Pin, point: Point, reach: number): HitRegion[] {
    const tree = this.#trees.get(pin);
    if (tree === undefined) return [];
    const box = { minX: point.x - reach, minY: point.y - reach, maxX: point.x + reach, maxY: point.y + reach };
    const found = new Map<HitRegion, number>();
    for (const { hit, order } of tree.search(box)) {
      const inside = hit.route.length < 2 ? contains(hit.rect, point) : distanceTo(hit.route, point) <= reach;
      if (inside) found.set(hit, order + (isCard(hit) ? this.#hits.length : 0));
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([hit]) => hit);
  }

  /** The cards and emotion points that share any area with a rectangle of the scene, in painting order. */
  cardsWithin(rect: Rect): HitRegion[] {
    const tree = this.#trees.get('None');
    if (tree === undefined) return [];
    const box = { minX: rect.x, minY: rect.y, maxX: rect.x + rect.w, maxY: rect.y + rect.h };
    return tree
      .search(box)
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

function entryOf(rect: Rect, hit: HitRegion, order: number): Entry {
  return { minX: rect.x, minY: rect.y, maxX: rect.x + rect.w, maxY: rect.y + rect.h, hit, order };
}

function around(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}
