import type { Group, HitRegion, ListPatch, Point, Rect, Scene, ScenePatch, Size } from '../bindings';

/** Carries a patch out. The old scene stays as it is; parts that did not change are shared. */
export function patched(scene: Scene, patch: ScenePatch): Scene {
  return {
    size: patch.size,
    paper: patch.paper,
    groups: replaced(scene.groups, patch.groups, (group) => group.key, movedGroup),
    hits: replaced(scene.hits, patch.hits, (hit) => hit.key, movedHit),
    scales: patch.scales,
    outline: replaced(
      scene.outline,
      patch.outline,
      (entry) => entry.id,
      (entry) => entry,
    ),
  };
}

function replaced<T>(
  old: readonly T[],
  { changed, order, shifts }: ListPatch<T>,
  name: (one: T) => string,
  moved: (one: T, by: Point, grown: Size) => T,
): T[] {
  if (changed.length === 0 && order === null && shifts.length === 0) return old as T[];
  const list = reordered(old, order, changed, name);
  if (changed.length > 0) {
    const news = new Map(changed.map((one) => [name(one), one]));
    for (const [place, one] of list.entries()) {
      const fresh = news.get(name(one));
      if (fresh !== undefined) list[place] = fresh;
    }
  }
  for (const { from, to, by, grown } of shifts) {
    for (let place = from; place < to; place += 1) {
      const one = list[place];
      if (one !== undefined) list[place] = moved(one, by, grown);
    }
  }
  return list;
}

/** The list with the keys of the new order. */
function reordered<T>(
  old: readonly T[],
  order: ListPatch<T>['order'],
  changed: readonly T[],
  name: (one: T) => string,
): T[] {
  if (order === null) return [...old];
  const { at, gone, keys } = order;
  const pool = new Map([...old.slice(at, at + gone), ...changed].map((one) => [name(one), one]));
  const middle = keys.map((key) => pool.get(key)).filter((one) => one !== undefined);
  return [...old.slice(0, at), ...middle, ...old.slice(at + gone)];
}

function movedGroup(group: Group, by: Point): Group {
  return { ...group, at: movedPoint(group.at, by) };
}

function movedHit(hit: HitRegion, by: Point, grown: Size): HitRegion {
  return {
    ...hit,
    rect: movedRect(hit.rect, by, grown),
    free: hit.free === null ? null : movedRect(hit.free, by, grown),
    text: hit.text === null ? null : { ...hit.text, rect: movedRect(hit.text.rect, by, AS_IT_WAS) },
    route: hit.route.length === 0 ? hit.route : hit.route.map((corner) => movedPoint(corner, by)),
  };
}

// Added as Rust adds them, in single precision: else a map that is edited for long would drift from what is stored.
function movedPoint(point: Point, by: Point): Point {
  return { x: Math.fround(point.x + by.x), y: Math.fround(point.y + by.y) };
}

function movedRect(rect: Rect, by: Point, grown: Size): Rect {
  return {
    x: Math.fround(rect.x + by.x),
    y: Math.fround(rect.y + by.y),
    w: Math.fround(rect.w + grown.w),
    h: Math.fround(rect.h + grown.h),
  };
}

const AS_IT_WAS: Size = { w: 0, h: 0 };
