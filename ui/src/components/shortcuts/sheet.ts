import { actionList } from '../../actions';
import { type ActionGroup, nameOf } from '../../actions/action';
import type { Desk } from '../../actions/desk';
import type { Key } from '../../i18n';

/** One line of the sheet: keys or a gesture, and what they do. */
export interface SheetLine {
  readonly id: string;
  /** Shortcuts, the first ones first; empty for a gesture. */
  readonly keys: readonly string[];
  /** A gesture in words; empty for keys. */
  readonly gesture: string;
  /** A gesture that takes many words. */
  readonly wide: boolean;
  readonly does: string;
}

/** Lines that belong together. */
export interface SheetGroup {
  readonly title: string;
  readonly lines: readonly SheetLine[];
}

const ORDER: readonly ActionGroup[] = [
  'edit',
  'card',
  'structure',
  'link',
  'map',
  'view',
  'file',
  'library',
  'interface',
];

const KEYS: readonly (readonly [string, Key])[] = [
  ['arrows', 'keys.arrowsDoes'],
  ['ends', 'keys.endsDoes'],
  ['Tab', 'keys.tabDoes'],
  ['Enter', 'keys.enterDoes'],
  ['Escape', 'keys.escapeDoes'],
  ['Alt+ArrowUp', 'keys.scoreDoes'],
];

const GESTURES: readonly (readonly [Key, Key])[] = [
  ['gesture.type', 'gesture.typeDoes'],
  ['gesture.double', 'gesture.doubleDoes'],
  ['gesture.drag', 'gesture.dragDoes'],
  ['gesture.copy', 'gesture.copyDoes'],
  ['gesture.bracket', 'gesture.bracketDoes'],
  ['gesture.edge', 'gesture.edgeDoes'],
  ['gesture.handle', 'gesture.handleDoes'],
  ['gesture.emotion', 'gesture.emotionDoes'],
  ['gesture.shift', 'gesture.shiftDoes'],
  ['gesture.marquee', 'gesture.marqueeDoes'],
  ['gesture.aside', 'gesture.asideDoes'],
  ['gesture.menu', 'gesture.menuDoes'],
  ['gesture.hand', 'gesture.handDoes'],
  ['gesture.wheel', 'gesture.wheelDoes'],
];

const PASTING: readonly (readonly [Key, Key])[] = [
  ['pasting.lines', 'pasting.linesDoes'],
  ['pasting.table', 'pasting.tableDoes'],
  ['pasting.lane', 'pasting.laneDoes'],
  ['pasting.named', 'pasting.namedDoes'],
  ['pasting.cards', 'pasting.cardsDoes'],
];

/** Everything that keys and gestures do: the actions that have keys, and what the map understands beside them. */
export function sheetOf(desk: Desk): SheetGroup[] {
  const { say } = desk.words;
  const told = (pairs: readonly (readonly [Key, Key])[]): SheetLine[] =>
    pairs.map(([gesture, does]) => ({ id: gesture, keys: [], gesture: say(gesture), wide: true, does: say(does) }));
  const typed = KEYS.map(([key, does]): SheetLine => {
    if (key === 'arrows') return { id: key, keys: [], gesture: say('key.arrows'), wide: false, does: say(does) };
    if (key === 'ends') return { id: key, keys: [], gesture: say('keys.ends'), wide: false, does: say(does) };
    return { id: key, keys: [key], gesture: '', wide: false, does: say(does) };
  });
  const groups = ORDER.map((group): SheetGroup => {
    const own = actionList.filter(
      (action) => action.group === group && action.hidden !== true && (action.shortcuts?.length ?? 0) > 0,
    );
    const lines = own.map((action) => ({
      id: action.id,
      keys: (action.shortcuts ?? []).slice(0, 2),
      gesture: '',
      wide: false,
      // What it does depends on the selection; the sheet says what it does at first.
      does: action.id === 'switch-form' ? nameOf(action, desk) : say(action.label),
    }));
    return { title: say(`group.${group}`), lines };
  });
  return [
    { title: say('group.keys'), lines: typed },
    ...groups,
    { title: say('group.gestures'), lines: told(GESTURES) },
    { title: say('group.paste'), lines: told(PASTING) },
  ].filter((group) => group.lines.length > 0);
}
