import { getContext, setContext, untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';

import type { Desk } from '../../actions/desk';
import type { Observed } from '../../kernels/observable';

/** Something observed, as Svelte sees it: whoever reads through `current` is updated after every change. */
export interface Followed<T> {
  readonly current: T;
}

/** Ties an observed object into Svelte's reactivity. Read its properties through `current` each time. */
export function follow<T extends Observed>(source: T): Followed<T> {
  const subscribe = createSubscriber((update) => source.subscribe(update));
  return {
    get current() {
      subscribe();
      return source;
    },
  };
}

/**
 * A part of something followed. Whoever reads it is updated when that part is another, and not even asked whether it is
 * after all the other changes: what hundreds of nodes hang on costs nothing while it stays.
 */
export function settled<T>(read: () => T): Followed<T> {
  let value = $state.raw(untrack(read));
  $effect.pre(() => {
    value = read();
  });
  return {
    get current() {
      return value;
    },
  };
}

const DESK = Symbol('desk');

/** Hands the desk down to all components inside. */
export function provideDesk(desk: Desk): Followed<Desk> {
  const followed = follow(desk);
  setContext(DESK, followed);
  return followed;
}

/** The desk that was handed down. */
export function useDesk(): Followed<Desk> {
  return getContext(DESK);
}
