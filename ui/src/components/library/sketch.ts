import type { Key } from '../../i18n';

/** A small drawing that tells templates apart. */
export interface Sketch {
  readonly empty: boolean;
  readonly stages: readonly { readonly x: number; readonly w: number; readonly hue: number }[];
  readonly curve: string;
  /** A line of visibility instead of a curve. */
  readonly line: boolean;
}

const WIDTH = 52;
const SHAPES: Record<string, readonly number[]> = {
  'five-stages': [1, 1, 1, 1, 1],
  'see-think-do-care': [1, 2, 2, 1],
  'service-blueprint': [1, 1, 1],
};

/** Draws a template by its name; a name that is not known gets four equal stages. */
export function sketchOf(name: string): Sketch {
  const empty = /^(blank|empty)/.test(name);
  const weights = SHAPES[name] ?? [1, 1, 1, 1];
  const unit = WIDTH / weights.reduce((sum, weight) => sum + weight, 0);
  let x = 1;
  const stages = weights.map((weight, at) => {
    const stage = { x, w: weight * unit, hue: at + 1 };
    x += weight * unit;
    return stage;
  });
  return { empty, stages, curve: 'M3 33C10 33 12 27 19 28S29 38 35 36S44 27 51 28', line: name.includes('blueprint') };
}

/** What fits beside a small drawing: the templates that a row begins with have words of their own for it. */
const LINES: Record<string, Key> = {
  blank: 'template.blank',
  'five-stages': 'template.fiveStages',
  'see-think-do-care': 'template.seeThinkDoCare',
  'service-blueprint': 'template.serviceBlueprint',
};

/** A template in a few words; `null` for one that has none. */
export function lineOf(name: string): Key | null {
  return LINES[name] ?? null;
}
