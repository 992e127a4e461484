import type { Command, HitRegion } from '../bindings';
import { pause } from '../host/pause';
import { mintId } from '../kernels/id';
import { sayName } from '../i18n';
import { type Bench, carryOut } from '../tools/bench';
import {
  type Copied,
  fromMemory,
  give,
  giveLater,
  gridOfBench,
  type Offered,
  plan,
  remember,
  wordsOf,
} from '../tools/clipboard/clipboard';
import { copying, notice, onItsWay, toCopy } from '../tools/clipboard/copying';
import { targetOf } from '../tools/clipboard/target';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { selectedCards } from './selected';

/** Number of cards from which on a paste is carried out in more than one go. */
const MANY_CARDS = 200;

/** Whether an event of the clipboard that is on its way was asked for by an action, wherever the keyboard is. */
let wanted = false;

/** Whether the page's next copy, cut or paste event belongs to the map even while a text field has the keyboard. */
export function isWanted(): boolean {
  return wanted;
}

/** Asks the system for an event of the clipboard; it lets a page do so while the user acts. */
function bySystem(what: 'copy' | 'cut' | 'paste'): boolean {
  wanted = true;
  try {
    return document.execCommand(what);
  } catch {
    return false;
  } finally {
    wanted = false;
  }
}

/** Whether there is something to copy: cards, or a stage, step or lane that holds some. */
export function canCopy(desk: Desk): boolean {
  return desk.bench !== null && toCopy(desk.bench).length > 0;
}

/**
 * Puts the selected cards on the clipboard, and those of selected stages, steps and lanes: by the event that is handled, or
 * by the system's own way where there is none or where the cards are not known yet.
 */
export function copyCards(desk: Desk, to: DataTransfer | null): void {
  const { bench } = desk;
  if (bench === null || givenBefore(to)) return;
  put(desk, bench, copying(bench), to, ({ count }) => bench.announce('aloud.copied', { count }));
}

/** Puts the selected cards on the clipboard and then takes them off the map. */
export function cutCards(desk: Desk, to: DataTransfer | null): void {
  const { bench } = desk;
  if (bench === null || givenBefore(to)) return;
  // A head is not cut, and its cards would leave without having been chosen.
  put(desk, bench, copying(bench, { heads: false }), to, async ({ ids, count }) => {
    if (await carryOut(bench, { do: 'Delete', ids: [...ids] })) bench.announce('aloud.cut', { count });
  });
}

/** What the next event of the clipboard shall carry, whatever is selected. */
let handed: Copied | null = null;

function givenBefore(to: DataTransfer | null): boolean {
  if (handed === null || to === null) return false;
  give(handed, to);
  return true;
}

/** Puts cards, or their words alone, on the clipboard, and goes on when they are there. */
function put(
  desk: Desk,
  bench: Bench,
  found: Copied | Promise<Copied | null> | null,
  to: DataTransfer | null,
  then: (found: Copied) => void | Promise<void>,
  words = false,
): void {
  if (found === null) return;
  if (!(found instanceof Promise) && to !== null) {
    give(remember(found), to);
    void then(found);
    return;
  }
  const coming = Promise.resolve(found);
  const given = giveLater(coming, words);
  const over = (async () => {
    try {
      const ready = await coming;
      if (ready === null) return;
      remember(ready);
      if ((await given) || handOver(ready)) await then(ready);
      else desk.report('copy.refused');
    } catch (failure) {
      bench.complain(failure);
    }
  })();
  notice(coming, over);
}

/** Puts what is ready on the clipboard by the system's own command, which some systems let a page use while the user acts. */
function handOver(ready: Copied): boolean {
  handed = ready;
  try {
    return bySystem('copy');
  } finally {
    handed = null;
  }
}

/**
 * Pastes what is still on its way to the clipboard, which is newer than what the clipboard offers. Goes on as `otherwise` says
 * when nothing is on its way, or when there was nothing to copy.
 */
export function pasteOnItsWay(desk: Desk, otherwise: (aim: HitRegion | null) => void): void {
  const coming = onItsWay();
  if (coming === null) {
    otherwise(null);
    return;
  }
  // What the user selects until it comes is for what is done next.
  const aim = desk.bench?.journey.selected ?? null;
  void coming.found.then((found) => {
    if (found === null) otherwise(aim);
    else void pasteOffered(desk, found, aim, coming.over);
  });
}

/**
 * Pastes what a clipboard or a drop offers, at a place or at the selection. One gesture, one undo. The user is told when what
 * came `before` it is over, so that the words of an earlier act do not stand in the place of these.
 */
export async function pasteOffered(
  desk: Desk,
  offered: Offered,
  aim?: HitRegion | null,
  before?: Promise<void>,
): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  const target = targetOf(bench, aim ?? bench.journey.selected);
  const { words } = desk;
  const found = plan(offered, gridOfBench(bench), target, {
    mint: mintId,
    stage: words.say('new.stage'),
    step: words.say('new.step'),
    lane: sayName(words, 'lane', 'Notes'),
  });
  if (found === null) {
    desk.report('paste.nothing');
    return;
  }
  const count = found.cards.length;
  const many = count >= MANY_CARDS;
  const command: Command = { do: 'Together', act: 'Paste', commands: found.commands };
  // The page does not stand still while much is put together, sent and shown.
  if (!(await carryOut(bench, many ? pause().then(() => command) : command))) return;
  if (many) await pause();
  const shown = found.cards.filter((id) => bench.journey.hit(id) !== undefined);
  if (shown.length > 0) bench.journey.select(shown);
  const first = bench.journey.hit(shown[0] ?? '');
  if (first !== undefined) bench.view.reveal(first);
  await before;
  bench.announce('aloud.pasted', { count });
  if (found.left > 0) desk.report('paste.left', { count, left: found.left });
  if (found.cut > 0) desk.report('paste.cut', { count: found.cut });
}

/** Asks the system for what is on the clipboard. `null` when it does not tell, or does not tell without a key. */
async function askSystem(): Promise<Offered | null> {
  try {
    const offered = { text: '', html: '', records: '' };
    for (const item of await navigator.clipboard.read()) {
      if (item.types.includes('text/plain')) offered.text ||= await (await item.getType('text/plain')).text();
      if (item.types.includes('text/html')) offered.html ||= await (await item.getType('text/html')).text();
    }
    return offered;
  } catch {
    return null;
  }
}

export const copy: Action = {
  id: 'copy',
  label: 'action.copy',
  group: 'edit',
  icon: 'copy',
  shortcuts: ['Ctrl+C'],
  byEvent: true,
  enabled: (desk) => drawing(desk) && canCopy(desk),
  run(desk) {
    if (!bySystem('copy')) copyCards(desk, null);
  },
};

export const cut: Action = {
  id: 'cut',
  label: 'action.cut',
  group: 'edit',
  icon: 'scissors',
  shortcuts: ['Ctrl+X'],
  byEvent: true,
  enabled: (desk) => drawing(desk) && selectedCards(desk).length > 0 && desk.bench?.held.heads === false,
  run(desk) {
    if (!bySystem('cut')) cutCards(desk, null);
  },
};

export const paste: Action = {
  id: 'paste',
  label: 'action.paste',
  group: 'edit',
  icon: 'clipboard-paste',
  shortcuts: ['Ctrl+V'],
  byEvent: true,
  enabled: drawing,
  run(desk) {
    if (bySystem('paste')) return;
    // The system is asked while the user acts; later it might not tell.
    const asked = askSystem();
    pasteOnItsWay(desk, (aim) => {
      void asked.then((told) => {
        const offered = told ?? fromMemory();
        if (offered === null) desk.report('paste.byKey');
        else void pasteOffered(desk, offered, aim);
      });
    });
  },
};

/** The words alone, for a letter or a chat: without anything that only Percorso understands. */
export const copyText: Action = {
  id: 'copy-text',
  label: 'action.copyText',
  group: 'edit',
  icon: 'quote',
  enabled: (desk) => drawing(desk) && canCopy(desk),
  run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    const found = Promise.resolve(copying(bench)).then((ready) => (ready === null ? null : wordsOf(ready)));
    put(desk, bench, found, null, ({ count }) => bench.announce('aloud.copied', { count }), true);
  },
};
