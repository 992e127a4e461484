import type { Calls, RevisionPoint, Scene } from '../bindings';
import { HostError } from './host';

/** What the calls about revisions look at: the present's number, and how the map is drawn now. */
interface Present {
  revision(): number;
  scene(): Scene;
}

type Answers = { [K in keyof Calls]?: (params: Calls[K]['params']) => Calls[K]['reply'] };

/** Answers about revisions: of an earlier one only the number and the name are known, and it looks like the present. */
export function memoryHistory({ revision, scene }: Present): Answers {
  const names = new Map<number, string>();
  const points = (): RevisionPoint[] => {
    const now = revision();
    const seqs = [...new Set([now, ...names.keys(), 1])].sort((one, other) => other - one);
    return seqs.map((seq) => {
      const kind = seq === now ? 'Present' : names.has(seq) ? 'Named' : 'Beginning';
      const name = names.get(seq) ?? '';
      return {
        seq,
        kind,
        name,
        at: 1_795_267_920_000 + seq * 60_000,
        code: '',
        gestures: 1,
        labels: [],
        next: null,
        taken_back: false,
      };
    });
  };
  const expect = (seq: number): void => {
    if (seq < 1 || seq > revision()) throw new HostError('NoSuchRevision', '');
  };
  return {
    leave_map: () => ({}),
    revisions: () => ({ points: points() }),
    name_revision: ({ seq, name }) => {
      expect(seq ?? revision());
      names.set(seq ?? revision(), name);
      return { points: points() };
    },
    unname_revision: ({ seq }) => {
      names.delete(seq);
      return { points: points() };
    },
    draw_revision: ({ seq }) => {
      expect(seq);
      return scene();
    },
    compare_revisions: ({ from, to }) => {
      expect(from);
      expect(to);
      return { added: 0, changed: 0, moved: 0, removed: 0, stages: [], more: 0 };
    },
    copy_revision: ({ seq }) => {
      expect(seq);
      return { map: '01map00000001' };
    },
  };
}
