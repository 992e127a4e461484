import type { HitRegion } from '../../bindings';
import type { Bench } from '../bench';
import { type GivenPicture, isPicture } from './read-picture';

/** The pictures among files that were pasted or dropped. */
export function picturesAmong<File extends GivenPicture>(files: Iterable<File>): File[] {
  return [...files].filter(isPicture);
}

/**
 * Puts pasted or dropped pictures on the storyboard: on the storyboard card that they were given to, else into the
 * storyboard lane at that step. `aim` is what they were dropped on; pasted ones go by the selection. Resolves with whether
 * they found a place; what went wrong, or what is missing, has been said.
 */
export function keepPictures(bench: Bench, files: readonly GivenPicture[], aim?: HitRegion | null): Promise<boolean> {
  return bench.pictures.keep(files, aim ?? undefined);
}
