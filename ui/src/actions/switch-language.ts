import type { Action } from './action';

export const switchLanguage: Action = {
  id: 'switch-language',
  label: 'action.switchLanguage',
  group: 'interface',
  icon: 'languages',
  enabled: () => true,
  run: (desk) => desk.chooseLanguage(desk.language === 'en' ? 'it' : 'en'),
};
