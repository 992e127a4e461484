import type { HitRegion } from '../bindings';
import { mintId } from '../kernels/id';
import { sayName } from '../i18n';
import { carryOut } from '../tools/bench';
import {
  copied,
  complete,
  fromMemory,
  give,
  gridOfBench,
  type Offered,
  plan,
  toCopy,
} from '../tools/clipboard/clipboard';
import { targetOf } from '../tools/clipboard/target';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { selectedCards } from './selected';

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

/** Puts the selected cards on the clipboard, and those of selected stages, steps and lanes. Returns whether there were any. */
export function copyCards(desk: Desk, to: DataTransfer | null): boolean {
  const { bench } = desk;
  const found = bench === null ? null : copied(bench);
  if (bench === null || found === null) return false;
  if (to !== null) give(found, to);
  void complete(bench, found);
  bench.announce('aloud.copied', { count: found.count });
  return true;
}

/** Puts the selected cards on the clipboard and takes them off the map. Returns whether there were any. */
export function cutCards(desk: Desk, to: DataTransfer | null): boolean {
  const { bench } = desk;
  const ids = selectedCards(desk).map((hit) => hit.id);
  // A head is not cut, and its cards would leave without having been chosen.
  const found = bench === null || bench.held.heads ? null : copied(bench);
  if (bench === null || found === null) return false;
  if (to !== null) give(found, to);
  void (async () => {
    // What is deleted can be asked for no more: the records come first.
    await complete(bench, found);
    if (await carryOut(bench, { do: 'Delete', ids })) bench.announce('aloud.cut', { count: ids.length });
  })();
  return true;
}

/** Pastes what a clipboard or a drop offers, at a place or at the selection. One gesture, one undo. */
export async function pasteOffered(desk: Desk, offered: Offered, aim?: HitRegion | null): Promise<void> {
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
  if (!(await carryOut(bench, { do: 'Together', act: 'Paste', commands: found.commands }))) return;
  const count = found.cards.length;
  const shown = found.cards.filter((id) => bench.journey.hit(id) !== undefined);
  if (shown.length > 0) bench.journey.select(shown);
  const first = bench.journey.hit(shown[0] ?? '');
  if (first !== undefined) bench.view.reveal(first);
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
  async run(desk) {
    if (bySystem('copy') || !copyCards(desk, null)) return;
    const { bench } = desk;
    const text = bench === null ? undefined : copied(bench)?.text;
    if (text !== undefined) await navigator.clipboard.writeText(text).catch(() => desk.report('paste.byKey'));
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
  async run(desk) {
    if (bySystem('cut')) return;
    const { bench } = desk;
    const text = bench === null ? undefined : copied(bench)?.text;
    if (text === undefined) return;
    await navigator.clipboard.writeText(text).catch(() => undefined);
    cutCards(desk, null);
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
  async run(desk) {
    if (bySystem('paste')) return;
    const offered = (await askSystem()) ?? fromMemory();
    if (offered === null) desk.report('paste.byKey');
    else await pasteOffered(desk, offered);
  },
};

/** The words alone, for a letter or a chat: without anything that only Percorso understands. */
export const copyText: Action = {
  id: 'copy-text',
  label: 'action.copyText',
  group: 'edit',
  icon: 'quote',
  enabled: (desk) => drawing(desk) && canCopy(desk),
  async run(desk) {
    const { bench } = desk;
    const found = bench === null ? null : copied(bench);
    if (bench === null || found === null) return;
    try {
      await navigator.clipboard.writeText(found.text);
    } catch {
      // Some systems give pages the clipboard only through their own command.
      bySystem('copy');
    }
    bench.announce('aloud.copied', { count: found.count });
  },
};
