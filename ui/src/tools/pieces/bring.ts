import type { LaneKind, Piece } from '../../bindings';
import { HostError } from '../../host';
import { columnsOf } from '../../kernels/columns';
import { mintId } from '../../kernels/id';
import type { Key } from '../../i18n';
import { type Bench, carryOut } from '../bench';
import { freshOf } from '../whole';
import { type PieceAim, type PieceGround, placesOf, putPiece } from './place-piece';

/** A piece on its way onto the map. */
export interface Load {
  readonly name: string;
  readonly piece: Piece;
}

/** The map as far as pieces are concerned, as it is known now. */
export function groundOf(bench: Bench): PieceGround {
  const { scene } = bench.journey;
  const contents = bench.contents.value;
  const stages = scene.outline.filter((entry) => entry.kind === 'Stage');
  return {
    lanes: contents?.lanes ?? [],
    steps: stages.flatMap((stage) =>
      stage.children.filter((entry) => entry.kind === 'Step').map(({ id }) => ({ id, stage: stage.id })),
    ),
    scale: contents?.scale ?? { min: -2, max: 2 },
  };
}

/** The first step that is wholly in view, for whoever has selected nothing. */
export function stepInView(bench: Bench): string | null {
  const area = bench.view.area('None');
  const seen = columnsOf(bench.journey.scene).find(({ x, w }) => {
    const placed = bench.view.place({ pin: 'None', rect: { x, y: 0, w, h: 0 } });
    return placed.x >= area.x - 1 && placed.x + placed.w <= area.x + area.w + 1;
  });
  return seen?.step ?? null;
}

/** Puts a piece onto the map, in one gesture, and selects its cards. Resolves with whether it is there. */
export async function bring(bench: Bench, { name, piece }: Load, aim: PieceAim): Promise<boolean> {
  // Lanes that came with the piece before this one count.
  await freshOf(bench.contents);
  const ground = groundOf(bench);
  const places = placesOf(piece, ground, aim);
  if (places.locked !== null) {
    bench.complain(new HostError('Refused', '', { reason: 'Locked', id: places.locked }));
    return false;
  }
  const put = putPiece(piece, ground, aim, places, {
    mint: mintId,
    stage: bench.say('new.stage'),
    step: bench.say('new.step'),
    lane: (kind: LaneKind) => bench.say(`lane.${kind}` as Key),
  });
  if (!(await carryOut(bench, put.command, 'stay'))) return false;
  const [first, ...others] = put.cards.filter((id) => bench.journey.hit(id) !== undefined);
  // The first one is selected last: what is put next goes beneath it.
  if (first !== undefined) {
    bench.journey.select([...others, first]);
    const hit = bench.journey.hit(first);
    if (hit !== undefined) bench.view.reveal(hit);
  }
  const step = bench.journey.hit(first ?? '')?.step ?? '';
  const place = bench.journey.hit(step)?.name ?? '';
  bench.announce('pieces.put', { name, count: put.cards.length, place, placed: place === '' ? 'no' : 'yes' });
  return true;
}
