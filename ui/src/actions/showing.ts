import type { HitRegion, Point } from '../bindings';

/** Which view fills the window. */
export type Place = 'starting' | 'library' | 'map' | 'present';
/** What lies over it. */
export type Dialog =
  | 'poster'
  | 'reader'
  | 'palette'
  | 'lanes'
  | 'lanesAbove'
  | 'owners'
  | 'history'
  | 'shortcuts'
  | 'backups'
  | 'privacy'
  | 'revisions'
  | 'nameRevision'
  | 'decide'
  | 'copies'
  | 'cameIn'
  | 'saveCopy'
  | 'files'
  | 'templates'
  | 'build'
  | 'limits'
  | 'deleteMaps'
  | 'emptyBin'
  | null;

/** A menu that is open somewhere in the window, for something on the map or a map of the library. */
export interface OpenMenu {
  /** Where it opens, in CSS pixels from the window's upper left corner. */
  readonly at: Point;
  /** What it is about; `null` for the empty paper. */
  readonly about: HitRegion | null;
  /** A map of the library that it is about instead. */
  readonly map: string | null;
  /** A collection of the library that it is about instead. */
  readonly collection?: string;
}
