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

/**
 * A part of something followed, handed on after the frame in which the canvas shows it. What only reads the map aloud or
 * lists it can wait that long; what the hand does is seen first. While changes come faster than frames, only the last counts.
 */
export function afterPainting<T>(read: () => T): Followed<T> {
  let value = $state.raw(untrack(read));
  let first = true;
  $effect(() => {
    const next = read();
    if (first) {
      first = false;
      value = next;
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (value = next);
    // A message that is sent while a frame is prepared arrives when it has been painted.
    const frame = requestAnimationFrame(() => port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      port1.close();
    };
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
