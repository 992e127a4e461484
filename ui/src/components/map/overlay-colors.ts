import type { OverlayColors } from '../../canvas/overlay';

/** Reads the theme's colours where the map stands. */
export function readOverlayColors(element: HTMLElement): OverlayColors {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    paper: token('--paper'),
    raised: token('--raised'),
    sunken: token('--sunken'),
    ink3: token('--ink-3'),
    hairlineStrong: token('--hairline-strong'),
    accent: token('--accent'),
    accentSoft: token('--accent-soft'),
  };
}
