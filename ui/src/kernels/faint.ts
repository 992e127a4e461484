import type { Group, HitRegion, Item, Point, Scene } from '../bindings';
import { itemBounds } from './bounds';
import { indexOf, isCard } from './hit-index';
import { segmentsOf } from './path';
import { center, contains, grown, moved } from './rect';

/** What of a group is painted faintly: all of it, or some of its items by their place. */
export type Faintness = 'all' | ReadonlySet<number>;
/** What is painted faintly while a filter is over the map, by the key of the group. */
export type Faint = ReadonlyMap<string, Faintness>;

/** How far from a card a link may end and still belong to it, in points. */
const REACH = 9;
/** How far from a face the start or end of a curve may lie, in points. */
const NEAR = 1.5;

/**
 * What a filter leaves in the background: the cards that do not stand out, the links that do not join two that do, and of
 * the emotion lanes the points, words and curves that have none that does.
 */
export function faintOf(scene: Scene, standing: ReadonlySet<string>): Faint {
  const faint = new Map<string, Faintness>();
  const links = new Map<string, HitRegion>();
  const lanes = new Map<string, HitRegion[]>();
  for (const hit of scene.hits) {
    if (hit.kind === 'Card' && !standing.has(hit.id)) faint.set(hit.key, 'all');
    else if (hit.kind === 'Link') links.set(`link:${hit.id}`, hit);
    else if (hit.kind === 'Emotion') {
      const lane = lanes.get(hit.lane);
      if (lane === undefined) lanes.set(hit.lane, [hit]);
      else lane.push(hit);
    }
  }
  for (const group of scene.groups) {
    const link = links.get(group.key);
    if (link !== undefined) {
      if (!joins(scene, endsOf(link, group), standing)) faint.set(group.key, 'all');
      continue;
    }
    if (!group.key.startsWith('curves:')) continue;
    const points = lanes.get(group.key.slice('curves:'.length));
    if (points === undefined) continue;
    const places = faintItems(group, points, standing);
    if (places.size > 0) faint.set(group.key, places);
  }
  return faint;
}

/** Where a link begins and ends: by its route, or by the line that is drawn where the route is not told. */
function endsOf(link: HitRegion, group: Group): Point[] {
  const line = group.items.find((item) => item.type === 'Path');
  const drawn = (line === undefined ? [] : segmentsOf(line)).flatMap((one) => (one.to === 'Close' ? [] : [one.p]));
  const points =
    link.route.length > 1 ? link.route : drawn.map(({ x, y }) => ({ x: x + group.at.x, y: y + group.at.y }));
  const first = points[0];
  const last = points.at(-1);
  return first === undefined || last === undefined ? [] : [first, last];
}

/** Whether the cards at both ends of a link stand out. Stages and steps always do. */
function joins(scene: Scene, ends: readonly Point[], standing: ReadonlySet<string>): boolean {
  return ends.every((end) => {
    const card = cardAt(scene, end);
    return card === null || standing.has(card.id);
  });
}

/** The card that a link ends at: the one whose edge is nearest. */
function cardAt(scene: Scene, end: Point): HitRegion | null {
  const around = grown({ x: end.x, y: end.y, w: 0, h: 0 }, REACH);
  let nearest: HitRegion | null = null;
  let least = Infinity;
  for (const hit of indexOf(scene.hits).cardsWithin(around)) {
    const away = fromEdge(hit, end);
    if (away < least) {
      least = away;
      nearest = hit;
    }
  }
  return nearest;
}

function fromEdge({ rect }: HitRegion, point: Point): number {
  const dx = Math.max(rect.x - point.x, 0, point.x - rect.x - rect.w);
  const dy = Math.max(rect.y - point.y, 0, point.y - rect.y - rect.h);
  if (dx > 0 || dy > 0) return Math.hypot(dx, dy);
  return Math.min(point.x - rect.x, rect.x + rect.w - point.x, point.y - rect.y, rect.y + rect.h - point.y);
}

/** Which items of an emotion lane belong to points of which none stands out. Its rules belong to none and stay. */
function faintItems(group: Group, points: readonly HitRegion[], standing: ReadonlySet<string>): Set<number> {
  const places = new Set<number>();
  const here = points.map((hit) => ({
    hit,
    rect: grown(moved(hit.rect, -group.at.x, -group.at.y), 1.5),
    words: hit.text === null ? null : grown(moved(hit.text.rect, -group.at.x, -group.at.y), 3),
  }));
  for (const [at, item] of group.items.entries()) {
    const owners = here.filter(({ rect, words }) => belongs(item, rect, words)).map(({ hit }) => hit);
    if (owners.length > 0 && !owners.some((hit) => standing.has(hit.id))) places.add(at);
  }
  return places;
}

function belongs(item: Item, face: HitRegion['rect'], words: HitRegion['rect'] | null): boolean {
  if (item.type === 'Group') return item.items.some((inner) => belongs(inner, face, words));
  const ink = itemBounds(item);
  if (ink === null) return false;
  const middle = center(ink);
  if (item.type === 'Text') return words !== null && contains(words, middle);
  if (ink.w <= face.w && ink.h <= face.h) return contains(face, middle);
  if (item.type !== 'Path') return false;
  const { x, y } = center(face);
  return segmentsOf(item).some((one) => one.to !== 'Close' && Math.hypot(one.p.x - x, one.p.y - y) <= NEAR);
}

/** Ids of the cards on the map that stand in the background, for reading aloud. */
export function faintCards(scene: Scene, standing: ReadonlySet<string> | null): ReadonlySet<string> {
  if (standing === null) return new Set();
  return new Set(scene.hits.filter((hit) => isCard(hit) && !standing.has(hit.id)).map((hit) => hit.id));
}
