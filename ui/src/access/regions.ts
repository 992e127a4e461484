/** What takes the keyboard, first that which stands for the region best. */
const STOPS = [
  '[data-testid="grid"]',
  '[data-testid="map-list"]',
  '[role="tree"] [tabindex="0"]',
  'button:not(:disabled), input:not(:disabled), textarea, select, a[href], [tabindex="0"]',
];

/** Where the keyboard was in each region when it was left. */
const left = new WeakMap<Element, HTMLElement>();

function shown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function stopOf(region: Element): HTMLElement | null {
  const before = left.get(region);
  if (before !== undefined && region.contains(before) && shown(before)) return before;
  for (const stops of STOPS) {
    const found = [...region.querySelectorAll<HTMLElement>(stops)].find((one) => one.tabIndex >= 0 && shown(one));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * Gives the keyboard to the next part of the window, or to the one before: bar, outline, map, tray, inspector, status.
 * The parts are marked with `data-region`, and each gets the keyboard back where it had it. Returns whether there is one.
 */
export function goToRegion(by: 1 | -1): boolean {
  const regions = [...document.querySelectorAll('[data-region]')].filter(shown);
  const active = document.activeElement;
  const here = regions.findIndex((region) => region.contains(active));
  const from = regions[here];
  if (from !== undefined && active instanceof HTMLElement) left.set(from, active);
  const start = here < 0 && by < 0 ? 0 : here;
  for (let step = 1; step <= regions.length; step += 1) {
    const region = regions[(((start + by * step) % regions.length) + regions.length) % regions.length];
    const stop = region === undefined || region === from ? null : stopOf(region);
    if (stop === null) continue;
    stop.focus({ preventScroll: true });
    return true;
  }
  return false;
}

function part(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-testid="${name}"]`);
}

/** Whether nothing has the keyboard, as when what had it is gone or can no more be used. */
export function isKeyboardLost(): boolean {
  const { activeElement: active, body } = document;
  return active === null || active === body || active.matches(':disabled');
}

/** Gives the keyboard that nothing has to what the window is about: the map, or the list of maps. */
export function catchKeyboard(): void {
  if (isKeyboardLost() && !goToMap()) part('map-list')?.focus({ preventScroll: true });
}

/** Gives the map the keyboard, or the board that lies over it. Returns whether it was elsewhere. */
export function goToMap(): boolean {
  const map = part('board') ?? part('grid');
  if (map === null || map.contains(document.activeElement)) return false;
  map.focus({ preventScroll: true });
  return true;
}
