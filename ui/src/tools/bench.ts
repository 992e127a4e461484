import type { Command } from '../bindings';
import type { MapView } from '../canvas/map-view';
import type { Chosen } from '../document/chosen';
import type { Contents } from '../document/contents';
import type { Follow, OpenJourney } from '../document/open-journey';
import type { Key, Values } from '../i18n';
import type { Writing } from './write/writing';

/** What the tools work on: the open map, its picture, the text being typed, and a voice. */
export interface Bench {
  readonly journey: OpenJourney;
  /** Actors, lanes, views, parked cards, facets. */
  readonly contents: Contents;
  /** What is selected, whole. */
  readonly chosen: Chosen;
  readonly view: MapView;
  readonly writing: Writing;
  /** Read out by screen readers. */
  announce(key: Key, values?: Values): void;
  /** Shows what went wrong. */
  complain(failure: unknown): void;
}

/** Carries a command out and shows what went wrong. Returns whether it was carried out. */
export async function carryOut(bench: Bench, command: Command, follow: Follow = 'touched'): Promise<boolean> {
  try {
    await bench.journey.apply(command, follow);
    return true;
  } catch (failure) {
    bench.complain(failure);
    return false;
  }
}
