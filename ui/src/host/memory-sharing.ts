import type { Calls, Changed, Comparison, CopyView, RecentFile, Scene, Source } from '../bindings';
import { HostError } from './host';

type Answers = { [K in keyof Calls]?: (params: Calls[K]['params']) => Calls[K]['reply'] };

/** What the calls about copies look at. */
interface Present {
  readonly map: string;
  revision(): number;
  scene(): Scene;
  /** Carries a merge out. */
  merge(): Changed;
}

const CHANGED: Comparison = {
  added: 0,
  changed: 1,
  moved: 0,
  removed: 0,
  stages: [
    {
      id: '01stage000001',
      name: 'Wonder',
      differences: [
        {
          id: '01card0000001',
          kind: 'Card',
          card: 'Action',
          link: null,
          name: ['A neighbour mentions the reading room'],
          turn: 'Changed',
          places: null,
          fields: [],
        },
      ],
    },
  ],
  more: 0,
};

const FOLDER = '/home/ada/maps';
/** One that is there, and one that is gone. */
const FILES: readonly RecentFile[] = [
  { path: `${FOLDER}/same.journey`, name: 'same.journey', folder: FOLDER, at: 1_795_267_920_000, there: true },
  { path: `${FOLDER}/lost.journey`, name: 'lost.journey', folder: FOLDER, at: null, there: false },
];

function nameOf(source: Source): string {
  if ('Bytes' in source) return source.Bytes.name;
  return 'File' in source ? (source.File.path.split('/').at(-1) ?? '') : 'A map of the library';
}

function viewOf(source: Source, by: string): CopyView {
  const name = nameOf(source);
  // A file that says so in its name is none.
  if (name.includes('broken')) throw new HostError('FileMalformed', '', { line: 3, column: 7 });
  const kinship = name.includes('same') ? 'Same' : 'Apart';
  const ancestor = { hash: 'a'.repeat(64), found: 'Library', at: 1_795_267_920_000 } as const;
  const title = 'A library card by Saturday';
  return { name, title, by, at: null, cards: 10, kinship, ancestor: kinship === 'Same' ? null : ancestor };
}

/** Answers about copies: each but one called “same” brings one changed card. */
export function memorySharing({ map, revision, scene, merge }: Present): Answers {
  let files = [...FILES];
  const comparisonOf = (views: readonly CopyView[]): Comparison =>
    views.every(({ kinship }) => kinship === 'Same') ? { ...CHANGED, changed: 0, stages: [] } : CHANGED;
  return {
    pick_map_file: () => ({ path: '/home/ada/anna.journey' }),
    recent_files: () => ({ files }),
    forget_file: ({ path }) => {
      files = files.filter((file) => file.path !== path);
      return { files };
    },
    leave_file: () => ({}),
    recognise: ({ source }) => {
      const { name, title, cards, at, kinship } = viewOf(source, '');
      return { name, title, cards, at, known: kinship === 'Same' ? [{ map, title, kinship }] : [] };
    },
    compare_with: ({ with: source }) => {
      const other = viewOf(source, '');
      return { other, comparison: comparisonOf([other]), before: scene(), after: scene() };
    },
    preview_merge: ({ copies, ours }) => {
      const views = copies.map(({ source, by }) => viewOf(source, by ?? nameOf(source).replace(/\.journey$/, '')));
      const side = (by: string, changed: number) => ({ by, added: 0, changed, moved: 0, removed: 0 });
      return {
        token: `merge at ${revision()}`,
        revision: revision(),
        copies: views,
        brought: [side(ours ?? '', 0), ...views.map(({ by }) => side(by, 1))],
        brings: views.some(({ kinship }) => kinship !== 'Same'),
        comparison: comparisonOf(views),
        conflicts: [],
        before: scene(),
        after: scene(),
      };
    },
    merge: ({ revision: from, token }) => {
      if (from !== revision() || token !== `merge at ${from}`) throw new HostError('Stale', '');
      return merge();
    },
  };
}
