import type { MapWindow } from './window';

/** How far the pointer goes before a press is a pull, in pixels. */
const PULL = 4;

/** Pulling with the mouse, the wheel with Ctrl, two fingers. Wheel and one finger scroll by the browser's own means. */
export function gestures(map: MapWindow, window: HTMLElement): void {
  let from: { x: number; y: number; pulled: boolean } | null = null;

  window.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button > 1) return;
    // On the scroll bars the press is the browser's.
    const box = window.getBoundingClientRect();
    if (event.clientX - box.left >= window.clientWidth || event.clientY - box.top >= window.clientHeight) return;
    if (event.button === 1) event.preventDefault();
    from = { x: event.clientX, y: event.clientY, pulled: false };
  });
  addEventListener('pointermove', (event) => {
    if (from === null || event.pointerType !== 'mouse') return;
    const by = { x: event.clientX - from.x, y: event.clientY - from.y };
    if (!from.pulled && Math.hypot(by.x, by.y) < PULL) return;
    window.classList.add('held');
    map.scrollBy(-by.x, -by.y);
    from = { x: event.clientX, y: event.clientY, pulled: true };
  });
  const end = (): void => {
    if (from?.pulled === true) {
      // The press began on a card perhaps; a pull is no click.
      addEventListener('click', refuse, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', refuse, { capture: true }));
    }
    from = null;
    window.classList.remove('held');
  };
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
  addEventListener('blur', end);

  window.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines = event.deltaMode === 0 ? 1 : 16;
      const by = Math.min(60, Math.max(-60, event.deltaY * lines));
      map.zoomTo(map.zoom * Math.exp(-by / 200), { x: event.clientX, y: event.clientY });
    },
    { passive: false },
  );

  let spread = 0;
  window.addEventListener(
    'touchmove',
    (event) => {
      const [one, other] = event.touches;
      if (one === undefined || other === undefined) return;
      event.preventDefault();
      const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      const at = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
      if (spread > 0) map.zoomTo((map.zoom * now) / spread, at);
      spread = now;
    },
    { passive: false },
  );
  window.addEventListener('touchstart', () => (spread = 0), { passive: true });
  window.addEventListener('touchend', () => (spread = 0), { passive: true });
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
