import type { Command } from '../bindings';
import type { MapView } from '../canvas/map-view';
import type { Boards } from '../document/boards';
import type { Chosen } from '../document/chosen';
import type { Conflicts } from '../document/conflicts';
import type { Contents } from '../document/contents';
import type { MapFindings } from '../document/findings';
import type { Guide } from '../document/guide';
import type { Held } from '../document/held';
import type { Follow, OpenJourney } from '../document/open-journey';
import type { Panels } from '../document/panels';
import type { Paths } from '../document/paths';
import type { Picked } from '../document/picked';
import type { Searching } from '../document/searching';
import type { Standing } from '../document/standing';
import type { Key, Values } from '../i18n';
import type { Pictures } from './pictures/pictures';
import type { Typed } from './write/typed';
import type { Writing } from './write/writing';

/** What the tools work on: the open map, its picture, the text being typed, and a voice. */
export interface Bench {
  readonly journey: OpenJourney;
  /** Actors, lanes, views, parked cards, facets. */
  readonly contents: Contents;
  /** What several people made different things of. */
  readonly conflicts: Conflicts;
  /** What is selected on the map, or chosen on a board, whole. */
  readonly chosen: Chosen;
  /** What stands out on the map. */
  readonly findings: MapFindings;
  /** How far the map has come with the five steps of building one. */
  readonly guide: Guide;
  /** Which board lies in the map's place, and what boards are made of. */
  readonly boards: Boards;
  /** Whose path is drawn over the map. */
  readonly paths: Paths;
  /** The cards of the selected stages, steps and lanes, whole. */
  readonly held: Held;
  /** Which cards stand out, by the filter over the map. */
  readonly standing: Standing;
  /** Where the words stand that are looked for. */
  readonly searching: Searching;
  /** Which parked cards are picked. */
  readonly picked: Picked;
  /** Which parts of the window are shown beside the map. */
  readonly panels: Panels;
  readonly view: MapView;
  readonly writing: Writing;
  /** The texts being typed beside the map. */
  readonly typed: Typed;
  /** Pictures on their way into the map. */
  readonly pictures: Pictures;
  /** The words of the interface. */
  say(key: Key, values?: Values): string;
  /** Read out by screen readers. */
  announce(key: Key, values?: Values): void;
  /** Shows what went wrong. */
  complain(failure: unknown): void;
  /** The map is left: nothing that outlives it tells it anything any more, or keeps it in memory. */
  leave(): void;
}

/** Carries a command out and shows what went wrong. Returns whether it was carried out. */
export async function carryOut(
  bench: Bench,
  command: Command | Promise<Command>,
  follow: Follow = 'touched',
): Promise<boolean> {
  try {
    await bench.journey.apply(command, follow);
    return true;
  } catch (failure) {
    bench.complain(failure);
    return false;
  }
}
