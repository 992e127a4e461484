import { folded } from '../../kernels/folded';

/**
 * How well a label fits what was typed; `null` when it does not, higher when it fits better. Every word has to be found:
 * best at the label's beginning, then at a word's, then inside, at last letter by letter in order.
 */
export function fit(label: string, query: string): number | null {
  const text = folded(label);
  let sum = 0;
  for (const word of folded(query).split(/\s+/).filter(Boolean)) {
    const score = fitWord(text, word);
    if (score === null) return null;
    sum += score;
  }
  return sum;
}

/** The entries that fit: the better fit first, then what was used lately, then the order of the list. */
export function ranked<T extends { readonly id: string; readonly label: string }>(
  entries: readonly T[],
  query: string,
  recent: readonly string[],
): T[] {
  return entries
    .flatMap((entry, order) => {
      const score = fit(entry.label, query);
      const lately = recent.indexOf(entry.id);
      return score === null ? [] : [{ entry, score: score + (lately < 0 ? 0 : 10 - lately / 2), order }];
    })
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ entry }) => entry);
}

function fitWord(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at === 0) return 100;
  if (at > 0) {
    // Perhaps it begins a later word.
    for (let next = at; next > 0; next = text.indexOf(word, next + 1)) {
      if (/[^\p{L}\p{N}]/u.test(text[next - 1] ?? '')) return 80;
    }
    return 60;
  }
  return word.length < 2 ? null : scattered(text, word);
}

/** Letters in order, not too far apart: `adst` finds `Add a step`. Each has to begin a word or follow another. */
function scattered(text: string, word: string): number | null {
  let at = -1;
  let jumps = 0;
  for (const letter of word) {
    if (text[at + 1] === letter) {
      at += 1;
      continue;
    }
    let next = text.indexOf(letter, at + 1);
    while (next > 0 && !/[^\p{L}\p{N}]/u.test(text[next - 1] ?? '')) next = text.indexOf(letter, next + 1);
    if (next < 0) return null;
    at = next;
    jumps += 1;
  }
  return Math.max(1, 40 - 5 * jumps);
}
