import { beforeEach, describe, expect, it } from 'vitest';

import type { Piece } from '../../bindings';
import { pointer } from '../fixtures';
import { ACTIONS, at, bench, CARD, CELL, EMOTIONS, only, select, sitDown, STEP } from './hands';

const POINTER = { pointerId: 1, clientX: 0, clientY: 0 };
let pattern: Piece;
let newsletter: Piece;

beforeEach(async () => {
  await sitDown();
  const { pieces } = await bench.host.call('ready_pieces', { language: 'en' });
  const named = (id: string): Piece =>
    pieces.find((one) => one.id === id)?.piece ?? { lanes: [], cards: [], links: [] };
  [pattern, newsletter] = [named('post-visit-mail'), named('newsletter')];
  select.take = () => pointer(0, 0, { zone: 'elsewhere' });
});

const begin = (piece: Piece): boolean => select.beginBring({ name: 'A piece', piece }, POINTER);

describe('a piece that is dragged from its shelf', () => {
  it('lands in the lane of its kind at the step under the pointer, and is selected', async () => {
    expect(begin(newsletter)).toBe(true);
    expect(select.state).toBe('Bringing');
    // Over actions; a touchpoint goes to the touchpoints all the same.
    select.pointerMove(at(CELL));
    expect(select.cursor).toBe('copy');
    expect(bench.view.overlay.beside).toHaveLength(1);
    expect(bench.view.overlay.carried?.words).toBe('A piece');
    select.pointerUp(at(CELL));
    await bench.settled();
    const command = only();
    expect(command).toMatchObject({ do: 'Together', act: 'AddPiece' });
    const put = bench.host.map.cards.find((card) => card.text === 'Newsletter');
    expect(put?.place).toMatchObject({ lane: '01lane0000003', step: STEP(4) });
    expect(bench.journey.selection).toEqual([put?.id]);
    expect(bench.said).toContain('pieces.put');
    expect(bench.view.overlay.beside).toEqual([]);
    expect(bench.view.overlay.carried).toBeNull();
  });

  it('shows a shadow for every card, also where steps and lanes will be added, and is one gesture', async () => {
    begin(pattern);
    select.pointerMove(at(CELL));
    const shadows = bench.view.overlay.beside.map(({ shadow }) => shadow);
    expect(shadows).toHaveLength(4);
    // At the fourth of four steps two more come on the right, and the lane of metrics below.
    const right = bench.view.scene.hits.reduce((far, hit) => Math.max(far, hit.rect.x + hit.rect.w), 0);
    expect(shadows.filter((shadow) => shadow.x >= right - 1).length).toBe(3);
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(bench.commands()).toHaveLength(1);
    const { cards, steps, lanes, links } = bench.host.map;
    expect([cards.length, steps.length, lanes.length, links.length]).toEqual([14, 6, 6, 3]);
    await bench.journey.undo();
    expect(bench.host.map.cards).toHaveLength(10);
    expect(bench.host.map.lanes).toHaveLength(5);
  });

  it('comes between the cards of the very cell that it is let go over', async () => {
    begin({ ...newsletter, lanes: [{ name: '', kind: 'Actions' }] });
    const above = at(CARD, {}, 0, -10);
    select.pointerMove(above);
    select.pointerUp(above);
    await bench.settled();
    const command = only();
    const added = command.do === 'Together' ? command.commands.at(-1) : null;
    expect(added?.do === 'AddCards' && added.cards[0]).toMatchObject({ before: CARD, place: { lane: ACTIONS } });
  });

  it('becomes nothing when Escape is pressed, or let go beside the cells', async () => {
    begin(pattern);
    select.pointerMove(at(CELL));
    expect(select.cancel()).toBe(true);
    expect(bench.view.overlay.beside).toEqual([]);
    begin(pattern);
    const beside = pointer(5, 5, { zone: 'elsewhere' });
    select.pointerMove(beside);
    select.pointerUp(beside);
    begin(pattern);
    const lot = pointer(5, 5, { zone: 'parking' });
    select.pointerUp(lot);
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });

  it('is kept out by a locked lane, and says so by the pointer', async () => {
    const { value } = bench.contents;
    const touchpoints = value?.lanes.find((lane) => lane.kind === 'Touchpoints');
    if (touchpoints !== undefined) touchpoints.locked = true;
    begin(newsletter);
    select.pointerMove(at(CELL));
    expect(select.cursor).toBe('not-allowed');
    expect(bench.view.overlay.beside).toEqual([]);
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });

  it('does not begin while another gesture is under way, nor without the pointer', () => {
    begin(newsletter);
    expect(begin(newsletter)).toBe(false);
    select.cancel();
    select.take = () => null;
    expect(begin(newsletter)).toBe(false);
    expect(select.state).toBe('Idle');
  });

  it('brings a feeling to the curve', async () => {
    const { pieces } = await bench.host.call('ready_pieces', { language: 'en' });
    const feeling = pieces.find((one) => one.shelf === 'Emotions')?.piece ?? newsletter;
    begin(feeling);
    const over = at(`${EMOTIONS}:${STEP(2)}`);
    select.pointerMove(over);
    select.pointerUp(over);
    await bench.settled();
    const put = bench.host.map.cards.find((card) => card.text === 'Left alone');
    expect(put?.content).toEqual({ Emotion: { score: -1.3 } });
    expect(put?.place).toMatchObject({ lane: EMOTIONS, step: STEP(2) });
  });
});
