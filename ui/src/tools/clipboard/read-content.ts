import type { Content, Crop } from '../../bindings';

/** Something that came in from outside, of which nothing is known yet. */
export type Unknown = Record<string, unknown>;

/** The members of an object, or none. */
export function membersOf(value: unknown): Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Unknown) : {};
}

/** A text no longer than `most` characters; empty when it is none. */
export function textOf(value: unknown, most: number): string {
  return typeof value === 'string' ? value.slice(0, most).replace(/\p{Surrogate}/gu, '') : '';
}

/** One of several names; the first when it is none of them. */
export function oneOf<T extends string>(value: unknown, names: readonly [T, ...T[]]): T {
  return names.find((name) => name === value) ?? names[0];
}

/** A whole number within limits. */
export function wholeOf(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : otherwise;
}

/** A day, `YYYY-MM-DD`, or none. */
export function dayOf(value: unknown): string | null {
  const day = textOf(value, 10);
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) ? day : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

const PLAIN = [
  'Action',
  'Thought',
  'Need',
  'Frontstage',
  'Backstage',
  'Support',
  'Evidence',
  'Note',
] as const satisfies readonly Content[];
const SHORT = 200;
const LONG = 2_000;

/** The kind of a card with its fields, as far as they make sense; `null` when the kind itself does not. */
export function readContent(value: unknown): Content | null {
  if (typeof value === 'string') return PLAIN.find((name) => name === value) ?? null;
  const [kind, inside] = Object.entries(membersOf(value))[0] ?? [];
  const fields = membersOf(inside);
  switch (kind) {
    case 'Touchpoint':
      return {
        Touchpoint: {
          channel: textOf(fields.channel, SHORT),
          family: oneOf(fields.family, ['Digital', 'Physical', 'Relational']),
          effect: oneOf(fields.effect, ['Neutral', 'Strengthens', 'Weakens']),
          moment_of_truth: fields.moment_of_truth === true,
          duration: textOf(fields.duration, SHORT),
          promise: textOf(fields.promise, LONG),
          tone: textOf(fields.tone, SHORT),
        },
      };
    case 'Emotion':
      return { Emotion: { score: numberOf(fields.score) ?? 0 } };
    case 'Pain':
      return {
        Pain: { severity: wholeOf(fields.severity, 1, 5, 3), frequency: wholeOf(fields.frequency, 1, 5, 3) },
      };
    case 'Opportunity':
      return {
        Opportunity: {
          impact: wholeOf(fields.impact, 1, 5, 3),
          effort: wholeOf(fields.effort, 1, 5, 3),
          progress: oneOf(fields.progress, ['Idea', 'Planned', 'Started', 'Done', 'Dropped']),
          owner: textOf(fields.owner, SHORT),
          next: textOf(fields.next, LONG),
          due: dayOf(fields.due),
        },
      };
    case 'Metric':
      return {
        Metric: {
          measure: oneOf(fields.measure, ['Custom', 'Nps', 'Ces', 'Clv', 'Conversion']),
          unit: textOf(fields.unit, SHORT),
          actual: numberOf(fields.actual),
          target: numberOf(fields.target),
          period: textOf(fields.period, SHORT),
          better: oneOf(fields.better, ['Higher', 'Lower']),
          definition: textOf(fields.definition, LONG),
        },
      };
    case 'Storyboard':
      return {
        Storyboard: {
          picture: typeof fields.picture === 'string' ? textOf(fields.picture, SHORT) : null,
          alt: textOf(fields.alt, LONG),
          crop: readCrop(fields.crop),
        },
      };
    default:
      return null;
  }
}

function readCrop(value: unknown): Crop | null {
  const { x, y, w, h } = membersOf(value);
  const sides = [x, y, w, h].map(numberOf).filter((side) => side !== null);
  const [left, top, width, height] = sides;
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  const inside = left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 1 && top + height <= 1;
  return inside ? { x: left, y: top, w: width, h: height } : null;
}
