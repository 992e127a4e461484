import type { Action } from './action';
import { keepTyped } from './keep-typed';

export const quit: Action = {
  id: 'quit',
  label: 'action.quit',
  group: 'file',
  icon: 'x',
  shortcuts: ['Ctrl+Q'],
  enabled: (desk) => desk.host.quit !== undefined,
  async run(desk) {
    // What is being typed is kept before the window goes.
    if (!(await keepTyped(desk))) return;
    await desk.attempt(async () => desk.host.quit?.());
  },
};
