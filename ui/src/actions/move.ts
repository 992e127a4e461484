import type { Command, HitRegion } from '../bindings';
import type { Bench } from '../tools/bench';
import { cardsOf } from '../kernels/drop';
import type { Key } from '../i18n';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { lanesOf, stagesOf, stepsOf } from './grid-places';
import { perform, selectedCards } from './selected';

type Direction = 'left' | 'right' | 'up' | 'down';

/** The command that moves what is selected one place on; `null` at the edge, or where that means nothing. */
export function moveCommand(desk: Desk, direction: Direction): Command | null {
  const { bench } = desk;
  const selected = bench?.journey.selected;
  if (bench === null || selected === undefined) return null;
  const by = direction === 'left' || direction === 'up' ? -1 : 1;
  const across = direction === 'left' || direction === 'right';
  switch (selected.kind) {
    case 'Card':
    case 'Emotion':
      return moveCards(bench, selectedCards(desk), across, by);
    case 'Stage':
      return across ? moveAmong(stagesOf(bench), selected.id, by) : null;
    case 'Step':
      return across ? moveStep(bench, selected.id, by) : null;
    case 'Lane': {
      const seen = lanesOf(bench).filter((lane) => !lane.hidden || lane.id === selected.id);
      return across ? null : moveAmong(seen, selected.id, by);
    }
    case 'Actor':
      return moveAmong(bench.contents.value?.actors ?? [], selected.id, by);
    default:
      return null;
  }
}

/** To the place of the neighbour before or behind. */
function moveAmong(siblings: readonly { id: string }[], id: string, by: number): Command | null {
  const at = siblings.findIndex((one) => one.id === id);
  if (at < 0 || siblings[at + by] === undefined) return null;
  return { do: 'Move', id, before: siblings[by < 0 ? at - 1 : at + 2]?.id ?? null };
}

/** Within its stage; over its edge into the neighbouring one. */
function moveStep(bench: Bench, id: string, by: number): Command | null {
  const stages = stagesOf(bench);
  const home = stages.findIndex((stage) => stage.children.some((step) => step.id === id));
  const steps = stages[home]?.children.filter((entry) => entry.kind === 'Step') ?? [];
  const at = steps.findIndex((step) => step.id === id);
  const stage = stages[home]?.id;
  if (stage === undefined) return null;
  if (steps[at + by] !== undefined) {
    return { do: 'MoveStep', id, stage, before: steps[by < 0 ? at - 1 : at + 2]?.id ?? null };
  }
  const next = stages[home + by];
  if (next === undefined) return null;
  const first = next.children.find((entry) => entry.kind === 'Step')?.id ?? null;
  return { do: 'MoveStep', id, stage: next.id, before: by < 0 ? null : first };
}

function moveCards(bench: Bench, cards: readonly HitRegion[], across: boolean, by: number): Command | null {
  const cells = new Map<string, HitRegion[]>();
  for (const card of [...cards].sort((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x)) {
    const key = `${card.lane}:${card.step}`;
    cells.set(key, [...(cells.get(key) ?? []), card]);
  }
  const within = !across && cells.size === 1 ? moveWithin(bench, [...cells.values()][0] ?? [], by) : null;
  if (within !== null) return within;
  const commands: Command[] = [];
  for (const held of cells.values()) {
    const place = across ? besides(bench, held, by) : lanesBeside(bench, held, by);
    if (place === null) return null;
    commands.push({ do: 'MoveCards', ids: held.map((card) => card.id), ...place });
  }
  const [only] = commands;
  if (only === undefined) return null;
  return commands.length === 1 ? only : { do: 'Together', act: 'MoveCards', commands };
}

/** Up or down among the cards of their cell; `null` when they are at its end. */
function moveWithin(bench: Bench, held: readonly HitRegion[], by: number): Command | null {
  const [first] = held;
  const last = held.at(-1);
  if (first === undefined || last === undefined || first.kind === 'Emotion') return null;
  const all = cardsOf(bench.journey.scene.hits, first.lane, first.step);
  const at = all.findIndex((card) => card.id === (by < 0 ? first.id : last.id));
  if (all[at + by] === undefined) return null;
  const before = all[by < 0 ? at - 1 : at + 2]?.id ?? null;
  return { do: 'MoveCards', ids: held.map((card) => card.id), lane: first.lane, step: first.step, before };
}

interface Place {
  lane: string;
  step: string;
  before: string | null;
}

function besides(bench: Bench, held: readonly HitRegion[], by: number): Place | null {
  const [first] = held;
  const steps = stepsOf(bench);
  const next = steps[steps.findIndex((step) => step.id === first?.step) + by];
  return first === undefined || next === undefined ? null : { lane: first.lane, step: next.id, before: null };
}

function lanesBeside(bench: Bench, held: readonly HitRegion[], by: number): Place | null {
  const [first] = held;
  if (first === undefined) return null;
  const lanes = lanesOf(bench).filter((lane) => !lane.hidden && !lane.locked && !lane.folded);
  const next = lanes[lanes.findIndex((lane) => lane.id === first.lane) + by];
  if (next === undefined) return null;
  const there = cardsOf(bench.journey.scene.hits, next.id, first.step);
  return { lane: next.id, step: first.step, before: by < 0 ? null : (there[0]?.id ?? null) };
}

function moving(direction: Direction, label: Key, icon: string, key: string): Action {
  return {
    id: `move-${direction}`,
    label,
    group: 'edit',
    icon,
    shortcuts: [`Ctrl+Shift+${key}`],
    enabled: (desk) => drawing(desk) && moveCommand(desk, direction) !== null,
    async run(desk) {
      const { bench } = desk;
      const command = moveCommand(desk, direction);
      if (bench !== null && command !== null) await perform(desk, bench, command);
    },
  };
}

export const moveLeft = moving('left', 'action.moveLeft', 'arrow-left', 'ArrowLeft');
export const moveRight = moving('right', 'action.moveRight', 'arrow-right', 'ArrowRight');
export const moveUp = moving('up', 'action.moveUp', 'arrow-up', 'ArrowUp');
export const moveDown = moving('down', 'action.moveDown', 'arrow-down', 'ArrowDown');
