/** A text as names are compared: without case and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Whether a name has what was typed. */
export function fits(name: string, typed: string): boolean {
  return plain(name).includes(plain(typed));
}

/** The first of numbered words that stands for nobody yet. */
export function freeWord(word: (number: number) => string, taken: readonly string[]): string {
  const known = new Set(taken.map(plain));
  let number = 1;
  while (known.has(plain(word(number)))) number += 1;
  return word(number);
}

/** The ways in which somebody is written: the name, and what stands between commas. */
export function spellings(name: string, also: string): string[] {
  const others = also.split(/[,;\n]/).map((one) => one.trim());
  return [name, ...others.filter((one) => one !== '')];
}
