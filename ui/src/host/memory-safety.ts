import type { BackupView, Calls, NameFound } from '../bindings';
import { HostError } from './host';

type SafetyCalls = Pick<
  { [K in keyof Calls]: (params: Calls[K]['params']) => Calls[K]['reply'] },
  | 'backups'
  | 'back_up'
  | 'restore_backup'
  | 'backup_contents'
  | 'bring_back'
  | 'remove_copies'
  | 'people'
  | 'find_name'
  | 'remove_name'
  | 'save_list'
>;

const DAY = Date.UTC(2026, 10, 21, 12);

/** Backups and people without files: a backup of yesterday with the one map, and one person who owns it. */
export function memorySafety(map: string, title: () => string): SafetyCalls {
  let backups: BackupView[] = [
    {
      name: 'daily-2026-11-20.sqlite',
      reason: 'Daily',
      day: '2026-11-20',
      written: DAY - 86_400_000,
      bytes: 245_760,
      maps: 1,
    },
  ];
  let removed = false;

  function found(overwritten: boolean): NameFound {
    const fields: NameFound['maps'][number]['fields'] = [{ kind: 'Actor', field: 'Name', count: 1 }];
    const maps = removed ? [] : [{ map, title: title(), fields, history: 2, revisions: 0, prints: 0 }];
    return {
      maps,
      collections: 0,
      pieces: 0,
      files: 0,
      overwritten,
      backups: backups.map((one) => one.name),
      aside: [],
    };
  }

  return {
    backups: () => ({ folder: '/library-backups', backups: [...backups], failure: null }),
    back_up: ({ path }) => {
      const name = `backup-2026-11-21${backups.length > 1 ? `-${backups.length}` : ''}.sqlite`;
      if (path === null) {
        backups = [{ name, reason: 'Asked', day: '2026-11-21', written: DAY, bytes: 245_760, maps: 1 }, ...backups];
      }
      return { path: path ?? `/library-backups/${name}`, bytes: 245_760 };
    },
    restore_backup: ({ name }) => {
      if (!backups.some((one) => one.name === name)) throw new HostError('FileUnreadable', '');
      return { kept: '/library-replaced-2026-11-21.sqlite' };
    },
    backup_contents: () => ({
      maps: [{ map, title: title(), cards: 9, changed: DAY - 90_000_000, now: 'Changed' }],
      damage: null,
    }),
    bring_back: () => ({ map }),
    remove_copies: ({ backups: names }) => {
      backups = backups.filter((one) => !names.includes(one.name));
      return {};
    },
    people: () => ({ people: removed ? [] : [{ name: 'Amina', actor_in: 1, owner_in: 0, quoted: false }] }),
    find_name: () => found(false),
    remove_name: () => {
      const what = found(true);
      removed = true;
      return what;
    },
    save_list: ({ name, path }) => ({ path: path ?? `/${name}.txt`, bytes: 1 }),
  };
}
