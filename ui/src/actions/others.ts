import { Abreast } from '../document/abreast';
import type { OpenJourney } from '../document/open-journey';
import { HostError } from '../host';
import type { Desk } from './desk';
import { rescue } from './keep-typed';

/** Keeps a window in step with what other windows and other programs do. */
export function keepAbreast(desk: Desk): void {
  const abreast = new Abreast(desk.host, {
    shown: () => (desk.place === 'library' ? null : desk.bench?.journey.map),
    map: () => (desk.openings.underWay ? Promise.resolve(false) : catchUp(desk)),
    library: () => desk.home.refresh(),
    refused: (files) => desk.complainOf(files),
    pieces: () => readPieces(desk),
    outside: (map, files) => desk.sharing.tell(map, files),
    binned: () => desk.bench?.journey.binned === true,
    tellBinned: (binned) => desk.bench?.journey.tellBinned(binned),
  });
  desk.subscribe(() => abreast.follow());
}

/** Reads the pieces of one's own anew, once they have been looked at. */
async function readPieces(desk: Desk): Promise<void> {
  if (desk.pieces.known) await desk.pieces.readOwn();
}

/** Shows what others did to the open map. Resolves with whether it is up to date. */
export async function catchUp(desk: Desk): Promise<boolean> {
  const journey = desk.bench?.journey;
  if (journey === undefined) return true;
  try {
    return await journey.catchUp();
  } catch (failure) {
    // Anything else is told by the next thing that the user does, and tried again until then.
    if (HostError.from(failure).code !== 'MapNotFound' || desk.bench?.journey !== journey) return false;
    desk.complain(failure);
    rescue(desk);
    await desk.showLibrary();
    return true;
  }
}

/** Takes the open map, which somebody has put into the bin, out of it. */
export async function takeOutOfBin(desk: Desk, journey: OpenJourney): Promise<void> {
  if ((await desk.ask('shelve', { maps: [journey.map], mark: 'Binned', on: false })) === null) return;
  journey.tellBinned(false);
  const { title } = journey.state;
  const { say } = desk.words;
  desk.report('home.restored', { title: title === '' ? say('library.untitled') : title, count: 1 });
}

/** Says quietly when another program has changed the map. */
export function tellOfOthers(desk: Desk, journey: OpenJourney): void {
  let told = journey.fromElsewhere;
  journey.subscribe(() => {
    if (journey.fromElsewhere === told) return;
    told = journey.fromElsewhere;
    desk.report('toast.changedElsewhere');
  });
}
