import { type Action, mapInView } from './action';
import type { Desk } from './desk';

/** Opens a map in a window of its own, beside this one. Says what failed. */
export async function openInNewWindow(desk: Desk, map: string): Promise<void> {
  await desk.attempt(async () => desk.host.openWindow?.(map));
}

export const openWindow: Action = {
  id: 'open-window',
  label: 'action.openWindow',
  group: 'file',
  icon: 'arrow-up-right',
  shortcuts: ['Ctrl+Shift+O'],
  enabled: (desk) => desk.host.openWindow !== undefined && mapInView(desk),
  async run(desk) {
    const map = desk.bench?.journey.map;
    if (map !== undefined) await openInNewWindow(desk, map);
  },
};
