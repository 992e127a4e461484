/**
 * The sibling that an item has to stand before so that it comes to the place `to` among all of them; `null` puts it last.
 * `undefined` when it stays where it is.
 */
export function beforeAfterMove(ids: readonly string[], from: number, to: number): string | null | undefined {
  const held = Math.min(Math.max(to, 0), ids.length - 1);
  if (from < 0 || from >= ids.length || held === from) return undefined;
  const others = ids.filter((_, at) => at !== from);
  return others[held] ?? null;
}

/** What tells the stops of a path apart, wherever they go: their touchpoint, and which of its stops each one is. */
export function stopKeys(path: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return path.map((id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return `${id} ${count}`;
  });
}
