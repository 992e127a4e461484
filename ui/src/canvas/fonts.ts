import type { FontKey } from '../bindings';

/** Every font that maps are set in. */
const KEYS: Record<FontKey, true> = {
  InterRegular: true,
  InterItalic: true,
  InterMedium: true,
  InterSemiBold: true,
  InterBold: true,
  Arabic: true,
  Hebrew: true,
  Devanagari: true,
  Emoji: true,
};

/** A family with one face for each font file, so that no weight or slant is ever made up. */
export function familyOf(font: FontKey): string {
  return `Percorso ${font}`;
}

/** The value of `ctx.font` for a size in points of the scene. */
export function fontAt(font: FontKey, size: number): string {
  return `${size}px "${familyOf(font)}"`;
}

const SAMPLE: Partial<Record<FontKey, string>> = { Arabic: 'ا', Hebrew: 'א', Devanagari: 'अ', Emoji: '😀' };

/** Resolves when all bundled fonts can be drawn with. Nothing may be painted before. */
export async function loadFonts(fonts: FontFaceSet): Promise<void> {
  const keys = Object.keys(KEYS) as FontKey[];
  await Promise.all(keys.map((key) => fonts.load(fontAt(key, 16), SAMPLE[key] ?? 'A')));
}
