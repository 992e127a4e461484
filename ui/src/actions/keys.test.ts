import { expect, it } from 'vitest';

import { actionList } from './index';

it('no two actions that can be done at the same time have the same keys', () => {
  // While a link is being drawn, Enter and Escape are about that link; its actions come first in the list.
  const linking = new Set(['finish-link', 'leave-link']);
  // The library has keys of its own, as no map is open there, and the bin its own again.
  const bin = new Set(['home-restore', 'home-delete']);
  const owners = new Map<string, string[]>();
  for (const action of actionList.filter((one) => !linking.has(one.id))) {
    for (const shortcut of action.shortcuts ?? []) {
      const where = action.group !== 'library' ? '' : bin.has(action.id) ? 'in the bin ' : 'in the library ';
      owners.set(where + shortcut, [...(owners.get(where + shortcut) ?? []), action.id]);
    }
  }
  expect(owners.size).toBeGreaterThan(20);
  expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
});
