import { beforeEach, describe, expect, it } from 'vitest';

import type { Command } from '../../bindings';
import { columnsOf } from '../../kernels/columns';
import { handleAt } from '../../kernels/grips';
import { center } from '../../kernels/rect';
import type { Side } from '../../kernels/route';
import { pointer, type TestBench, testBench } from '../fixtures';
import { Select } from './select';

const ACTIONS = '01lane0000001';
const EMOTIONS = '01lane0000002';
const PAINS = '01lane0000004';
const CARD = '01card0000001';
const BESIDE = '01card0000002';
const TOUCH = '01card0000007';
const DESK = '01card0000008';
const PAIN = '01card0000009';
const FACE = '01card0000005';
const STEP = (number: number): string => `01step000000${number}`;
const CELL = `${ACTIONS}:${STEP(4)}`;

let bench: TestBench;
let select: Select;

function rect(key: string) {
  const hit = bench.journey.hit(key);
  if (hit === undefined) throw new Error(`no ${key}`);
  return bench.view.place(hit.kind === 'Cell' ? { pin: hit.pin, rect: hit.free ?? hit.rect } : hit);
}

function at(key: string, rest = {}, dx = 0, dy = 0) {
  const { x, y } = center(rect(key));
  return pointer(x + dx, y + dy, rest);
}

function handle(key: string, side: Side) {
  const hit = bench.journey.hit(key);
  if (hit === undefined) throw new Error(`no ${key}`);
  const spot = handleAt(rect(key), side, hit);
  return pointer(spot.x, spot.y);
}

/** Goes over something first, as a hand does, so that its handles are there. */
function pull(key: string, from: ReturnType<typeof pointer>, ...to: ReturnType<typeof pointer>[]): void {
  select.pointerMove(at(key));
  select.pointerMove(from);
  select.pointerDown(from);
  for (const place of to) select.pointerMove(place);
}

function only(): Command {
  const commands = bench.commands() as Command[];
  expect(commands).toHaveLength(1);
  return commands[0] as Command;
}

beforeEach(async () => {
  bench = await testBench();
  select = new Select(bench);
  bench.journey.subscribe(() => {
    bench.view.over({ selected: bench.journey.selection.flatMap((key) => bench.journey.hit(key) ?? []) });
  });
  await bench.settled();
});

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

describe('a link', () => {
  it('is pulled from a handle to a card, of the kind that fits', async () => {
    pull(TOUCH, handle(TOUCH, 'bottom'), at(PAIN, {}, 0, -20), at(PAIN));
    expect(select.state).toBe('Linking');
    expect(bench.view.overlay.rubber?.target?.key).toBe(PAIN);
    await bench.settled();
    expect(bench.commands()).toEqual([]);
    select.pointerUp(at(PAIN));
    await bench.settled();
    expect(only()).toMatchObject({ do: 'AddLink', kind: 'Causes', from: TOUCH, to: PAIN, label: '' });
    expect(bench.view.overlay.rubber).toBeNull();
    const link = bench.journey.selection[0] ?? '';
    expect(bench.journey.hit(link)?.kind).toBe('Link');
  });

  it('to a step or a stage leads there', async () => {
    pull(TOUCH, handle(TOUCH, 'top'), at(STEP(4)));
    select.pointerUp(at(STEP(4)));
    await bench.settled();
    expect(only()).toMatchObject({ do: 'AddLink', kind: 'LeadsTo', to: STEP(4) });
  });

  it('let go in a cell makes a card there that is linked, as one gesture, once something was typed', async () => {
    const cell = `${PAINS}:${STEP(4)}`;
    pull(TOUCH, handle(TOUCH, 'right'), at(cell));
    select.pointerUp(at(cell));
    expect(bench.writing.draft?.target).toMatchObject({ make: 'card', step: STEP(4) });
    expect(bench.view.overlay.rubber).not.toBeNull();
    bench.writing.type('Closed on Saturday');
    await bench.writing.commit('stay');
    const command = only();
    expect(command).toMatchObject({
      do: 'Together',
      act: 'AddLink',
      commands: [
        { do: 'AddCard', text: 'Closed on Saturday' },
        { do: 'AddLink', kind: 'Causes', from: TOUCH },
      ],
    });
    expect(bench.view.overlay.rubber).toBeNull();
  });

  it('let go in a cell where nothing is typed is not made', async () => {
    const cell = `${PAINS}:${STEP(4)}`;
    pull(TOUCH, handle(TOUCH, 'right'), at(cell));
    select.pointerUp(at(cell));
    await bench.writing.commit('stay');
    expect(bench.commands()).toEqual([]);
    expect(bench.view.overlay.rubber).toBeNull();
  });

  it('that Escape calls off, or that ends on its own card, is not made', async () => {
    pull(TOUCH, handle(TOUCH, 'right'), at(PAIN));
    select.cancel();
    pull(TOUCH, handle(TOUCH, 'right'), at(TOUCH));
    select.pointerUp(at(TOUCH));
    await bench.settled();
    expect(bench.commands()).toEqual([]);
    expect(bench.view.overlay.rubber).toBeNull();
  });

  describe('that is there', () => {
    const LINK = '01link0000001';
    beforeEach(async () => {
      bench.host.map.links.push({ id: LINK, kind: 'LeadsTo', from: TOUCH, to: DESK, label: 'on foot' });
      await bench.journey.redraw({ ...bench.journey.drawing });
      bench.journey.select([LINK]);
      await bench.settled();
    });
    const end = (which: 0 | 1) => {
      const point = bench.journey.hit(LINK)?.route[which];
      return pointer(point?.x ?? 0, point?.y ?? 0);
    };

    it('is selected by a click on its line', () => {
      bench.journey.select([]);
      const middle = pointer((end(0).x + end(1).x) / 2, end(0).y + 4);
      select.pointerDown(middle);
      select.pointerUp(middle);
      expect(bench.journey.selection).toEqual([LINK]);
    });

    it('is joined to something else by its end, with its label', async () => {
      select.pointerMove(end(1));
      select.pointerDown(end(1));
      select.pointerMove(at('01card000000a'));
      expect(select.state).toBe('Linking');
      select.pointerUp(at('01card000000a'));
      await bench.settled();
      const command = only();
      expect(command).toMatchObject({
        do: 'Together',
        act: 'Edit',
        commands: [
          { do: 'Delete', ids: [LINK] },
          { do: 'AddLink', kind: 'LeadsTo', from: TOUCH, to: '01card000000a', label: 'on foot' },
        ],
      });
    });

    it('stays when its end is let go where it was, or on free paper', async () => {
      for (const place of [at(DESK), pointer(4000, 4000)]) {
        select.pointerMove(end(1));
        select.pointerDown(end(1));
        select.pointerMove(at(PAIN));
        select.pointerUp(place);
        await bench.settled();
      }
      expect(bench.commands()).toEqual([]);
    });

    it('gets its label in place, and loses it when that is emptied', async () => {
      const middle = pointer((end(0).x + end(1).x) / 2, end(0).y, { clicks: 2 });
      select.pointerDown(middle);
      expect(bench.writing.draft).toMatchObject({ text: 'on foot', target: { id: LINK } });
      bench.writing.type('');
      await bench.writing.commit('stay');
      expect(only()).toEqual({ do: 'Edit', ids: [LINK], field: { field: 'Name', value: '' } });
    });
  });
});

describe('heads', () => {
  it('of stages, steps and lanes are dragged to another place', async () => {
    select.pointerDown(at(STEP(1)));
    select.pointerMove(at(STEP(4), {}, 20));
    expect(select.state).toBe('Arranging');
    expect(bench.view.overlay.landing).not.toBeNull();
    select.pointerUp(at(STEP(4), {}, 20));
    await bench.settled();
    select.pointerDown(at(ACTIONS));
    select.pointerMove(at(PAINS, {}, 0, 20));
    select.pointerUp(at(PAINS, {}, 0, 20));
    await bench.settled();
    select.pointerDown(at('01stage000002'));
    select.pointerUp(at('01stage000001', {}, -80));
    await bench.settled();
    expect(bench.commands()).toEqual([
      { do: 'MoveStep', id: STEP(1), stage: '01stage000002', before: null },
      { do: 'Move', id: ACTIONS, before: '01lane0000005' },
      { do: 'Move', id: '01stage000002', before: '01stage000001' },
    ]);
    expect(bench.view.overlay.landing).toBeNull();
  });

  it('let go where they were stay', async () => {
    select.pointerDown(at(ACTIONS));
    select.pointerMove(at(ACTIONS, {}, 0, 15));
    select.pointerUp(at(ACTIONS, {}, 0, 15));
    await bench.settled();
    expect(bench.commands()).toEqual([]);
  });

  it('are made wider and higher by their edges, in whole points, and automatic again', async () => {
    const column = columnsOf(bench.journey.scene)[0];
    const head = rect(STEP(1));
    const border = pointer((column?.x ?? 0) + (column?.w ?? 0), head.y + 4);
    select.pointerMove(border);
    expect(select.cursor).toBe('col-resize');
    select.pointerDown(border);
    select.pointerMove(pointer(border.x + 30.4, border.y));
    expect(bench.view.overlay.size?.words).toBe('154');
    select.pointerUp(pointer(border.x + 30.4, border.y));
    const lane = rect(ACTIONS);
    const floor = pointer(20, lane.y + lane.h);
    select.pointerMove(floor);
    expect(select.cursor).toBe('row-resize');
    select.pointerDown(floor);
    select.pointerUp(pointer(20, floor.y - 1000));
    select.pointerDown({ ...floor, clicks: 2 });
    await bench.settled();
    expect(bench.commands().map((command) => (command as { field: unknown }).field)).toEqual([
      { field: 'Width', value: 154 },
      { field: 'Height', value: 24 },
      { field: 'Height', value: null },
    ]);
  });

  it('get new ones between them by the plus', async () => {
    const column = columnsOf(bench.journey.scene)[0];
    const head = rect(STEP(1));
    const plus = pointer((column?.x ?? 0) + (column?.w ?? 0) - 1, head.y + head.h - 3);
    select.pointerMove(plus);
    expect(bench.view.overlay.near.insertion).toMatchObject({ kind: 'Step', hot: true });
    select.pointerDown(plus);
    await bench.settled();
    expect(only()).toMatchObject({ do: 'AddStep', stage: '01stage000001', before: STEP(2) });
    expect(bench.writing.draft?.target).toMatchObject({ make: 'name', kind: 'Step' });
  });

  it('ask for the kind of a new lane', () => {
    const lane = rect(ACTIONS);
    const plus = pointer(lane.x + lane.w - 14, lane.y + lane.h - 1);
    select.pointerMove(plus);
    select.pointerDown(plus);
    expect(select.wish).toMatchObject({ before: EMOTIONS });
    select.endWish();
    expect(select.wish).toBeNull();
  });
});
