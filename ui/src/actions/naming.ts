import type { Home, Naming } from '../document/home';
import type { Desk } from './desk';

/**
 * Ends the naming of a map or a collection, and writes what was typed where that is another name. Resolves with `false` where
 * the naming goes on, with what was typed: it could not be written, or somebody else has given another name meanwhile, which is
 * said. What is gone by then is not named.
 */
export async function endNaming(
  desk: Desk,
  of: NonNullable<Naming>,
  typed: string,
  write: () => Promise<unknown>,
): Promise<boolean> {
  const { home } = desk;
  if (!isNamed(home, of)) return true;
  const { calledBefore: before, calledNow: now } = home;
  const name = typed.trim();
  if (name === before.trim() || name === now) {
    home.name(null);
    return true;
  }
  if (now !== before) {
    home.tellName();
    const nameless = 'map' in of ? 'library.untitled' : 'home.nameless';
    desk.report('home.calledNow', { name: now === '' ? desk.words.say(nameless) : now }, 'bad');
    return false;
  }
  if ((await write()) === null) return false;
  if (isNamed(home, of)) home.name(null);
  await desk.attempt(() => home.refresh());
  return true;
}

function isNamed({ naming }: Home, of: NonNullable<Naming>): boolean {
  return JSON.stringify(naming) === JSON.stringify(of);
}
