import type { Card, Element, Link } from '../bindings';
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
  const { chosen } = bench;
  if (!chosen.fresh) {
    await new Promise<void>((done) => {
      const leave = chosen.subscribe(() => {
        if (!chosen.fresh) return;
        leave();
        done();
      });
    });
  }
  const answer = chosen.value;
  return { elements: answer?.elements ?? [], links: answer?.links.map(({ link }) => link) ?? [] };
}

/** The cards among elements. */
export function cardsAmong(elements: readonly Element[]): Card[] {
  return elements.flatMap((element) => ('Card' in element ? [element.Card] : []));
}
