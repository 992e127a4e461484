import { Remembered } from './remembered';

/** CSS pixels. */
interface Size {
  readonly w: number;
  readonly h: number;
}

/** The room inside an element, its padding included; nothing while it does not stand. */
export interface Measured extends Size {
  /** To be attached to the element. */
  readonly on: (element: HTMLElement) => () => void;
}

const NONE: Size = { w: 0, h: 0 };

/**
 * Follows the size of an element, measured where the window lays the page out anyway. Under a name it begins with the size that
 * an element of this name had before.
 */
export function measured(name: string | null = null): Measured {
  const memory = name === null ? null : new Remembered<Size>(name);
  let size = $state.raw(memory?.or(NONE) ?? NONE);
  return {
    get w() {
      return size.w;
    },
    get h() {
      return size.h;
    },
    on(element) {
      const watch = new ResizeObserver(() => {
        const { clientWidth: w, clientHeight: h } = element;
        if (w === size.w && h === size.h) return;
        size = { w, h };
        memory?.keep(size);
      });
      watch.observe(element);
      return () => watch.disconnect();
    },
  };
}
