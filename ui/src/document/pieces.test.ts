import { describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import { keyOfOwn, Pieces } from './pieces';

async function shelves() {
  const host = memoryHost();
  const pieces = new Pieces(host);
  await pieces.read('en');
  return { host, pieces };
}

const names = (pieces: Pieces): string[] => pieces.shown.map((piece) => piece.name);

describe('the pieces', () => {
  it('are those of the open shelf', async () => {
    const { pieces } = await shelves();
    expect(names(pieces)).toEqual(['Newsletter']);
    pieces.open('Nurturing');
    expect(names(pieces)).toEqual(['Mail after the visit']);
    expect(pieces.count('Emotions')).toBe(1);
    expect(pieces.count('Own')).toBe(0);
  });

  it('are found on every shelf by name, by what they are good for, and by what their cards say', async () => {
    const { pieces } = await shelves();
    pieces.look('mail');
    // The newsletter's channel is mail as well.
    expect(names(pieces)).toEqual(['Newsletter', 'Mail after the visit']);
    pieces.look('VISIT call');
    expect(names(pieces)).toEqual(['Mail after the visit']);
    pieces.look('sale silence');
    expect(names(pieces)).toEqual(['Left alone']);
    pieces.look('nowhere to be found');
    expect(names(pieces)).toEqual([]);
    pieces.open('Touchpoints');
    expect(pieces.words).toBe('');
  });

  it('the one that is looked at is one that is shown', async () => {
    const { pieces } = await shelves();
    pieces.choose('Touchpoints:newsletter');
    expect(pieces.chosen?.name).toBe('Newsletter');
    pieces.open('Metrics');
    expect(pieces.chosen).toBeNull();
  });

  it('are read once a language, and one’s own each time', async () => {
    const { host, pieces } = await shelves();
    await pieces.read('en');
    await pieces.read('it');
    const asked = host.calls.map((call) => call.name);
    expect(asked.filter((name) => name === 'ready_pieces')).toHaveLength(2);
    expect(asked.filter((name) => name === 'kept_pieces')).toHaveLength(3);
  });

  it('of one’s own come to their shelf, and their name is typed no longer when they are gone', async () => {
    const { host, pieces } = await shelves();
    const own = await host.call('keep_piece', { map: 'map', cards: ['01card0000001'] });
    await pieces.readOwn();
    pieces.open('Own');
    pieces.choose(keyOfOwn(own.id));
    expect(pieces.chosen?.name).toBe('A neighbour mentions the reading room');
    pieces.name(own.id);
    await host.call('remove_piece', { piece: own.id });
    await pieces.readOwn();
    expect(pieces.naming).toBe('');
    expect(names(pieces)).toEqual([]);
  });
});
