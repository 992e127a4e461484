/** Folds case and accents, so that `perche` finds `Perché`. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether every word of what was typed stands somewhere in the texts. */
export function hasWords(texts: readonly string[], typed: string): boolean {
  const all = folded(texts.join('\n'));
  return folded(typed)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
