import type { Scene, ScenePatch } from '../bindings';

/** Carries a patch out. The old scene stays as it is; parts that did not change are shared. */
export function patched(scene: Scene, patch: ScenePatch): Scene {
  return {
    size: patch.size,
    paper: patch.paper,
    groups: replaced(scene.groups, patch.groups, patch.group_order),
    hits: replaced(scene.hits, patch.hits, patch.hit_order),
    outline: patch.outline ?? scene.outline,
  };
}

function replaced<T extends { key: string }>(
  old: readonly T[],
  changed: readonly T[],
  order: readonly string[] | null,
): T[] {
  if (changed.length === 0 && order === null) return old as T[];
  const news = new Map(changed.map((one) => [one.key, one]));
  if (order === null) return old.map((one) => news.get(one.key) ?? one);
  const pool = new Map(old.map((one) => [one.key, one]));
  const list: T[] = [];
  for (const key of order) {
    const one = news.get(key) ?? pool.get(key);
    if (one !== undefined) list.push(one);
  }
  return list;
}
