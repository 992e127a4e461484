import type { Paper, PosterChoices } from '../bindings';

/** A paper that has a name. */
export type NamedPaper = Extract<Paper, string>;
/** How lengths are written. */
export type Unit = 'mm' | 'in';

/** Millimetres of an inch. */
export const INCH = 25.4;
/** The shortest and the longest edge of a paper, in millimetres; as the Rust side has them, like the other bounds here. */
export const EDGES = { min: 20, max: 5000 };
/** The shortest edge that margins and overlaps may leave, in millimetres. */
const LEFT = 10;
/** The widest overlap of tiles, in millimetres. */
export const MOST_OVERLAP = 100;
/** The widest bleed, in millimetres. */
export const MOST_BLEED = 50;
/** More sheets than this nobody tapes together. */
const MOST_TILES = 1000;
/** Pixels an inch of a PNG. */
export const DPI = { min: 20, max: 1200 };
/** Letters and digits of a revision code. */
const CODE_LENGTH = 8;

/** The papers as they are listed: short and long edge in millimetres (ISO 216), or inches for those of the United States. */
export const SERIES = [
  {
    name: 'A',
    unit: 'mm',
    papers: { A0: [841, 1189], A1: [594, 841], A2: [420, 594], A3: [297, 420], A4: [210, 297] },
  },
  {
    name: 'B',
    unit: 'mm',
    papers: { B0: [1000, 1414], B1: [707, 1000], B2: [500, 707], B3: [353, 500], B4: [250, 353] },
  },
  { name: 'US', unit: 'in', papers: { Letter: [8.5, 11], Tabloid: [11, 17] } },
  { name: 'Arch', unit: 'in', papers: { ArchC: [18, 24], ArchD: [24, 36], ArchE: [36, 48] } },
] as const satisfies readonly {
  name: string;
  unit: Unit;
  papers: Partial<Record<NamedPaper, readonly [number, number]>>;
}[];

/** Whether a paper has a size of its own. */
export function isCustom(paper: Paper): paper is Exclude<Paper, string> {
  return typeof paper !== 'string';
}

/** The unit in which a paper is known; for one of its own size the one in which its edges are round. */
export function unitOf(paper: Paper): Unit {
  if (isCustom(paper)) {
    const round = (length: number): boolean => Math.abs(length - Math.round(length)) < 1e-3;
    const both = edges(paper);
    return both.every((edge) => round((edge / INCH) * 8)) && !both.every(round) ? 'in' : 'mm';
  }
  return SERIES.find(({ papers }) => paper in papers)?.unit ?? 'mm';
}

/** Short and long edge in millimetres. */
export function edges(paper: Paper): [number, number] {
  if (isCustom(paper)) {
    const { width_mm: a, height_mm: b } = paper.Custom;
    return [Math.min(a, b), Math.max(a, b)];
  }
  for (const { unit, papers } of SERIES) {
    const found = (papers as Partial<Record<NamedPaper, readonly [number, number]>>)[paper];
    if (found !== undefined) return unit === 'in' ? [found[0] * INCH, found[1] * INCH] : [found[0], found[1]];
  }
  return [0, 0];
}

/** The margin in millimetres where none is chosen. */
export function usualMargin(paper: Paper): number {
  const [short] = edges(paper);
  return Math.min(Math.max(short * 0.026, 6), (short - LEFT) / 2);
}

/** The widest margin that leaves something to print on, in millimetres. */
export function mostMargin(paper: Paper): number {
  return Math.max(0, (edges(paper)[0] - LEFT) / 2);
}

/** Which choice something is wrong with. */
export type ChoiceField = 'margin' | 'overlap' | 'since' | 'stages' | 'lanes' | 'actors';
/** Why a choice cannot be printed. */
export type Problem =
  | { readonly why: 'wide'; readonly most: number }
  | { readonly why: 'tiles'; readonly most: number }
  | { readonly why: 'code' }
  | { readonly why: 'nothing' };

/** The letters and digits of a revision code, however it was typed. */
export function codeLetters(code: string): string {
  return code.replace(/[^\p{L}\p{N}]/gu, '');
}

/** A revision code for comparing: letters that are taken for digits are these digits, as the app reads it. */
export function plainCode(code: string): string {
  return codeLetters(code).toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** What of the choices cannot be printed together. Each number by itself was looked at when it was typed. */
export function problemsOf(choices: PosterChoices): ReadonlyMap<ChoiceField, Problem> {
  const found = new Map<ChoiceField, Problem>();
  const most = mostMargin(choices.paper);
  if (choices.margin_mm !== null && choices.margin_mm > most + 1e-3) found.set('margin', { why: 'wide', most });
  if (choices.tiles !== null) {
    const [short, long] = edges(choices.paper);
    const sheet = edges(choices.tiles.paper)[0];
    // A print shop cuts its panels out and leaves no margin.
    const printed = sheet - (choices.print_shop === null ? 2 * usualMargin(choices.tiles.paper) : 0);
    const fresh = printed - choices.tiles.overlap_mm;
    if (fresh < LEFT) found.set('overlap', { why: 'wide', most: Math.max(0, printed - LEFT) });
    else if (Math.ceil(short / fresh) * Math.ceil(long / fresh) > MOST_TILES) {
      found.set('overlap', { why: 'tiles', most: MOST_TILES });
    }
  }
  if (choices.product === 'Changes' && codeLetters(choices.since).length < CODE_LENGTH) {
    found.set('since', { why: 'code' });
  }
  return found;
}
