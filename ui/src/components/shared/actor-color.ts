/** Colour of an actor's dot and curve, as the layout draws it. */
export function actorColor(hue: number): string {
  return hue < 3 ? `var(--actor-${hue + 1})` : `var(--stage-${(hue % 8) + 1})`;
}
