import type { Appearance } from '../bindings';
import type { Action } from './action';

const NEXT: Record<Appearance, Appearance> = { light: 'dark', dark: 'contrast', contrast: 'light' };

export const switchAppearance: Action = {
  id: 'switch-appearance',
  label: 'action.switchAppearance',
  group: 'interface',
  icon: 'moon',
  enabled: () => true,
  run: (desk) => desk.chooseAppearance(NEXT[desk.appearance]),
};
