import type { Contents } from './contents';

/** Largest and smallest size against the nominal one. */
const MOST = 4;
const LEAST = 0.1;
/** Letters below this size are dots; they are left out. */
const READABLE = 0.2;
/** Heads that would cover more than this part of the window scroll with the map. */
const COVER = 0.4;
/** How much of the window's lower edge the buttons of the zoom cover, in pixels. */
const BUTTONS = 72;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The part of the page in which the map scrolls and grows. */
export class MapWindow {
  readonly #contents: Contents;
  readonly #window: HTMLElement;
  readonly #sheet: HTMLElement;
  readonly #groups: readonly Element[];
  readonly #shown: boolean[];
  readonly #told: (zoom: number) => void;
  /** What is as large as the map, or a strip of it: each with its extent at the nominal size. */
  readonly #sized: readonly (readonly [HTMLElement | SVGElement, number, number])[];
  #zoom = 1;
  #frame = 0;
  #whole = false;

  constructor(contents: Contents, window: HTMLElement, sheet: HTMLElement, told: (zoom: number) => void) {
    this.#contents = contents;
    this.#window = window;
    this.#sheet = sheet;
    this.#told = told;
    const drawing = sheet.querySelector('.body > svg');
    const many = drawing !== null && sheet.dataset.many !== undefined;
    this.#groups = many ? [...drawing.children].filter((child) => child.tagName === 'g') : [];
    this.#shown = this.#groups.map(() => false);
    const [w, h] = contents.size;
    const [left, top] = contents.heads;
    const strip = (name: string, width: number, height: number): (readonly [SVGElement, number, number])[] =>
      [...sheet.querySelectorAll<SVGElement>(`.${name} > svg`)].map((svg) => [svg, width, height]);
    this.#sized = [
      [sheet, w, h],
      ...strip('body', w, h),
      ...strip('stages', w, top),
      ...strip('lanes', left, h),
      ...strip('corner', left, top),
    ];
    window.addEventListener('scroll', () => this.#later(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(window);
    matchMedia('print').addEventListener('change', (print) => this.#show(print.matches));
    addEventListener('beforeprint', () => this.#show(true));
    addEventListener('afterprint', () => this.#show(false));
  }

  get zoom(): number {
    return this.#zoom;
  }

  /** The first look: the whole map where it can be read then, otherwise as large as is comfortable, from its beginning. */
  begin(): void {
    const whole = this.#fitting();
    const wide = this.#window.clientWidth / this.#contents.size[0];
    const comfortable = Math.min(1, Math.max(wide, this.#window.clientWidth < 700 ? 0.8 : 0.9));
    this.#set(whole >= 0.75 ? Math.min(whole, 1.5) : comfortable);
    this.#window.scrollTo(0, 0);
  }

  /** The whole map, as far as that can be. */
  fit(): void {
    this.#set(this.#fitting());
  }

  /** Another size; the place under a point of the window, by default its middle, stays where it is. */
  zoomTo(zoom: number, at?: Point): void {
    const box = this.#window.getBoundingClientRect();
    const still = at ?? { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const before = this.#sheet.getBoundingClientRect();
    const place = { x: (still.x - before.left) / this.#zoom, y: (still.y - before.top) / this.#zoom };
    this.#set(zoom);
    const after = this.#sheet.getBoundingClientRect();
    const by = { x: after.left + place.x * this.#zoom - still.x, y: after.top + place.y * this.#zoom - still.y };
    this.#window.scrollBy(by.x, by.y);
  }

  /** One step larger or smaller, on round sizes. */
  step(by: 1 | -1): void {
    const step = Math.round(Math.log(this.#zoom) / Math.log(1.25)) + by;
    this.zoomTo(1.25 ** step);
  }

  scrollBy(x: number, y: number): void {
    this.#window.scrollBy(x, y);
  }

  /** Scrolls as little as needed to have an area of the map clear of the heads. */
  reveal([x, y, w, h]: readonly [number, number, number, number]): void {
    const box = this.#window.getBoundingClientRect();
    const sheet = this.#sheet.getBoundingClientRect();
    const unit = this.#zoom / 10;
    const space = 16;
    const [left, top] = this.#heads();
    const area = { left: sheet.left + x * unit, top: sheet.top + y * unit, w: w * unit, h: h * unit };
    const by = (from: number, length: number, low: number, high: number): number => {
      if (from < low || length > high - low) return from - low;
      return from + length > high ? from + length - high : 0;
    };
    this.#window.scrollBy(
      by(area.left, area.w, box.left + left + space, box.left + this.#window.clientWidth - space),
      by(area.top, area.h, box.top + top + space, box.top + this.#window.clientHeight - BUTTONS),
    );
  }

  #fitting(): number {
    const [w, h] = this.#contents.size;
    return Math.min(this.#window.clientWidth / w, this.#window.clientHeight / h);
  }

  /** How much of the window the heads cover that stay in view. */
  #heads(): [number, number] {
    const [left, top] = this.#contents.heads;
    const covers = (head: number, space: number): number =>
      head * this.#zoom <= space * COVER ? head * this.#zoom : 0;
    return [covers(left, this.#window.clientWidth), covers(top, this.#window.clientHeight)];
  }

  #set(zoom: number): void {
    this.#zoom = Math.min(MOST, Math.max(LEAST, zoom));
    for (const [element, w, h] of this.#sized) {
      element.style.width = `${String(w * this.#zoom)}px`;
      element.style.height = `${String(h * this.#zoom)}px`;
    }
    this.#sheet.classList.toggle('far', this.#zoom < READABLE);
    this.#hold();
    this.#told(this.#zoom);
    // Where the map is scrolled to is settled by then; every look at it before would have it laid out again.
    this.#later();
  }

  #resized(): void {
    this.#hold();
    this.#later();
  }

  #hold(): void {
    const [left, top] = this.#heads();
    this.#sheet.dataset.lanes = left > 0 ? 'held' : 'loose';
    this.#sheet.dataset.stages = top > 0 ? 'held' : 'loose';
  }

  #show(whole: boolean): void {
    this.#whole = whole;
    this.#cull();
  }

  #later(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#cull();
    });
  }

  /** Takes out of the page what lies more than half a window outside: a big map has more to paint than a browser bears. */
  #cull(): void {
    if (this.#groups.length === 0) return;
    const box = this.#window.getBoundingClientRect();
    const sheet = this.#sheet.getBoundingClientRect();
    const unit = 10 / this.#zoom;
    const left = (box.left - sheet.left - box.width / 2) * unit;
    const top = (box.top - sheet.top - box.height / 2) * unit;
    const right = left + box.width * 2 * unit;
    const bottom = top + box.height * 2 * unit;
    for (const [at, group] of this.#groups.entries()) {
      const [x, y, w, h] = this.#contents.groups[at] ?? [0, 0, 0, 0];
      const seen = this.#whole || (x < right && y < bottom && x + w > left && y + h > top);
      if (seen === this.#shown[at]) continue;
      this.#shown[at] = seen;
      group.classList.toggle('here', seen);
    }
  }
}
