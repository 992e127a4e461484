import type { Scene, ScenePatch } from '../bindings';

/** Carries a patch out. The old scene stays as it is; parts that did not change are shared. */
export function patched(scene: Scene, patch: ScenePatch): Scene {
  return {
    size: patch.size,
    paper: patch.paper,
    groups: replaced(scene.groups, patch.groups, patch.group_order, (group) => group.key),
    hits: replaced(scene.hits, patch.hits, patch.hit_order, (hit) => hit.key),
    scales: patch.scales,
    outline: replaced(scene.outline, patch.outline, patch.outline_order, (entry) => entry.id),
  };
}

function replaced<T>(
  old: readonly T[],
  changed: readonly T[],
  order: readonly string[] | null,
  name: (one: T) => string,
): T[] {
  if (changed.length === 0 && order === null) return old as T[];
  const news = new Map(changed.map((one) => [name(one), one]));
  if (order === null) return old.map((one) => news.get(name(one)) ?? one);
  const pool = new Map(old.map((one) => [name(one), one]));
  const list: T[] = [];
  for (const key of order) {
    const one = news.get(key) ?? pool.get(key);
    if (one !== undefined) list.push(one);
  }
  return list;
}
