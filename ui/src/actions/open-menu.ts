import { type Action, drawing } from './action';

/** The menu of what is selected, where it stands; on a board that of the card that has the keyboard. */
export const openMenu: Action = {
  id: 'open-menu',
  hidden: true,
  label: 'action.openMenu',
  group: 'interface',
  icon: 'ellipsis',
  shortcuts: ['Shift+F10', 'ContextMenu'],
  enabled: drawing,
  run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    if (bench.boards.shown !== null) {
      const card = document.activeElement?.closest<HTMLElement>('[data-testid="board"] [data-card]');
      const drawn = bench.journey.hit(card?.dataset.card ?? '');
      const box = card?.getBoundingClientRect();
      if (drawn !== undefined && box !== undefined) desk.openMenu({ x: box.left + 12, y: box.bottom }, drawn);
      return;
    }
    const hit = bench.journey.selected ?? null;
    const host = document.querySelector('[data-testid="map-host"]')?.getBoundingClientRect();
    if (host === undefined) return;
    if (hit === null) {
      desk.openMenu({ x: host.left + host.width / 3, y: host.top + host.height / 3 }, null);
      return;
    }
    bench.view.reveal(hit);
    const place = bench.view.place(hit);
    const x = Math.min(host.right - 8, Math.max(host.left, host.left + place.x + Math.min(place.w, 160) / 2));
    const y = Math.min(host.bottom - 8, Math.max(host.top, host.top + place.y + Math.min(place.h, 48) / 2));
    desk.openMenu({ x, y }, hit);
  },
};
