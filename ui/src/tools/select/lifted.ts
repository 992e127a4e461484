import type { Group, HitRegion, Rect } from '../../bindings';
import { grown } from '../../kernels/rect';
import type { Bench } from '../bench';

/** How far the cards of a stack lie to the right of and below the one in front of them, in points. */
const STACK = 6;

/** Things that are dragged, as they are painted: with what is in conflict go its sign and the cards on which it lies. */
export class Lifted {
  readonly #bench: Bench;
  /** What is dragged. */
  readonly from: readonly HitRegion[];
  /** Where else something of them stood, in points of the scene. */
  readonly around: readonly Rect[];
  readonly #ids: ReadonlySet<string>;
  readonly #keys: ReadonlySet<string>;

  constructor(bench: Bench, from: readonly HitRegion[]) {
    this.#bench = bench;
    this.from = from;
    this.#ids = new Set(from.map(({ id }) => id));
    const keys = new Set(this.#ids);
    this.around = from.flatMap((hit) => {
      const conflict = bench.conflicts.about(hit.id);
      if (conflict === null) return [];
      const sign = `conflict:${conflict.id}`;
      keys.add(sign).add(`stack:${hit.id}`);
      const at = bench.journey.hit(sign)?.rect;
      const { x, y, w, h } = hit.rect;
      return [{ x, y, w: w + STACK, h: h + STACK }, ...(at === undefined ? [] : [grown(at, 1)])];
    });
    this.#keys = keys;
  }

  /** What is painted of them; a copy is in conflict with nothing. */
  groups(copies: boolean): Group[] {
    return this.#bench.view.groupsOf(copies ? this.#ids : this.#keys);
  }
}
