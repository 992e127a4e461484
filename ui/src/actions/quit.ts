import type { Action } from './action';

export const quit: Action = {
  id: 'quit',
  label: 'action.quit',
  group: 'file',
  icon: 'x',
  shortcuts: ['Ctrl+Q'],
  enabled: (desk) => desk.host.quit !== undefined,
  async run(desk) {
    // What is being typed is kept before the window goes.
    if ((await desk.bench?.writing.commit('stay')) === false) return;
    await desk.attempt(async () => desk.host.quit?.());
  },
};
