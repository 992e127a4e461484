import { isHead, cardsHeld } from '../../kernels/held';
import type { OpenJourney } from '../../document/open-journey';
import type { Bench } from '../bench';
import { freshOf } from '../whole';
import { type Copied, copiedFrom, gridOfBench } from './clipboard';

/** Which of what is selected a copy takes along. */
export interface Taking {
  /** Whether stages, steps and lanes give the cards that they hold, or nothing can be taken with one of them. */
  readonly heads: boolean;
}

const ALL: Taking = { heads: true };

/** Ids of the cards that copying takes along: the selected ones, and those of the selected stages, steps and lanes. */
export function toCopy({ journey }: Bench, taking = ALL, keys = journey.selection): string[] {
  const hits = keys.map((key) => journey.hit(key));
  if (!hits.some(isHead)) return hits.flatMap((hit) => (hit?.kind === 'Card' || hit?.kind === 'Emotion' ? hit.id : []));
  if (!taking.heads) return [];
  return cardsHeld(journey.scene.outline, new Set(hits.map((hit) => hit?.id ?? ''))).map((card) => card.id);
}

/**
 * What copying takes along, whole: at once while nothing is under way, otherwise later, as the user saw it in this moment.
 * `null` for nothing. A copy that is asked for later comes after everything that was done before it, and before everything
 * that is done next; it fails with a `HostError` when the cards cannot be read.
 */
export function copying(bench: Bench, taking = ALL): Copied | Promise<Copied | null> | null {
  if (underWay === null && bench.journey.waiting === 0) {
    if (toCopy(bench, taking).length === 0) return null;
    const whole = (bench.held.heads ? bench.held : bench.chosen).current;
    // The lanes say in which order the cards stand. On a board more may be chosen than the map draws, and a copy takes along.
    if (whole !== null && bench.contents.fresh && bench.boards.shown === null)
      return copiedFrom(whole, gridOfBench(bench));
  }
  return later(bench, taking);
}

async function later(bench: Bench, taking: Taking): Promise<Copied | null> {
  const meant = new Meant(bench.journey);
  try {
    await underWay?.over;
    const answer = await bench.journey.read(() => toCopy(bench, taking, meant.keys));
    await freshOf(bench.contents);
    return copiedFrom(answer, gridOfBench(bench));
  } finally {
    meant.leave();
  }
}

/**
 * The selection that a copy was asked for. What was under way then may still change it, such as a new card that becomes
 * selected; what the user selects afterwards does not.
 */
class Meant {
  readonly leave: () => void;
  #keys: readonly string[];

  constructor(journey: OpenJourney) {
    this.#keys = journey.selection;
    let seen = journey.selection;
    let { revision } = journey.state;
    this.leave = journey.subscribe(() => {
      const now = journey.selection;
      const same = now.length === seen.length && now.every((key, at) => key === seen[at]);
      if (!same && journey.state.revision !== revision) this.#keys = now;
      seen = now;
      ({ revision } = journey.state);
    });
  }

  get keys(): readonly string[] {
    return this.#keys;
  }
}

/** A copy that is on its way to the clipboard. */
export interface UnderWay {
  /** What it takes along; `null` when there was nothing to copy. */
  readonly found: Promise<Copied | null>;
  /** Resolves when it is on the clipboard, off the map if it was cut, and the user has been told. */
  readonly over: Promise<void>;
}

let underWay: UnderWay | null = null;

/** Notes that a copy is on its way. */
export function notice(found: Promise<Copied | null>, over: Promise<void>): void {
  const before = underWay;
  const mine: UnderWay = {
    // Where there was nothing to copy, the clipboard keeps what was copied before.
    found: found.catch(() => null).then((one) => one ?? before?.found ?? null),
    over,
  };
  underWay = mine;
  void over.finally(() => {
    if (underWay === mine) underWay = null;
  });
}

/** What is on its way to the clipboard, for a paste that comes before it; `null` for nothing. */
export function onItsWay(): UnderWay | null {
  return underWay;
}
