import type { Bench } from '../../tools/bench';
import { follow } from '../shared/follow.svelte';
import { chooseCard } from './choosing';

/** Which cards of a board are chosen, and which the filter over the map leaves out, for whoever draws them. */
export class Choice {
  readonly #bench: Bench;
  readonly #boards;
  readonly #standing;
  readonly #ids = $derived.by(() => this.#boards.current.chosen);

  constructor(bench: Bench) {
    this.#bench = bench;
    this.#boards = follow(bench.boards);
    this.#standing = follow(bench.standing);
  }

  /** How many are chosen. */
  get count(): number {
    return this.#ids.length;
  }

  holds(id: string): boolean {
    return this.#ids.includes(id);
  }

  /** Whether the filter over the map leaves a card out. */
  fades(id: string): boolean {
    const { ids } = this.#standing.current;
    return ids !== null && !ids.has(id);
  }

  choose(id: string, adds = false): void {
    chooseCard(this.#bench, id, adds);
  }
}
