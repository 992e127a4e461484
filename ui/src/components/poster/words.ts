import type { Paper, PosterChoices } from '../../bindings';
import { type ChoiceField, edges, INCH, isCustom, type Problem, type Unit, unitOf } from '../../document/paper';
import type { PosterDraft } from '../../document/poster';
import type { Words } from '../../i18n';
import type { Said } from '../shared/reading';

/** A length in millimetres, without its unit. */
export function sayFigure(words: Words, millimetres: number, unit: Unit): string {
  return unit === 'in'
    ? words.number(millimetres / INCH, { maximumFractionDigits: 2 })
    : words.number(millimetres, { maximumFractionDigits: 1, useGrouping: false });
}

/** A length in millimetres, as it is said. */
export function sayLength(words: Words, millimetres: number, unit: Unit): string {
  return words.say('unit.length', {
    length: sayFigure(words, millimetres, unit),
    unit: words.say(`unit.${unit}`),
  });
}

/** Two edges in millimetres, as they are said. */
export function saySize(words: Words, width: number, height: number, unit: Unit): string {
  return words.say('unit.size', {
    width: sayFigure(words, width, unit),
    height: sayFigure(words, height, unit),
    unit: words.say(`unit.${unit}`),
  });
}

/** A paper's name; the size of one that has no name. */
export function sayPaper(words: Words, paper: Paper): string {
  if (!isCustom(paper)) return words.say(`paper.${paper}`);
  const [short, long] = edges(paper);
  return saySize(words, short, long, 'mm');
}

/** A paper with its name and its size, as a list shows it. */
export function listPaper(words: Words, paper: Exclude<Paper, object>): string {
  const [short, long] = edges(paper);
  return words.say('paper.listed', {
    name: words.say(`paper.${paper}`),
    size: saySize(words, short, long, unitOf(paper)),
  });
}

/** Why a choice cannot be printed; `null` when it can. */
export function sayProblem(poster: PosterDraft, words: Words, field: ChoiceField, unit: Unit): Said | null {
  const problem: Problem | undefined = poster.problems.get(field);
  switch (problem?.why) {
    case undefined:
      return null;
    case 'wide':
      // Rounded down, so that what is named is taken.
      return { key: 'problem.wide', values: { most: sayLength(words, Math.floor(problem.most * 10) / 10, unit) } };
    case 'tiles':
      return { key: 'problem.tiles', values: { most: problem.most } };
    case 'code':
      return { key: 'problem.code' };
    case 'nothing':
      return { key: 'only.nothing' };
  }
}

/** Which groups of choices mean something for what is printed. */
export function means(choices: PosterChoices): {
  content: boolean;
  form: boolean;
  findings: boolean;
  mark: boolean;
  tiles: boolean;
} {
  const { product } = choices;
  return {
    content: product !== 'Changes',
    form: product === 'Map',
    findings: product === 'Map' || product === 'Blank',
    mark: product === 'Map',
    tiles: product === 'Map' || product === 'Blank',
  };
}
