import { beforeEach, expect, it, vi } from 'vitest';

import { Drag } from './drag.svelte';

/** A pointer over a list of cards and a shelf, as the window hears of it. */
class Hand {
  readonly #drag: Drag<string>;
  readonly #pointer: number;
  /** What clicks have chosen. */
  readonly chosen: string[] = [];
  /** What was let go, and where. */
  readonly dropped: string[] = [];

  constructor(drag: Drag<string>, pointer = 1) {
    this.#drag = drag;
    this.#pointer = pointer;
  }

  press(thing: string, button = 0): void {
    this.#drag.down(this.#at(100, 100, { button, buttons: 1 }), () => thing);
  }

  move(x: number, y: number, buttons = 1): void {
    this.#drag.move(this.#at(x, y, { buttons }));
  }

  /** Lets the button go over something, which the browser makes a click of at once. */
  release(over: string, x = 100, y = 100): void {
    const drop = this.#drag.up(this.#at(x, y, { buttons: 0 }));
    if (drop !== null) this.dropped.push(`${drop.thing} at ${String(drop.x)} ${String(drop.y)}`);
    this.click(over);
  }

  click(over: string): void {
    if (!this.#drag.endsDrag) this.chosen.push(over);
  }

  lose(): void {
    this.#drag.lose(this.#at(0, 0, {}));
  }

  #at(clientX: number, clientY: number, rest: { button?: number; buttons?: number }): PointerEvent {
    return { pointerId: this.#pointer, isPrimary: this.#pointer === 1, clientX, clientY, ...rest } as PointerEvent;
  }
}

let drag: Drag<string>;
let hand: Hand;

beforeEach(() => {
  vi.useFakeTimers();
  drag = new Drag<string>();
  hand = new Hand(drag);
});

/** Presses a key; returns whether it still means something to anybody else. */
function key(name: string): boolean {
  const event = { key: name, preventDefault: vi.fn(), stopPropagation: vi.fn() };
  drag.press(event as unknown as KeyboardEvent);
  return event.stopPropagation.mock.calls.length === 0;
}

it('a click is no drag, even when the hand trembles', () => {
  hand.press('card');
  hand.move(103, 103);
  expect(drag.dragged).toBeNull();
  hand.release('card', 103, 103);
  expect(hand.dropped).toEqual([]);
  expect(hand.chosen).toEqual(['card']);
});

it('what is dragged is let go where the pointer is, and the click that ends it chooses nothing', () => {
  hand.press('card');
  hand.move(104, 104);
  hand.move(300, 40);
  expect(drag.dragged).toEqual({ thing: 'card', x: 300, y: 40 });
  hand.release('shelf', 301, 41);
  expect(hand.dropped).toEqual(['card at 301 41']);
  expect(hand.chosen).toEqual([]);
  expect(drag.dragged).toBeNull();
  // The next one is a click like any other.
  vi.runAllTimers();
  hand.press('card');
  hand.release('card');
  expect(hand.chosen).toEqual(['card']);
});

it('Escape leaves everything as it was, and the click that follows chooses nothing', () => {
  hand.press('card');
  hand.move(300, 40);
  expect(key('a')).toBe(true);
  expect(key('Escape')).toBe(false);
  expect(drag.dragged).toBeNull();
  // The button is still to be let go; until then nothing goes along.
  hand.move(310, 50);
  expect(drag.dragged).toBeNull();
  expect(key('Escape')).toBe(true);
  hand.release('shelf');
  expect(hand.dropped).toEqual([]);
  expect(hand.chosen).toEqual([]);
  vi.runAllTimers();
  hand.press('card');
  hand.move(300, 40);
  hand.release('shelf', 300, 40);
  expect(hand.dropped).toEqual(['card at 300 40']);
});

it('Escape before anything is dragged is not taken from whom it is meant for', () => {
  expect(key('Escape')).toBe(true);
  hand.press('card');
  expect(key('Escape')).toBe(true);
  hand.release('card');
  expect(hand.chosen).toEqual(['card']);
});

it('a pointer that is lost leaves everything as it was', () => {
  hand.press('card');
  hand.move(300, 40);
  hand.lose();
  expect(drag.dragged).toBeNull();
  hand.move(310, 50);
  hand.release('shelf');
  expect(hand.dropped).toEqual([]);
  // No click comes of a lost pointer, so this one is another.
  expect(hand.chosen).toEqual(['shelf']);
});

it('a button that was let go outside the window leaves everything as it was', () => {
  for (const calledOff of [false, true]) {
    hand.press('card');
    hand.move(300, 40);
    if (calledOff) key('Escape');
    hand.move(310, 50, 0);
    expect(drag.dragged).toBeNull();
    hand.move(400, 50);
    expect(drag.dragged).toBeNull();
    hand.release('card');
  }
  expect(hand.dropped).toEqual([]);
  expect(hand.chosen).toEqual(['card', 'card']);
});

it('another button drags nothing, and another finger leaves the first its own', () => {
  hand.press('card', 2);
  hand.move(300, 40);
  expect(drag.dragged).toBeNull();
  const finger = new Hand(drag, 2);
  hand.press('card');
  finger.press('other card');
  finger.move(500, 500);
  finger.lose();
  hand.move(300, 40);
  finger.move(500, 500);
  finger.release('shelf', 500, 500);
  expect(drag.dragged).toEqual({ thing: 'card', x: 300, y: 40 });
  hand.release('shelf', 300, 40);
  expect(finger.dropped).toEqual([]);
  expect(hand.dropped).toEqual(['card at 300 40']);
});

it('where only up and down counts, going sideways is still a click', () => {
  drag = new Drag<string>((_, y) => Math.abs(y));
  hand = new Hand(drag);
  hand.press('collection');
  hand.move(180, 102);
  expect(drag.dragged).toBeNull();
  hand.move(180, 106);
  expect(drag.dragged).toEqual({ thing: 'collection', x: 180, y: 106 });
});

it('what cannot go along yet is asked again, what is on its way only once', () => {
  const take = vi.fn<() => string | null>().mockReturnValueOnce(null).mockReturnValue('card');
  const at = (x: number): PointerEvent =>
    ({ pointerId: 1, isPrimary: true, button: 0, buttons: 1, clientX: x, clientY: 0 }) as PointerEvent;
  drag.down(at(0), take);
  drag.move(at(3));
  expect(take).not.toHaveBeenCalled();
  drag.move(at(9));
  expect(drag.dragged).toBeNull();
  for (const x of [10, 11, 12]) drag.move(at(x));
  expect(drag.dragged).toEqual({ thing: 'card', x: 12, y: 0 });
  expect(take).toHaveBeenCalledTimes(2);
});
