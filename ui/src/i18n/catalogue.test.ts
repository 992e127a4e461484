import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { parse as parseSvelte } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

import { en, it as it_ } from './catalogues';
import { sayError, sayLabel } from './sentences';
import { systemLanguage, Words } from './words';

const source = fileURLToPath(new URL('..', import.meta.url));
const messages = { en: en as Record<string, string>, it: it_ as Record<string, string> };

/** What a card may hold, as the model calls it. */
const CONTENTS = [
  ...['Action', 'Touchpoint', 'Thought', 'Need', 'Emotion', 'Pain', 'Opportunity', 'Metric', 'Storyboard'],
  ...['Frontstage', 'Backstage', 'Support', 'Evidence', 'Note'],
];
/** The figures of a card that are shown as a row of steps or as a number. */
/** The corners of a matrix. */
const CORNERS = ['lowHigh', 'highHigh', 'lowLow', 'highLow'];
/** The boards. */
const BOARDS = ['Opportunities', 'Pains', 'Message', 'Curves', 'Decisions'];
const GRADES = ['Severity', 'Frequency', 'Impact', 'Effort', 'Actual', 'Target'];

/** Where the steps of building a map may go on, each with the words of its button. */
const WAYS_ON = [
  ...['Data.cell', 'Data.element', 'Data.add', 'Segments.element', 'Segments.add', 'Touchpoints.cell'],
  ...['Touchpoints.add', 'Measures.cell', 'Measures.element', 'Measures.add'],
  ...['Improvement.cell', 'Improvement.element', 'Improvement.map', 'Improvement.add'],
];

/** Names of the gaps in a message, also inside plurals. */
function gaps(elements: MessageFormatElement[], into = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    into.add(element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) gaps(option.value, into);
    }
  }
  return into;
}

function sources(ending: string): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !path.includes('.test.') && !path.startsWith('bindings'))
    .map((path) => join(source, path));
}

describe('the catalogues', () => {
  it('have the same messages', () => {
    expect(Object.keys(messages.it)).toEqual(Object.keys(messages.en));
  });

  it('have the same gaps in both languages, and parse', () => {
    for (const [key, message] of Object.entries(messages.en)) {
      const english = [...gaps(parse(message, { ignoreTag: true }))].sort();
      const italian = [...gaps(parse(messages.it[key] ?? '', { ignoreTag: true }))].sort();
      expect({ key, gaps: italian }).toEqual({ key, gaps: english });
    }
  });

  it('hold nothing empty', () => {
    for (const language of ['en', 'it'] as const) {
      for (const [key, message] of Object.entries(messages[language]))
        expect({ key, message }).not.toEqual({ key, message: '' });
    }
  });

  it('hold nothing that nobody says', () => {
    const code = [...sources('.ts'), ...sources('.svelte')].map((path) => readFileSync(path, 'utf8')).join('\n');
    const composed = composedNames();
    const unused = Object.keys(messages.en).filter((key) => !composed.has(key) && !code.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});

/** Names that the code puts together from the model's words: each group with the words that it may end in. */
function composedNames(): Set<string> {
  const groups: [string, string[]][] = [
    ['act', namesOf('Act')],
    [
      'error',
      [
        ...namesOf('ErrorCode'),
        'FileMalformedAt',
        'Unreachable',
        'Astray',
        'NoWindow',
        'NameOfNoMap',
        'NameOfNoCollection',
      ],
    ],
    ['refused', refusals()],
    ['status', namesOf('Status')],
    ['horizon', namesOf('Horizon')],
    ['line', namesOf('Line')],
    ['actor', namesOf('ActorKind')],
    ['lane', namesOf('LaneKind')],
    ['paper', namesOf('Paper')],
    ['shelf', [...namesOf('PieceShelf'), 'Own']],
    ['pieceGroup', namesOf('PieceGroup')],
    ['progress', namesOf('Progress')],
    ['measure', namesOf('Measure')],
    ['form', namesOf('Form')],
    ['format', ['pdf', 'svg', 'png', 'pdfNote', 'svgNote', 'pngNote']],
    ['product', namesOf('Product').flatMap((name) => [name, `${name}Note`])],
    ['theme', namesOf('PosterTheme').flatMap((name) => [name, `${name}Note`])],
    ['orientation', namesOf('Orientation')],
    ['language', namesOf('Language')],
    ['printing', ['whole', 'tiles', 'shop'].flatMap((name) => [name, `${name}Note`])],
    ['only', ['stages', 'lanes', 'actors']],
    ['series', ['A', 'B', 'US', 'Arch']],
    ['unit', ['mm', 'in']],
    ['group', ['map', 'card', 'structure', 'link', 'edit', 'view', 'file', 'library', 'interface']],
    ['home.form', ['grid', 'list']],
    ['home.sort', namesOf('MapSort')],
    ['home.status', namesOf('Status')],
    ['count', COUNTED],
    [
      'field',
      [
        'Collapsed',
        'Folded',
        'Hidden',
        'Locked',
        ...GRADES,
        'Crop',
        'Picture',
        'Seen',
        'Place',
        'Sides',
        'By',
        'Method',
        'Findings',
      ],
    ],
    ['phase', namesOf('Phase')],
    ['turn', namesOf('Turn')],
    ['turns', namesOf('Turn')],
    ['kind', ['Card', 'View', 'Conflict']],
    ['backups', [...namesOf('BackupReason'), ...namesOf('MapNow')]],
    ['backups', ['restore', 'delete'].flatMap((name) => [`${name}Ask`, `${name}Do`])],
    ['findingGroup', namesOf('FindingGroup')],
    ['weight', namesOf('FindingWeight')],
    ['weights', namesOf('FindingWeight')],
    ['privacy', ['history', 'revisions', 'prints']],
    ...['step', 'what', 'need', 'count'].map((part): [string, string[]] => [`guide.${part}`, namesOf('BuildStep')]),
    ['guide.go', WAYS_ON],
    ...['board', 'boardHint', 'boardEmpty'].map((part): [string, string[]] => [part, [...BOARDS]]),
    ...['cornerOpportunities', 'cornerPains'].map((part): [string, string[]] => [part, CORNERS]),
  ];
  return new Set(groups.flatMap(([group, names]) => names.map((name) => `${group}.${name}`)));
}

/** Why the model refuses a command; these reach the web side as words of a reply, not as a type. */
function refusals(): string[] {
  const text = readFileSync(join(source, '../../crates/journey-model/src/refusal.rs'), 'utf8');
  const body = /pub enum Refusal \{([\s\S]*?)\n\}/.exec(text)?.[1] ?? '';
  return [...body.matchAll(/^ {4}([A-Z]\w+)/gm)].map((found) => found[1] ?? '');
}

/** What several selected things are counted as: the model's elements, links, and cards by their content. */
const COUNTED = ['About', 'Actor', 'Lane', 'Link', 'Stage', 'Step', 'View', ...CONTENTS];

/** The values of a generated union of names. */
function namesOf(type: string): string[] {
  const text = readFileSync(join(source, 'bindings', `${type}.ts`), 'utf8');
  const union = /export type \w+ =([^;]*);/.exec(text)?.[1] ?? '';
  return [...union.matchAll(/"(\w+)"/g)].map((found) => found[1] ?? '');
}

describe('every name of the model has its words', () => {
  const groups: [string, string][] = [
    ['act', 'Act'],
    ['error', 'ErrorCode'],
    ['lane', 'LaneKind'],
    ['status', 'Status'],
    ['horizon', 'Horizon'],
    ['line', 'Line'],
    ['actor', 'ActorKind'],
    ['progress', 'Progress'],
    ['measure', 'Measure'],
    ['family', 'Family'],
    ['effect', 'Effect'],
    ['basis', 'Basis'],
    ['better', 'Better'],
    ['paper', 'Paper'],
    ['orientation', 'Orientation'],
    ['product', 'Product'],
    ['theme', 'PosterTheme'],
    ['format', 'PosterFormat'],
    ['appearance', 'Appearance'],
    ['language', 'Language'],
    ['turn', 'Turn'],
    ['turns', 'Turn'],
  ];
  it.each(groups)('%s.* for %s', (group, type) => {
    const names = namesOf(type);
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !(`${group}.${name}` in messages.en))).toEqual([]);
  });
});

/** Words between tags, and in attributes that people read or hear. */
function literals(path: string): string[] {
  const tree = parseSvelte(readFileSync(path, 'utf8'), { modern: true });
  const found: string[] = [];
  const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'hint']);
  const letters = /\p{L}{2,}/u;
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const one of node) walk(one);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, name, value, data } = node as { type?: string; name?: string; value?: unknown; data?: string };
    if (type === 'StyleDirective') return;
    if (type === 'Text' && data !== undefined && letters.test(data)) found.push(data.trim());
    if (type === 'Attribute') {
      if (name !== undefined && spoken.has(name) && Array.isArray(value)) {
        for (const part of value as { type: string; data?: string }[]) {
          if (part.type === 'Text' && letters.test(part.data ?? '') && !/^(Ctrl|Esc|F\d)/.test(part.data ?? ''))
            found.push(part.data ?? '');
        }
      }
      return;
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'parent') walk(child);
  };
  walk(tree.fragment);
  return found;
}

it('no component speaks on its own', () => {
  const found = sources('.svelte').flatMap((path) =>
    literals(path).map((text) => `${path.slice(source.length)}: ${text}`),
  );
  expect(found).toEqual([]);
});

describe('sentences', () => {
  const english = new Words('en');
  const italian = new Words('it');

  it('say what undo would take back', () => {
    const label = { act: 'MoveCards', name: 'Demo', place: 'Decision', count: 1 } as const;
    expect(sayLabel(english, label)).toBe('move “Demo” to Decision');
    expect(sayLabel(italian, label)).toBe('sposta «Demo» in Decision');
    expect(sayLabel(english, { ...label, count: 3, place: '' })).toBe('move 3 cards');
    expect(sayLabel(italian, { ...label, act: 'AddCard', name: '' })).toBe('aggiungi una scheda');
    expect(sayLabel(english, { ...label, act: 'Edit', name: '' })).not.toContain('“”');
  });

  it('say what went wrong, by code', () => {
    expect(sayError(english, 'FileMalformed', { line: 12, column: 3 })).toContain('line 12, column 3');
    expect(sayError(english, 'Refused', { reason: 'TooLong' })).toBe('The text is too long.');
    expect(sayError(english, 'Refused', { reason: 'WrongKind' })).toBe(english.say('error.Refused'));
    expect(sayError(english, 'SomethingNew', null)).toBe(english.say('error.Bug'));
  });

  it('write numbers, scores and dates as each language does', () => {
    expect(italian.number(1234.5)).toBe('1234,5');
    expect(english.score(-1.5)).toBe('−1.5');
    expect(english.score(0)).toBe('0');
    const noon = new Date(2026, 10, 21, 12, 0).getTime();
    expect(english.when(noon, noon + 60_000)).toMatch(/^today, /);
    expect(italian.when(noon - 86_400_000, noon)).toMatch(/^ieri, /);
    expect(english.when(noon - 10 * 86_400_000, noon)).toBe('11 November');
  });

  it('begin in the system’s language where there is a catalogue for it', () => {
    expect(systemLanguage(['de-AT', 'it-CH', 'en'])).toBe('it');
    expect(systemLanguage(['ja'])).toBe('en');
  });
});
