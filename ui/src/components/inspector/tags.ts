import type { Card, Command } from '../../bindings';

/** A tag, and on how many of the cards it is. */
export interface TagCount {
  readonly name: string;
  readonly count: number;
}

/** Two spellings that differ in case only are the same tag. */
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The tags of cards, in the order in which they first come. */
export function tagsOf(cards: readonly Card[]): TagCount[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const card of cards) {
    for (const name of card.tags) {
      const known = counts.get(name.toLowerCase());
      if (known === undefined) counts.set(name.toLowerCase(), { name, count: 1 });
      else known.count += 1;
    }
  }
  return [...counts.values()];
}

/** Puts a tag on every card that lacks it; `null` when none does. */
export function tagged(cards: readonly Card[], name: string): Command | null {
  const wanted = name.trim().replace(/\s+/g, ' ');
  if (wanted === '') return null;
  return edited(cards, (tags) => (tags.some((tag) => same(tag, wanted)) ? tags : [...tags, wanted]));
}

/** Takes a tag off every card that has it; `null` when none does. */
export function untagged(cards: readonly Card[], name: string): Command | null {
  return edited(cards, (tags) => tags.filter((tag) => !same(tag, name)));
}

/** One gesture, however the cards' other tags differ. */
function edited(cards: readonly Card[], change: (tags: string[]) => string[]): Command | null {
  const groups = new Map<string, { ids: string[]; value: string[] }>();
  for (const card of cards) {
    const value = change(card.tags);
    if (value.length === card.tags.length) continue;
    const key = JSON.stringify(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ids: [card.id], value });
    else group.ids.push(card.id);
  }
  const commands = [...groups.values()].map(({ ids, value }): Command => ({
    do: 'Edit',
    ids,
    field: { field: 'Tags', value },
  }));
  const [only] = commands;
  if (only === undefined) return null;
  return commands.length === 1 ? only : { do: 'Together', act: 'Edit', commands };
}
