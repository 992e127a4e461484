import { beforeEach, describe, expect, it } from 'vitest';

import { columnsOf } from '../../kernels/columns';
import { pointer } from '../fixtures';
import {
  ACTIONS,
  EMOTIONS,
  PAINS,
  TOUCH,
  DESK,
  PAIN,
  STEP,
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
