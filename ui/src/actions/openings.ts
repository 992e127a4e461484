import type { OpenJourney } from '../document/open-journey';
import type { Desk } from './desk';
import { isTyping, keepTyped, leaveField } from './keep-typed';

/**
 * Maps on their way into the window, one after the other: the host knows a window by the map that it opened last. Only what was
 * asked for last is shown, and not before what is being typed on the map of before is kept.
 */
export class Openings {
  readonly #desk: Desk;
  /** Asks for a map; gives `null`, and says why, when it cannot be had. */
  readonly #open: (map: string) => Promise<OpenJourney | null>;
  #asked = 0;
  #waiting = 0;
  #turn: Promise<unknown> = Promise.resolve();
  /** Whether the host takes the window to show a map that it does not. */
  #strayed = false;

  constructor(desk: Desk, open: (map: string) => Promise<OpenJourney | null>) {
    this.#desk = desk;
    this.#open = open;
  }

  /** Whether a map is on its way. The host may then have left the one that is shown. */
  get underWay(): boolean {
    return this.#waiting > 0;
  }

  /** What is still on its way is not wanted any more. Resolves when what is typed on the map that is shown is kept, where it can be. */
  callOff(): Promise<boolean> {
    this.#asked += 1;
    return keepTyped(this.#desk);
  }

  /**
   * Resolves with a map that shall take the place of the one shown; with `null` when it cannot be had, when something else was
   * asked for since, or when a text could not be kept: that stays where it is, with the reason.
   */
  open(map: string): Promise<OpenJourney | null> {
    const asked = (this.#asked += 1);
    if (this.#desk.bench !== null) leaveField();
    this.#waiting += 1;
    const turn = this.#turn.then(async () => {
      const opened = await this.#take(map, () => asked === this.#asked);
      this.#waiting -= 1;
      if (opened !== null) this.#strayed = false;
      else if (this.#waiting === 0) await this.#comeBack();
      return opened;
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #take(map: string, isWanted: () => boolean): Promise<OpenJourney | null> {
    for (;;) {
      const { bench } = this.#desk;
      while (isWanted() && bench !== null && isTyping(bench)) {
        await this.#comeBack();
        if (!(await keepTyped(this.#desk))) return null;
      }
      if (!isWanted()) return null;
      const opened = await this.#open(map);
      if (opened === null) return null;
      this.#strayed = true;
      // Something may have been typed meanwhile.
      if (isWanted() && (bench === null || !isTyping(bench))) return opened;
      // What a part of a map leaves out is asked for while the host still has it.
      await opened.completed;
    }
  }

  async #comeBack(): Promise<void> {
    if (!this.#strayed) return;
    this.#strayed = false;
    const journey = this.#desk.bench?.journey;
    const back = journey === undefined ? this.#desk.host.call('leave_map', {}) : journey.redraw(journey.drawing);
    // Where this fails, the next command opens the map anew.
    await back.catch(() => undefined);
  }
}
