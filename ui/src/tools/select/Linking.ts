import type { Command, HitRegion, Link, Point } from '../../bindings';
import { toScene } from '../../kernels/camera';
import { mintId } from '../../kernels/id';
import { type EndKind, type FittingLink, fittingLink, joins } from '../../kernels/link-kind';
import { facing, orthogonal, type Side, sidePoint } from '../../kernels/route';
import { carryOut } from '../bench';
import { endKind, laneKind } from '../kinds';
import { wholeSelection } from '../whole';
import { Following } from './Following';
import { channelOf, Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/** What stays where it is while the other end follows the pointer. */
interface Anchor {
  readonly hit: HitRegion;
  readonly at: Point;
  readonly side: Side;
}

/** A link, and the end of it that is pulled. */
interface Pulled {
  readonly id: string;
  readonly end: 'from' | 'to';
}

/**
 * A line is pulled from a card's handle, or a link by one of its ends. What it would join lights up; let go there, the
 * link is made, of the kind that fits best. Let go in a cell, a new card is begun there that is linked already.
 */
export class Linking extends Following {
  readonly name = 'Linking';
  readonly #anchor: Anchor;
  /** The link that is joined anew. */
  readonly #old: Pulled | null;
  #target: HitRegion | null = null;

  private constructor(bench: Bench, anchor: Anchor, old: Pulled | null, at: PointerAt) {
    super(bench, at);
    this.#anchor = anchor;
    this.#old = old;
  }

  /** Pulls a new link out of a card. */
  static fromHandle(bench: Bench, hit: HitRegion, side: Side, at: PointerAt): Linking {
    bench.journey.select([hit.key]);
    return new Linking(bench, { hit, side, at: sidePoint(hit.rect, side) }, null, at);
  }

  /** Pulls a link off one of its ends. The other stays where the line leaves it. */
  static fromEnd(bench: Bench, link: HitRegion, end: 'from' | 'to', at: PointerAt): State {
    bench.journey.select([link.key]);
    const [first, second] = end === 'to' ? link.route : [...link.route].reverse();
    if (first === undefined || second === undefined) return new Idle(bench);
    return new Linking(bench, { hit: link, at: first, side: sideOf(first, second) }, { id: link.id, end }, at);
  }

  get cursor(): string {
    return this.#target === null && this.#over() !== null ? 'not-allowed' : 'crosshair';
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    const target = this.#target;
    if (target?.kind === 'Cell') this.#begin(target);
    else {
      this.#clear();
      if (target !== null) void (this.#old === null ? this.#link(target) : this.#join(this.#old, target));
    }
    return new Idle(this.bench);
  }

  cancel(): State {
    this.#clear();
    return new Idle(this.bench);
  }

  /** What lies under the pointer besides links and the card that the line comes from. */
  #over(): HitRegion | null {
    if (this.at.zone !== 'map') return null;
    const { key } = this.#anchor.hit;
    const hit = this.bench.view.at(this.at, (one) => one.kind !== 'Link' && one.kind !== 'Actor');
    return hit === null || hit.key === key ? null : hit;
  }

  protected follow(): void {
    const { view } = this.bench;
    const over = this.#over();
    this.#target = over !== null && this.#fits(over) ? over : null;
    const place = toScene(view.camera, this.at);
    const target = this.#target;
    const { at, side } = this.#anchor;
    // Heads are pinned: where they stand in the window differs from where they stand on the map.
    const lands = target !== null && target.kind !== 'Cell' && target.pin === 'None';
    const into = lands ? facing(target.rect, at) : null;
    const to = lands && into !== null ? sidePoint(target.rect, into) : place;
    const points = orthogonal(at, side, to, into);
    view.over({
      hover: null,
      near: { grip: null, insertion: null },
      rubber: { points: this.#old?.end === 'from' ? points.reverse() : points, target, source: this.#anchor.hit },
    });
  }

  #fits(over: HitRegion): boolean {
    if (over.locked) return false;
    if (this.#old !== null) return endKind(this.bench, over) !== null;
    if (over.kind === 'Cell') return laneKind(this.bench, over.lane) !== null;
    return endKind(this.bench, over) !== null;
  }

  async #link(target: HitRegion): Promise<void> {
    const from = endKind(this.bench, this.#anchor.hit);
    const to = endKind(this.bench, target);
    if (from === null || to === null) return;
    const link = joined(fittingLink(from, to), this.#anchor.hit.id, target.id);
    // The link is selected, so that its label can be typed at once.
    if (await carryOut(this.bench, { do: 'AddLink', ...link })) this.bench.journey.select([link.id]);
  }

  /** A new card in the cell, linked. Nothing is there before something was typed. */
  #begin(cell: HitRegion): void {
    const { journey, view, writing } = this.bench;
    const from = endKind(this.bench, this.#anchor.hit);
    const to = laneKind(this.bench, cell.lane);
    if (this.#old !== null || from === null || to === null) return this.#clear();
    const source = this.#anchor.hit.id;
    const kind = fittingLink(from, to);
    const scale = journey.scene.scales.find((one) => one.lane === cell.lane);
    writing.beginCard(cell.lane, cell.step, '', {
      link: (card) => joined(kind, source, card),
      channel: channelOf(this.bench, cell),
      score: scale === undefined ? undefined : 0,
    });
    // The line stays until the text is done.
    const draft = writing.draft?.target;
    const leave = writing.subscribe(() => {
      if (writing.draft?.target === draft) return;
      leave();
      view.over({ rubber: null });
    });
  }

  /** Ends cannot be changed: the old link goes and a new one of the same kind and label comes, as one gesture. */
  async #join(old: Pulled, target: HitRegion): Promise<void> {
    const { links } = await wholeSelection(this.bench);
    const link = links.find((one) => one.id === old.id);
    if (link === undefined || link[old.end] === target.id) return;
    const ends = { from: link.from, to: link.to, [old.end]: target.id };
    const known = (id: string): EndKind | null => {
      const hit = this.bench.journey.hit(id);
      return hit === undefined ? null : endKind(this.bench, hit);
    };
    const [from, to] = [known(ends.from), known(ends.to)];
    if (from === null || to === null || ends.from === ends.to) return;
    const keeps = joins(link.kind, from, to);
    const fresh: Link = keeps
      ? { id: mintId(), kind: link.kind, ...ends, label: link.label }
      : { ...joined(fittingLink(from, to), ends.from, ends.to), label: link.label };
    const commands: Command[] = [
      { do: 'Delete', ids: [link.id] },
      { do: 'AddLink', ...fresh },
    ];
    const done = await carryOut(this.bench, { do: 'Together', act: 'Edit', commands });
    if (done) this.bench.journey.select([fresh.id]);
  }

  #clear(): void {
    this.bench.view.over({ rubber: null });
  }
}

function joined({ kind, turned }: FittingLink, source: string, target: string): Link {
  const [from, to] = turned ? [target, source] : [source, target];
  return { id: mintId(), kind, from, to, label: '' };
}

/** The side on which a line leaves its first point. */
function sideOf(first: Point, second: Point): Side {
  if (Math.abs(second.x - first.x) >= Math.abs(second.y - first.y)) return second.x < first.x ? 'left' : 'right';
  return second.y < first.y ? 'top' : 'bottom';
}
