import type { Action } from './action';
import type { Desk } from './desk';

/** The sizes of the interface to choose from, in per cent. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;

function step(desk: Desk, by: 1 | -1): Promise<void> {
  const at = TEXT_SIZES.findIndex((size) => size >= desk.textSize);
  return desk.chooseTextSize(TEXT_SIZES[at + by] ?? desk.textSize);
}

export const largerText: Action = {
  id: 'larger-text',
  label: 'action.largerText',
  group: 'interface',
  icon: 'case-sensitive',
  enabled: (desk) => desk.canResizeText && desk.textSize < Math.max(...TEXT_SIZES),
  run: (desk) => step(desk, 1),
};

export const smallerText: Action = {
  id: 'smaller-text',
  label: 'action.smallerText',
  group: 'interface',
  icon: 'case-sensitive',
  enabled: (desk) => desk.canResizeText && desk.textSize > Math.min(...TEXT_SIZES),
  run: (desk) => step(desk, -1),
};
