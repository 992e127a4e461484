import type { Group, HitRegion, ListPatch, Point, Rect, Scene, ScenePatch, Size, TextBox } from '../bindings';

/** Carries out what a patch paints, and nothing else of it. The old scene stays as it is. */
export function pictured(scene: Scene, patch: ScenePatch): Scene {
  const groups = replaced(scene.groups, patch.groups, (group) => group.key, movedGroup);
  return { ...scene, size: patch.size, paper: patch.paper, groups };
}

/**
 * Carries a patch out. The old scene stays as it is; parts that did not change are shared. What it paints may have been
 * carried out before, as {@link pictured} does.
 */
export function patched(scene: Scene, patch: ScenePatch, picture = pictured(scene, patch)): Scene {
  return {
    ...picture,
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
  // What changed comes in the new order, most of it side by side: one walk finds the place of each.
  const news = new Map(changed.map((one) => [name(one), one]));
  for (let place = 0; news.size > 0 && place < list.length; place += 1) {
    const own = name(list[place] as T);
    const fresh = news.get(own);
    if (fresh === undefined) continue;
    list[place] = fresh;
    news.delete(own);
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

// Field by field: thousands are moved at once, and a copy of whatever fields there are takes several times as long.

function movedGroup({ key, at, clip, pin, layer, items }: Group, by: Point): Group {
  return { key, at: movedPoint(at, by), clip, pin, layer, items };
}

function movedHit(hit: HitRegion, by: Point, grown: Size): HitRegion {
  const { key, kind, id, lane, step, rect, pin, name, text, free, channel, locked, route } = hit;
  return {
    key,
    kind,
    id,
    lane,
    step,
    rect: movedRect(rect, by, grown),
    pin,
    name,
    text: text === null ? null : movedText(text, by),
    free: free === null ? null : movedRect(free, by, grown),
    channel,
    locked,
    route: route.length === 0 ? route : route.map((corner) => movedPoint(corner, by)),
  };
}

function movedText({ rect, font, size, line_height, indent }: TextBox, by: Point): TextBox {
  return { rect: movedRect(rect, by, AS_IT_WAS), font, size, line_height, indent };
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
