/** What is chosen of an ordered list, with the same habits as on the map. */
export interface Chosen {
  /** In the list's order. */
  readonly maps: readonly string[];
  readonly set: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly at: string | null;
  /** Where a range begins. */
  readonly from: string | null;
}

export const NOTHING: Chosen = { maps: [], set: new Set(), at: null, from: null };

function chosen(maps: readonly string[], at: string, from: string): Chosen {
  return { maps, set: new Set(maps), at, from };
}

/** Everything from one to another, whichever comes first. What is not in the list is as if it stood where the other does. */
export function between(order: readonly string[], from: string, to: string): Chosen {
  const end = order.indexOf(to);
  if (end < 0) return NOTHING;
  const start = Math.max(order.indexOf(from), -1);
  const [low, high] = start < 0 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
  return chosen(order.slice(low, high + 1), to, start < 0 ? to : from);
}

/** Adds one, or takes it out. */
export function toggled(before: Chosen, order: readonly string[], one: string): Chosen {
  const set = new Set(before.set);
  if (!set.delete(one)) set.add(one);
  return chosen(
    order.filter((map) => set.has(map)),
    one,
    one,
  );
}

/** Goes some places on, or back, and stays at the ends. */
export function stepped(before: Chosen, order: readonly string[], by: number, extend: boolean): Chosen {
  const at = before.at === null ? -1 : order.indexOf(before.at);
  const place = at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(Math.max(at + by, 0), order.length - 1);
  const next = order[place];
  if (next === undefined) return NOTHING;
  return between(order, extend ? (before.from ?? next) : next, next);
}
