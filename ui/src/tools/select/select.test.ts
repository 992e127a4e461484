import { beforeEach, describe, expect, it } from 'vitest';

import { center } from '../../kernels/rect';
import { tableOf } from '../../kernels/table';
import { pointer, type TestBench, testBench } from '../fixtures';
import { mapKey } from './keys';
import { Select } from './select';

const CARD = '01card0000001';
const CELL = '01lane0000001:01step0000004';
const FACE = '01card0000005';

let bench: TestBench;
let select: Select;

function middle(key: string): { x: number; y: number } {
  const hit = bench.journey.hit(key);
  if (hit === undefined) throw new Error(`no ${key}`);
  const rect = bench.view.place(hit);
  return center(rect);
}

function at(key: string, rest = {}, dx = 0, dy = 0) {
  const { x, y } = middle(key);
  return pointer(x + dx, y + dy, rest);
}

beforeEach(async () => {
  bench = await testBench();
  select = new Select(bench);
});

describe('a click', () => {
  it('selects a card and sends nothing', async () => {
    select.pointerDown(at(CARD));
    select.pointerMove(at(CARD, {}, 2, 2));
    select.pointerUp(at(CARD, {}, 2, 2));
    await bench.settled();
    expect(bench.journey.selection).toEqual([CARD]);
    expect(bench.commands()).toEqual([]);
    expect(select.state).toBe('Idle');
  });

  it('with Shift adds cards to the selection and takes them out again', () => {
    select.pointerDown(at(CARD));
    select.pointerUp(at(CARD));
    select.pointerDown(at('01card0000002', { adds: true }));
    select.pointerUp(at('01card0000002', { adds: true }));
    expect(bench.journey.selection).toEqual([CARD, '01card0000002']);
    select.pointerDown(at(CARD, { adds: true }));
    select.pointerUp(at(CARD, { adds: true }));
    expect(bench.journey.selection).toEqual(['01card0000002']);
  });

  it('on empty paper lets go of the selection', () => {
    bench.journey.select([CARD]);
    select.pointerDown(pointer(5000, 5000));
    select.pointerUp(pointer(5000, 5000));
    expect(bench.journey.selection).toEqual([]);
  });

  it('twice opens the text, or a new card in a cell', () => {
    select.pointerDown(at(CARD, { clicks: 2 }));
    expect(bench.writing.draft).toMatchObject({ target: { make: 'name', id: CARD } });
    select.pointerDown(at(CELL, { clicks: 2 }));
    expect(bench.writing.draft).toMatchObject({ target: { make: 'card', step: '01step0000004' } });
  });
});

describe('a drag', () => {
  it('sends one MoveCards, when the button is let go', async () => {
    select.pointerDown(at(CARD));
    select.pointerMove(at(CARD, {}, 20, 0));
    expect(select.state).toBe('Dragging');
    select.pointerMove(at(CELL));
    expect(bench.view.overlay.drop).toMatchObject({ step: '01step0000004' });
    expect(bench.view.overlay.lift?.from).toHaveLength(1);
    await bench.settled();
    expect(bench.commands()).toEqual([]);
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(bench.commands()).toEqual([
      { do: 'MoveCards', ids: [CARD], lane: '01lane0000001', step: '01step0000004', before: null },
    ]);
    expect(bench.journey.hit(CARD)?.step).toBe('01step0000004');
    expect(bench.view.overlay.drop).toBeNull();
    expect(bench.view.overlay.lift).toBeNull();
  });

  it('carries the whole selection along, each card as far as the others, as one gesture', async () => {
    bench.journey.select([CARD, '01card0000002']);
    select.pointerDown(at(CARD));
    select.pointerMove(at('01lane0000001:01step0000003'));
    expect(bench.view.overlay.beside).toHaveLength(1);
    select.pointerUp(at('01lane0000001:01step0000003', {}, 0, 40));
    await bench.settled();
    expect(bench.commands()).toEqual([
      {
        do: 'Together',
        act: 'MoveCards',
        commands: [
          { do: 'MoveCards', ids: [CARD], lane: '01lane0000001', step: '01step0000003', before: null },
          { do: 'MoveCards', ids: ['01card0000002'], lane: '01lane0000001', step: '01step0000004', before: null },
        ],
      },
    ]);
    expect(bench.view.overlay.beside).toEqual([]);
  });

  it('that Escape calls off sends nothing', async () => {
    select.pointerDown(at(CARD));
    select.pointerMove(at(CELL));
    expect(select.cancel()).toBe(true);
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(bench.commands()).toEqual([]);
    expect(bench.view.overlay.lift).toBeNull();
  });

  it('back to where it was sends nothing', async () => {
    select.pointerDown(at(CARD));
    select.pointerMove(at(CARD, {}, 30, 0));
    select.pointerUp(at(CARD, {}, 5, 0));
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });

  it('that fails leaves the card where it was and says so', async () => {
    bench.host.failNext('apply', 'DiskFull');
    select.pointerDown(at(CARD));
    select.pointerMove(at(CELL));
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(bench.journey.hit(CARD)?.step).toBe('01step0000001');
    expect(bench.complaints).toMatchObject([{ code: 'DiskFull' }]);
  });

  it('of an emotion point up and down changes its score', async () => {
    select.pointerDown(at(FACE));
    select.pointerMove(at(FACE, {}, 0, -18));
    expect(select.state).toBe('Pulling');
    select.pointerUp(at(FACE, {}, 1, -36));
    await bench.settled();
    expect(bench.commands()).toEqual([{ do: 'Edit', ids: [FACE], field: { field: 'Score', value: -0.2 } }]);
  });

  it('of an emotion point out of its step carries it to another', async () => {
    const cell = '01lane0000002:01step0000002';
    select.pointerDown(at(FACE));
    select.pointerMove(at(FACE, {}, 6, 2));
    expect(select.state).toBe('Pulling');
    select.pointerMove(at(cell));
    expect(select.state).toBe('Dragging');
    expect(bench.view.overlay.score).toBeNull();
    select.pointerUp(at(cell));
    await bench.settled();
    expect(bench.commands()).toMatchObject([{ do: 'MoveCards', ids: [FACE], step: '01step0000002' }]);
  });

  it('with Space held moves the paper', () => {
    const before = middle(CARD);
    bench.view.resize({ w: 300, h: 300 }, 1);
    const camera = bench.view.camera;
    select.pointerDown(pointer(before.x, before.y, { hand: true }));
    select.pointerMove(pointer(before.x - 40, before.y - 10, { hand: true }));
    expect(select.state).toBe('Panning');
    expect(bench.view.camera.x).toBeCloseTo(camera.x + 40 / camera.zoom);
    select.pointerUp(pointer(0, 0));
    expect(bench.journey.selection).toEqual([]);
  });
});

describe('keys', () => {
  const stroke = (key: string, rest = {}) => ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...rest,
  });
  const press = (key: string, rest = {}) => mapKey(bench, tableOf(bench.journey.scene), stroke(key, rest));

  it('move the selection', () => {
    expect(press('ArrowDown')).toBe('yes');
    expect(bench.journey.selection).toEqual([CARD]);
    press('ArrowRight');
    expect(bench.journey.selection).toEqual(['01card0000002']);
    press('Escape');
    expect(bench.journey.selection).toEqual([]);
  });

  it('begin a card with the letter that was typed', () => {
    bench.journey.select([CELL]);
    expect(press('G')).toBe('yes');
    expect(bench.writing.draft).toMatchObject({ text: 'G', target: { make: 'card', step: '01step0000004' } });
  });

  it('leave a composed character to the editor', () => {
    bench.journey.select([CELL]);
    expect(press('Process')).toBe('pass-on');
    expect(bench.writing.draft).toMatchObject({ text: '' });
  });

  it('with Alt change a score by half a point', async () => {
    bench.journey.select([FACE]);
    press('ArrowUp', { altKey: true });
    await bench.settled();
    expect(bench.commands()).toEqual([{ do: 'Edit', ids: [FACE], field: { field: 'Score', value: -0.7 } }]);
  });

  it('do nothing with modifiers that belong to others', () => {
    bench.journey.select([CELL]);
    expect(press('a', { ctrlKey: true })).toBe('no');
    expect(bench.writing.draft).toBeNull();
  });
});
