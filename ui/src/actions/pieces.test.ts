import { beforeEach, expect, it } from 'vitest';

import { type MemoryHost, memoryHost } from '../host/memory';
import { Desk } from './desk';
import { keepPiece, keepPieceName, placePiece, removePiece } from './pieces';

let host: MemoryHost;
let desk: Desk;

beforeEach(async () => {
  host = memoryHost();
  desk = new Desk(host, { languages: ['en'], dark: false, contrast: false });
  await desk.start();
  await desk.pieces.read('en');
});

const named = (name: string) => {
  desk.pieces.look(name);
  const found = desk.pieces.shown.find((piece) => piece.name === name);
  if (found === undefined) throw new Error(`no piece ${name}`);
  return found;
};
const texts = (): string[] => host.map.cards.map((card) => card.text);

it('a piece goes to the lane of its kind at the step of what is selected, and one undo takes it away', async () => {
  const { bench } = desk;
  bench?.journey.select(['01card0000003']);
  expect(await placePiece(desk, named('Newsletter'))).toBe(true);
  expect(host.map.cards.at(-1)?.place).toMatchObject({ lane: '01lane0000003', step: '01step0000003' });
  await bench?.journey.undo();
  expect(texts()).not.toContain('Newsletter');
});

it('two pieces one after another need the lane that the map lacks only once', async () => {
  const mail = named('Mail after the visit');
  desk.bench?.journey.select(['01card0000001']);
  await Promise.all([placePiece(desk, mail)]);
  await placePiece(desk, mail);
  expect(host.map.lanes.filter((lane) => lane.kind === 'Metrics')).toHaveLength(1);
  expect(texts().filter((text) => text === 'Followed up')).toHaveLength(2);
});

it('selected cards are kept, named, removed, and brought back', async () => {
  expect(keepPiece.enabled(desk)).toBe(false);
  desk.bench?.journey.select(['01card0000001', '01card0000002']);
  expect(keepPiece.enabled(desk)).toBe(true);
  await keepPiece.run(desk);
  const { pieces } = desk;
  expect(desk.bench?.panels.shown('pieces')).toBe(true);
  const own = pieces.chosen?.own ?? '';
  expect(pieces.naming).toBe(own);
  expect(pieces.chosen?.piece.cards).toHaveLength(2);

  await keepPieceName(desk, own, ' First contact ');
  expect([pieces.naming, pieces.chosen?.name]).toEqual(['', 'First contact']);
  await keepPieceName(desk, own, '  ');
  expect(pieces.chosen?.name).toBe('First contact');

  await removePiece(desk, own);
  expect(pieces.count('Own')).toBe(0);
  const offer = desk.toasts.at(-1)?.offer;
  offer?.run();
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  expect(pieces.chosen?.name).toBe('First contact');
});

it('what cannot be kept is told, and nothing is shown', async () => {
  desk.bench?.journey.select(['01card0000001']);
  host.failNext('keep_piece', 'DiskFull');
  await keepPiece.run(desk);
  expect(desk.toasts.at(-1)?.tone).toBe('bad');
  expect(desk.bench?.panels.shown('pieces')).toBe(false);
});

it('the pieces stand in the rail’s place, and make room for it', () => {
  const panels = desk.bench?.panels;
  panels?.show('pieces', true);
  expect(panels?.shown('rail')).toBe(false);
  panels?.toggle('rail');
  expect([panels?.shown('rail'), panels?.shown('pieces')]).toEqual([true, false]);
});
