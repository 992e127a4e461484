import type { Calls, Card, KeptPiece, LaneKind, ReadyPiece } from '../bindings';
import { HostError } from './host';
import { bareCard, touchpoint } from './memory-cards';

type PieceCalls = Pick<
  { [K in keyof Calls]: (params: Calls[K]['params']) => Calls[K]['reply'] },
  'ready_pieces' | 'kept_pieces' | 'keep_piece' | 'name_piece' | 'remove_piece' | 'bring_piece_back'
>;

const lane = (kind: LaneKind): { name: string; kind: LaneKind } => ({ name: '', kind });

/** A shelf with one piece of each sort: a touchpoint, a pattern over three steps, a metric that the map has no lane for, a feeling. */
const READY: readonly ReadyPiece[] = [
  {
    id: 'newsletter',
    shelf: 'Touchpoints',
    group: 'Digital',
    name: 'Newsletter',
    about: 'Keeps a quiet relation alive.',
    piece: {
      lanes: [lane('Touchpoints')],
      cards: [{ lane: 0, step: 0, span: 1, card: bareCard('01piece000001', 'Newsletter', touchpoint('Mail')) }],
      links: [],
    },
  },
  {
    id: 'post-visit-mail',
    shelf: 'Nurturing',
    group: null,
    name: 'Mail after the visit',
    about: 'Whoever came hears from the person they met.',
    piece: {
      lanes: [lane('Touchpoints'), lane('Metrics')],
      cards: [
        { lane: 0, step: 0, span: 1, card: bareCard('01piece000001', 'Visit', touchpoint('Showroom')) },
        { lane: 0, step: 1, span: 1, card: bareCard('01piece000002', 'Mail', touchpoint('Mail')) },
        { lane: 0, step: 2, span: 1, card: bareCard('01piece000003', 'Call', touchpoint('Telephone')) },
        {
          lane: 1,
          step: 1,
          span: 1,
          card: bareCard('01piece000004', 'Followed up', {
            Metric: {
              measure: 'Custom',
              unit: '%',
              actual: null,
              target: null,
              period: '',
              better: 'Higher',
              definition: 'Visitors who heard from you, of all visitors.',
            },
          }),
        },
      ],
      links: [
        { id: '01plink000001', kind: 'LeadsTo', from: '01piece000001', to: '01piece000002', label: '' },
        { id: '01plink000002', kind: 'LeadsTo', from: '01piece000002', to: '01piece000003', label: '' },
        { id: '01plink000003', kind: 'Measures', from: '01piece000004', to: '01piece000002', label: '' },
      ],
    },
  },
  {
    id: 'left-alone',
    shelf: 'Emotions',
    group: 'Below',
    name: 'Left alone',
    about: 'After the sale, silence.',
    piece: {
      lanes: [lane('Emotions')],
      cards: [
        { lane: 0, step: 0, span: 1, card: bareCard('01piece000001', 'Left alone', { Emotion: { score: -0.65 } }) },
      ],
      links: [],
    },
  },
];

/** Pieces without a library. Knows of one's own that each of their cards is a note. */
export function memoryPieces(cards: (ids: readonly string[]) => Card[]): PieceCalls {
  let kept: KeptPiece[] = [];
  let made = 0;
  const find = (id: string): KeptPiece => {
    const found = kept.find((one) => one.id === id);
    if (found === undefined) throw new HostError('Stale', '');
    return found;
  };
  return {
    ready_pieces: () => ({ pieces: structuredClone([...READY]) }),
    kept_pieces: () => ({ pieces: structuredClone(kept) }),
    keep_piece: ({ cards: ids }) => {
      const held = cards(ids).map((card) => ({
        lane: 0,
        step: 0,
        span: 1,
        card: bareCard(card.id, card.text, 'Note'),
      }));
      if (held.length === 0) throw new HostError('ElementNotFound', '');
      made += 1;
      const own: KeptPiece = {
        id: `01own${String(made).padStart(8, '0')}`,
        name: held[0]?.card.text ?? '',
        added: made,
        piece: { lanes: [lane('Notes')], cards: held, links: [] },
      };
      kept = [own, ...kept];
      return structuredClone(own);
    },
    name_piece: ({ piece, name }) => {
      find(piece).name = name.trim();
      return {};
    },
    remove_piece: ({ piece }) => {
      const gone = find(piece);
      kept = kept.filter((one) => one !== gone);
      return {};
    },
    bring_piece_back: (piece) => {
      kept = [structuredClone(piece), ...kept];
      return {};
    },
  };
}
