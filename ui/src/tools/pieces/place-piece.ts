import type { Card, Command, Content, LaneKind, Link, NewCard, Piece, Scale } from '../../bindings';

/** A lane as far as pieces are concerned. */
export interface PieceGround {
  /** The lanes in order, hidden ones as well. */
  readonly lanes: readonly GroundLane[];
  /** The steps in order. */
  readonly steps: readonly { readonly id: string; readonly stage: string }[];
  /** The map's scale of scores. */
  readonly scale: Scale;
}

export interface GroundLane {
  readonly id: string;
  readonly name: string;
  readonly kind: LaneKind;
  readonly locked: boolean;
  readonly hidden: boolean;
  readonly folded: boolean;
}

/** Where a piece is put: its first step there, its cards in lanes of their kinds. */
export interface PieceAim {
  readonly lane: string | null;
  readonly step: string | null;
  /** Card of that very cell that the piece's cards go before. */
  readonly before: string | null;
}

/** Where the cards of a piece would stand. */
export interface PiecePlaces {
  /** Place of the first step among the steps; the piece's steps follow on the right. */
  readonly first: number;
  /** For each lane of the piece the lane of the map, or how many new ones come before it. */
  readonly lanes: readonly (GroundLane | number)[];
  /** A lane that keeps cards out; `null` when all can be put. */
  readonly locked: string | null;
}

/** Finds for each lane of a piece the one of the map that takes its cards: one of its kind, and rather one in view. */
export function placesOf(piece: Piece, ground: PieceGround, aim: PieceAim): PiecePlaces {
  const aimed = ground.lanes.findIndex((lane) => lane.id === aim.lane);
  const used = new Set<string>();
  let added = 0;
  const lanes = piece.lanes.map(({ kind, name }): GroundLane | number => {
    const fits = ground.lanes.filter((lane) => takes(lane.kind, kind));
    const worth = (lane: GroundLane): number => {
      const away = Math.abs(ground.lanes.indexOf(lane) - Math.max(0, aimed)) / (ground.lanes.length + 1);
      const named = name !== '' && lane.name === name;
      return (
        (used.has(lane.id) ? 32 : 0) +
        (lane.locked ? 16 : 0) +
        (lane.hidden || lane.folded ? 8 : 0) +
        (lane.id === aim.lane ? 0 : 4) +
        (named ? 0 : 2) +
        away
      );
    };
    const best = fits.sort((a, b) => worth(a) - worth(b))[0];
    if (best === undefined) return added++;
    used.add(best.id);
    return best;
  });
  const barred = lanes.find((lane) => typeof lane !== 'number' && lane.locked);
  return {
    first: Math.max(
      0,
      ground.steps.findIndex((step) => step.id === aim.step),
    ),
    lanes,
    locked: typeof barred === 'object' ? barred.id : null,
  };
}

/** Notes stand in lanes for notes, and in those of the user's own. */
function takes(lane: LaneKind, kind: LaneKind): boolean {
  const plain = (one: LaneKind): LaneKind => (one === 'Custom' ? 'Notes' : one);
  return plain(lane) === plain(kind);
}

/** What is needed to make new things: ids, and the names of new columns and rows. */
export interface PieceMaking {
  mint(): string;
  readonly stage: string;
  readonly step: string;
  lane(kind: LaneKind): string;
}

/** What puts a piece onto the map, and the ids of its cards. */
export interface PutPiece {
  readonly command: Command;
  readonly cards: readonly string[];
}

/** Puts a piece together for a map, as one gesture: missing steps and lanes come along, hidden lanes come into view. */
export function putPiece(
  piece: Piece,
  ground: PieceGround,
  aim: PieceAim,
  places: PiecePlaces,
  making: PieceMaking,
): PutPiece {
  const commands: Command[] = [];
  const steps = ground.steps.map((step) => ({ ...step }));
  const last = Math.max(...piece.cards.map((held) => held.step)) + places.first;
  while (steps.length <= last) {
    const [id, stage, before] = [making.mint(), steps.at(-1)?.stage, null];
    if (stage === undefined) {
      const made = making.mint();
      commands.push({ do: 'AddStage', id: made, name: making.stage, step: id, step_name: making.step, before });
      steps.push({ id, stage: made });
    } else {
      commands.push({ do: 'AddStep', id, stage, name: making.step, before });
      steps.push({ id, stage });
    }
  }
  const lanes = places.lanes.map((lane, at) => {
    if (typeof lane !== 'number') {
      if (lane.hidden) commands.push({ do: 'Edit', ids: [lane.id], field: { field: 'Hidden', value: false } });
      if (lane.folded) commands.push({ do: 'Edit', ids: [lane.id], field: { field: 'Folded', value: false } });
      return lane.id;
    }
    const id = making.mint();
    const { kind, name } = piece.lanes[at] ?? { kind: 'Notes', name: '' };
    commands.push({ do: 'AddLane', id, kind, name: name === '' ? making.lane(kind) : name, before: null });
    return id;
  });
  const news = new Map<string, string>();
  const cards = piece.cards.flatMap(({ lane, step, span, card }): NewCard[] => {
    const place = { lane: lanes[lane] ?? '', step: steps[places.first + step]?.id ?? '', span };
    const id = making.mint();
    news.set(card.id, id);
    const here = place.lane === aim.lane && place.step === aim.step;
    return [{ ...asNew(card, ground.scale), id, place, before: here ? aim.before : null }];
  });
  const links = piece.links.flatMap((link): Link[] => {
    const [from, to] = [news.get(link.from), news.get(link.to)];
    return from === undefined || to === undefined ? [] : [{ ...link, id: making.mint(), from, to }];
  });
  commands.push({ do: 'AddCards', cards, links });
  return { command: { do: 'Together', act: 'AddPiece', commands }, cards: cards.map((card) => card.id) };
}

function asNew(card: Card, scale: Scale): Omit<NewCard, 'id' | 'place' | 'before'> {
  const { text, note, evidence, hue, tags, content } = card;
  return { text, note, actor: null, evidence, hue, tags: [...tags], content: fitted(content, scale), personal: null };
}

/** A feeling in a piece is a share of the scale: it becomes a score of the map's own. */
export function fitted(content: Content, { min, max }: Scale): Content {
  if (typeof content === 'string' || !('Emotion' in content)) return content;
  const { score: share } = content.Emotion;
  const neutral = min < 0 && max > 0 ? 0 : (min + max) / 2;
  const score = neutral + share * (share < 0 ? neutral - min : max - neutral);
  return { Emotion: { score: Math.round(score * 100) / 100 + 0 } };
}
