import type { Card, Element, Link } from '../bindings';
import type { Mirror } from '../document/mirror';
import type { Bench } from './bench';

/** Elements with all their fields, and the links that were named or that join two of them. */
export interface Whole {
  readonly elements: readonly Element[];
  readonly links: readonly Link[];
}

/**
 * What is selected, with all its fields. Waits until the answer is about the selection as it is now: a drag may be over
 * before it has come.
 */
export async function wholeSelection(bench: Bench): Promise<Whole> {
  const answer = await freshOf(bench.chosen);
  return { elements: answer?.elements ?? [], links: answer?.links.map(({ link }) => link) ?? [] };
}

/** What a copy answers with, once it is about the map as it is now. */
export async function freshOf<Answer>(copy: Mirror<unknown, Answer>): Promise<Answer | null> {
  if (!copy.fresh) {
    await new Promise<void>((done) => {
      const leave = copy.subscribe(() => {
        if (!copy.fresh) return;
        leave();
        done();
      });
    });
  }
  return copy.value;
}

/** The cards among elements. */
export function cardsAmong(elements: readonly Element[]): Card[] {
  return elements.flatMap((element) => ('Card' in element ? [element.Card] : []));
}
