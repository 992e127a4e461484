import { carryOut } from '../tools/bench';
import { type Action, drawing } from './action';
import type { Desk } from './desk';

function chosen(desk: Desk): string[] {
  const { bench } = desk;
  if (bench === null) return [];
  return bench.journey.selection.flatMap((key) => {
    const hit = bench.journey.hit(key);
    return hit === undefined || hit.id === '' ? [] : [hit.id];
  });
}

export const remove: Action = {
  id: 'delete',
  label: 'action.delete',
  group: 'edit',
  icon: 'trash-2',
  shortcuts: ['Delete', 'Backspace'],
  enabled: (desk) => drawing(desk) && chosen(desk).length > 0,
  async run(desk) {
    const ids = chosen(desk);
    const { bench } = desk;
    if (bench === null || ids.length === 0) return;
    if (await carryOut(bench, { do: 'Delete', ids })) bench.announce('aloud.deleted', { count: ids.length });
  },
};
