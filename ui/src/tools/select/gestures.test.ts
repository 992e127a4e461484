import { beforeEach, describe, expect, it } from 'vitest';

import { columnsOf } from '../../kernels/columns';
import { pointer } from '../fixtures';
import {
  ACTIONS,
  EMOTIONS,
  CARD,
  BESIDE,
  TOUCH,
  DESK,
  FACE,
  STEP,
  CELL,
  bench,
  select,
  rect,
  at,
  handle,
  pull,
  only,
  sitDown,
} from './hands';

beforeEach(sitDown);

describe('a marquee', () => {
  const begin = (rest = {}): void => {
    const { x, y } = rect(CELL);
    select.pointerDown(pointer(x + 20, y + 10, rest));
    select.pointerMove(pointer(x - 40, y + 5, rest));
  };

  it('selects the cards that it touches when the button is let go', async () => {
    begin();
    expect(select.state).toBe('Marquee');
    const to = rect(BESIDE);
    select.pointerMove(pointer(to.x + 5, to.y + 5));
    expect(bench.view.overlay.marked.map((hit) => hit.key)).toEqual([BESIDE, '01card0000003']);
    expect(bench.journey.selection).toEqual([]);
    select.pointerUp(pointer(to.x + 5, to.y + 5));
    expect(bench.journey.selection).toEqual([BESIDE, '01card0000003']);
    expect(bench.view.overlay.marquee).toBeNull();
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });

  it('adds with Shift and takes away with Alt', () => {
    bench.journey.select([CARD, BESIDE]);
    const to = rect(BESIDE);
    begin({ adds: true });
    select.pointerUp(pointer(to.x + 5, to.y + 5, { adds: true }));
    expect(bench.journey.selection).toEqual([CARD, BESIDE, '01card0000003']);
    begin({ subtracts: true, copies: true });
    select.pointerUp(pointer(to.x + 5, to.y + 5, { subtracts: true, copies: true }));
    expect(bench.journey.selection).toEqual([CARD]);
  });

  it('that Escape calls off leaves the selection', () => {
    bench.journey.select([CARD]);
    begin();
    select.cancel();
    expect(bench.journey.selection).toEqual([CARD]);
    expect(bench.view.overlay.marked).toEqual([]);
  });

  it('is a pan under a finger', () => {
    begin({ touch: true });
    expect(select.state).toBe('Panning');
  });

  it('leaves a click on a cell a click', () => {
    select.pointerDown(at(CELL));
    select.pointerUp(at(CELL, {}, 1, 1));
    expect(bench.journey.selection).toEqual([CELL]);
    expect(bench.writing.draft).toBeNull();
  });
});

describe('a second click', () => {
  it('on the plus of a selected cell begins a card', () => {
    bench.journey.select([CELL]);
    select.pointerDown(at(CELL));
    select.pointerUp(at(CELL));
    expect(bench.writing.draft?.target).toMatchObject({ make: 'card', step: STEP(4) });
  });
});

describe('the menu’s button', () => {
  it('selects what lies under it, and keeps a selection that it is part of', () => {
    bench.journey.select([CARD, BESIDE]);
    select.pointerDown(at(CARD, { button: 2 }));
    expect(bench.journey.selection).toEqual([CARD, BESIDE]);
    select.pointerDown(at(TOUCH, { button: 2 }));
    expect(bench.journey.selection).toEqual([TOUCH]);
    expect(select.state).toBe('Idle');
  });
});

describe('a copy', () => {
  it('is made with Ctrl held when the button is let go', async () => {
    select.pointerDown(at(CARD));
    select.pointerMove(at(CELL));
    expect(select.cursor).toBe('grabbing');
    select.modify({ adds: false, copies: true, subtracts: false });
    expect(select.cursor).toBe('copy');
    expect(bench.view.overlay.lift?.copies).toBe(true);
    select.pointerUp(at(CELL, { copies: true }));
    await bench.settled();
    const command = only();
    expect(command).toMatchObject({
      do: 'Together',
      act: 'Duplicate',
      commands: [
        {
          do: 'AddCards',
          cards: [
            {
              place: { lane: ACTIONS, step: STEP(4), span: 1 },
              text: 'A neighbour mentions the reading room',
              content: 'Action',
            },
          ],
          links: [],
        },
      ],
    });
    expect(bench.host.map.cards.filter((card) => card.text.startsWith('A neighbour'))).toHaveLength(2);
  });

  it('of two linked cards has the link as well', async () => {
    bench.host.map.links.push({ id: '01link0000001', kind: 'LeadsTo', from: TOUCH, to: DESK, label: 'on foot' });
    bench.journey.select([TOUCH, DESK]);
    const cell = '01lane0000003:01step0000003';
    select.pointerDown(at(TOUCH));
    select.pointerMove(at(cell, { copies: true }));
    select.pointerUp(at(cell, { copies: true }));
    await bench.settled();
    const command = only();
    if (command.do !== 'Together' || command.commands[0]?.do !== 'AddCards') throw new Error('no copies');
    const { cards, links } = command.commands[0];
    expect(cards).toHaveLength(2);
    expect(links).toMatchObject([{ from: cards[0]?.id, to: cards[1]?.id, label: 'on foot' }]);
    expect(links[0]?.id).not.toBe('01link0000001');
  });

  it('with the key let go before the button is a move', async () => {
    select.pointerDown(at(CARD, { copies: true }));
    select.pointerMove(at(CELL, { copies: true }));
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(only()).toMatchObject({ do: 'MoveCards', ids: [CARD] });
  });
});

describe('the parking lot', () => {
  it('takes a card that is let go over it', async () => {
    select.pointerDown(at(CARD));
    select.pointerMove(at(CELL));
    const out = pointer(2000, 900, { zone: 'parking' });
    select.pointerMove(out);
    expect(select.aim).toBe('parking');
    expect(bench.view.overlay.drop).toBeNull();
    select.pointerUp(out);
    await bench.settled();
    expect(only()).toEqual({ do: 'ParkCards', ids: [CARD] });
    expect(select.aim).toBeNull();
  });

  it('gives a card that is carried to a cell', async () => {
    await bench.journey.apply({ do: 'ParkCards', ids: [CARD] });
    select.take = () => pointer(0, 0, { zone: 'parking' });
    const carried = [{ id: CARD, name: 'A neighbour' }];
    expect(select.beginCarry(carried, { pointerId: 1, clientX: 0, clientY: 0 })).toBe(true);
    select.pointerMove(at(CELL));
    expect(bench.view.overlay.carried).toMatchObject({ words: 'A neighbour', count: 1 });
    expect(bench.view.overlay.drop).toMatchObject({ step: STEP(4) });
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(bench.commands().at(-1)).toMatchObject({ do: 'MoveCards', ids: [CARD], step: STEP(4) });
    expect(bench.view.overlay.carried).toBeNull();
  });

  it('keeps a card that is let go over it again, or on no cell', async () => {
    select.take = () => pointer(0, 0, { zone: 'parking' });
    for (const zone of ['parking', 'elsewhere'] as const) {
      select.beginCarry([{ id: CARD, name: '' }], { pointerId: 1, clientX: 0, clientY: 0 });
      select.pointerUp(at(CELL, { zone }));
    }
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });
});

describe('a locked lane', () => {
  beforeEach(async () => {
    for (const lane of bench.host.map.lanes) lane.locked = lane.id === ACTIONS;
    await bench.journey.redraw({ ...bench.journey.drawing });
  });

  it('keeps its cards', async () => {
    select.pointerDown(at(CARD));
    select.pointerMove(at(CELL));
    expect(select.cursor).toBe('not-allowed');
    expect(bench.view.overlay.lift).toBeNull();
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });

  it('takes no cards', async () => {
    select.pointerDown(at(TOUCH));
    select.pointerMove(at(CELL));
    expect(select.cursor).toBe('not-allowed');
    expect(bench.view.overlay.drop).toBeNull();
    select.pointerUp(at(CELL));
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });

  it('opens no text and says why', () => {
    select.pointerDown(at(CELL, { clicks: 2 }));
    expect(bench.writing.draft).toBeNull();
    expect(bench.complaints).toMatchObject([{ detail: { reason: 'Locked', id: ACTIONS } }]);
  });
});

describe('an edge', () => {
  const edge = (dx = 0) => {
    const { x, y, w } = rect(BESIDE);
    return pointer(x + w + dx, y + 5);
  };
  const column = (number: number) => columnsOf(bench.journey.scene)[number];

  it('that is pulled covers more steps, shown on the way and sent once', async () => {
    const to = column(3);
    pull(BESIDE, edge(), edge(10), pointer((to?.x ?? 0) + (to?.w ?? 0) - 30, edge().y));
    expect(select.state).toBe('Stretching');
    expect(bench.view.overlay.stretch?.w).toBeGreaterThan(rect(BESIDE).w);
    await bench.settled();
    expect(bench.host.calls.filter((call) => call.name === 'preview')).not.toHaveLength(0);
    expect(bench.commands()).toEqual([]);
    select.pointerUp(pointer((to?.x ?? 0) + (to?.w ?? 0) - 30, edge().y));
    await bench.settled();
    expect(only()).toEqual({ do: 'Span', id: BESIDE, step: STEP(2), span: 3 });
  });

  it('pulled back, or called off, changes nothing', async () => {
    const start = edge();
    pull(BESIDE, start, edge(200));
    await bench.settled();
    select.pointerMove(pointer(start.x + 2, start.y));
    select.pointerUp(pointer(start.x + 2, start.y));
    await bench.settled();
    const again = edge();
    pull(BESIDE, again, edge(200));
    await bench.settled();
    select.cancel();
    expect(bench.commands()).toEqual([]);
    expect(columnsOf(bench.journey.scene)).toHaveLength(4);
    expect(bench.journey.hit(BESIDE)?.rect.w).toBe(120);
  });
});

describe('a score', () => {
  it('is pulled in tenths, and with Shift in hundredths', async () => {
    select.pointerDown(at(FACE));
    select.pointerMove(at(FACE, {}, 0, -19));
    expect(bench.view.overlay.score?.words).toBe('−0.7');
    select.pointerMove(at(FACE, { adds: true }, 0, -19));
    expect(bench.view.overlay.score?.words).toBe('−0.67');
    select.cancel();
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });

  it('may leave the scale', async () => {
    const start = at(FACE);
    select.pointerDown(start);
    select.pointerMove(pointer(start.x, start.y + 60));
    select.pointerUp(pointer(start.x, start.y + 108));
    await bench.settled();
    expect(only()).toEqual({ do: 'Edit', ids: [FACE], field: { field: 'Score', value: -4.2 } });
  });

  it('comes with a point that is made where the cell was clicked twice', async () => {
    const cell = rect(`${EMOTIONS}:${STEP(2)}`);
    const scale = bench.journey.scene.scales[0];
    const y = (scale?.zero ?? 0) - 1.5 * (scale?.unit ?? 0);
    select.pointerDown(pointer(cell.x + 60, y, { clicks: 2 }));
    bench.writing.type('Hopeful');
    await bench.writing.commit('stay');
    expect(only()).toMatchObject({
      do: 'Together',
      act: 'AddCard',
      commands: [{ do: 'AddCard', text: 'Hopeful' }, { field: { field: 'Score', value: 1.5 } }],
    });
  });
});

describe('what is lit under a pointer that rests', () => {
  it('is what lies there after an undo by keys, and no grip of what has gone', async () => {
    await bench.journey.apply({
      do: 'AddCard',
      id: '01card00000zz',
      lane: ACTIONS,
      step: STEP(4),
      text: 'Comes and goes',
      before: null,
    });
    select.pointerMove(at('01card00000zz'));
    select.pointerMove(handle('01card00000zz', 'right'));
    expect(bench.view.overlay.near.grip).toMatchObject({ what: 'handle', hit: { key: '01card00000zz' } });
    await bench.journey.undo();
    expect(bench.view.overlay.near.grip).toBeNull();
    expect(bench.view.overlay.hover?.kind).toBe('Cell');
    await bench.journey.redo();
    select.pointerMove(at('01card00000zz'));
    await bench.journey.undo();
    await bench.journey.redo();
    expect(bench.view.overlay.hover?.key).toBe('01card00000zz');
  });

  it('moves with what an undo moves from under it', async () => {
    await bench.journey.apply({ do: 'MoveCards', ids: [CARD], lane: ACTIONS, step: STEP(4), before: null });
    select.pointerMove(at(CARD));
    expect(bench.view.overlay.hover?.key).toBe(CARD);
    await bench.journey.undo();
    expect(bench.view.overlay.hover?.key).toBe(CELL);
    expect(bench.view.overlay.near.grip).toBeNull();
  });

  it('is no plus of a cell that the keyboard has left', async () => {
    bench.journey.select([CELL]);
    select.pointerMove(at(CELL));
    expect(bench.view.overlay.near.grip?.what).toBe('add');
    bench.journey.select([CARD]);
    expect(bench.view.overlay.near.grip).toBeNull();
  });

  it('is nothing once the pointer has left the map', async () => {
    select.pointerMove(at(CARD));
    select.pointerMove(at(CARD, { zone: 'elsewhere' }));
    await bench.journey.apply({ do: 'Delete', ids: [CARD] });
    expect(bench.view.overlay.hover).toBeNull();
  });
});
