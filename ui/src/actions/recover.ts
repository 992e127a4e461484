import type { Desk } from './desk';
import type { Offer } from './toasts';

/** Saves what can be read of a damaged library to a new one, and begins anew with that; what came back is told there. */
export async function recover(desk: Desk): Promise<void> {
  if ((await desk.ask('recover', {})) === null) return;
  desk.withdrawOffers();
  await desk.start();
}

/** The way out of a damaged library, where a message tells of it. */
export function recovering(desk: Desk): Offer {
  return { label: desk.words.say('recovery.save'), shortcut: '', run: () => void recover(desk) };
}
