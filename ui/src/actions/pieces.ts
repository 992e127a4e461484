import { keyOfOwn, type ShelfPiece } from '../document/pieces';
import { targetOf } from '../tools/clipboard/target';
import { bring, stepInView } from '../tools/pieces/bring';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { selectedCards } from './selected';

/** Opens the shelves of pieces with the keyboard in their search, or puts them away. */
export const showPieces: Action = {
  id: 'show-pieces',
  label: 'action.showPieces',
  group: 'view',
  icon: 'shapes',
  shortcuts: ['Ctrl+I'],
  enabled: drawing,
  run: (desk) => desk.bench?.panels.callFor('pieces'),
};

/** Keeps the selected cards, with the links among them, to be put onto any map. */
export const keepPiece: Action = {
  id: 'keep-piece',
  label: 'action.keepPiece',
  group: 'card',
  icon: 'shapes',
  shortcuts: ['Ctrl+Alt+K'],
  enabled: (desk) => drawing(desk) && selectedCards(desk).length > 0,
  async run(desk) {
    const { bench, pieces } = desk;
    if (bench === null) return;
    const cards = selectedCards(desk).map((hit) => hit.id);
    const kept = await desk.ask('keep_piece', { map: bench.journey.map, cards });
    if (kept === null) return;
    await desk.attempt(() => pieces.read(desk.language));
    bench.panels.show('pieces', true);
    pieces.open('Own');
    pieces.choose(keyOfOwn(kept.id));
    // Its name is a first guess, ready to be typed over.
    pieces.name(kept.id);
    desk.announce(desk.words.say('pieces.kept', { name: kept.name, count: cards.length }));
  },
};

/** Puts a piece where the selection is: into the selected cell, or in lanes of its kinds at the selected step. */
export async function placePiece(desk: Desk, { name, piece }: ShelfPiece): Promise<boolean> {
  const { bench } = desk;
  if (bench === null) return false;
  await bench.writing.commit('stay');
  const selected = bench.journey.selected;
  const aim = targetOf(bench, selected);
  const step = aim.step ?? stepInView(bench);
  // A lane that only stands in for one that is not selected says nothing of where to put it.
  const lane = selected === undefined || selected.lane === '' ? null : aim.lane;
  return bring(bench, { name, piece }, { lane, step, before: aim.before });
}

/** Keeps the name that was typed for a piece of one's own; an empty one leaves it as it was called. */
export async function keepPieceName(desk: Desk, id: string, typed: string): Promise<void> {
  const { pieces } = desk;
  const known = pieces.kept(id);
  pieces.name('');
  if (known === null || typed.trim() === '' || typed.trim() === known.name) return;
  // Also where it failed: somebody else may have taken the piece away.
  await desk.ask('name_piece', { piece: id, name: typed });
  await desk.attempt(() => pieces.readOwn());
}

/** Takes a piece of one's own away, says so, and offers to bring it back. */
export async function removePiece(desk: Desk, id: string): Promise<void> {
  const { pieces } = desk;
  const gone = pieces.kept(id);
  if (gone === null) return;
  const removed = await desk.ask('remove_piece', { piece: id });
  await desk.attempt(() => pieces.readOwn());
  if (removed === null) return;
  desk.offer(desk.words.say('pieces.removed', { name: gone.name }), {
    label: desk.words.say('action.undo'),
    shortcut: '',
    run: () => void bringBack(),
  });
  async function bringBack(): Promise<void> {
    if (gone === null || (await desk.ask('bring_piece_back', gone)) === null) return;
    await desk.attempt(() => pieces.readOwn());
    pieces.choose(keyOfOwn(id));
  }
}
