import type { Command, LaneKind, Link, NewCard } from '../../bindings';
import { laneKindOf } from '../../kernels/card-kinds';
import type { Clip } from './clip';
import type { Grid, GridLane, GridStep, Target } from './grid';
import { LONGEST_TEXT, MOST_CARDS, MOST_COLUMNS } from './limits';
import { linesOf, shortened } from './plain-text';

/** What a paste will do, before it is done. */
export interface PastePlan {
  /** Carried out together, as one gesture. */
  readonly commands: Command[];
  /** Ids of the new cards. */
  readonly cards: string[];
  /** Number of texts that were left out because they were too many. */
  readonly left: number;
  /** Number of texts that were cut because they were too long. */
  readonly cut: number;
}

/** What is needed to make new things: ids, and the names of new columns and rows. */
export interface Making {
  mint(): string;
  readonly stage: string;
  readonly step: string;
  readonly lane: string;
}

/** Columns and rows that are there or are added on the way. */
class Ground {
  readonly commands: Command[] = [];
  readonly lanes: GridLane[];
  readonly steps: GridStep[];
  readonly #making: Making;

  constructor(grid: Grid, making: Making) {
    this.#making = making;
    this.lanes = [...grid.lanes];
    this.steps = [...grid.steps];
  }

  /** The step at a place; steps are added at the end until there is one. */
  step(at: number): GridStep {
    for (;;) {
      const there = this.steps[at];
      if (there !== undefined) return there;
      this.#addStep();
    }
  }

  #addStep(): void {
    const { mint, step: name, stage: stageName } = this.#making;
    const last = this.steps.at(-1);
    const id = mint();
    if (last === undefined) {
      const stage = mint();
      this.commands.push({ do: 'AddStage', id: stage, name: stageName, step: id, step_name: name, before: null });
      this.steps.push({ id, name, stage });
      return;
    }
    this.commands.push({ do: 'AddStep', id, stage: last.stage, name, before: null });
    this.steps.push({ id, name, stage: last.stage });
  }

  /** The lane at a place, or the last one there is. */
  lane(at: number): GridLane {
    const there = this.lanes[at] ?? this.lanes.at(-1);
    if (there !== undefined) return there;
    const lane: GridLane = { id: this.#making.mint(), name: this.#making.lane, kind: 'Notes' };
    this.commands.push({ do: 'AddLane', id: lane.id, kind: lane.kind, name: lane.name, before: null });
    this.lanes.push(lane);
    return lane;
  }

  /** Place of the lane with this id; of the first one otherwise. */
  laneAt(id: string | null): number {
    return Math.max(
      0,
      this.lanes.findIndex((lane) => lane.id === id),
    );
  }

  stepAt(id: string | null): number {
    return Math.max(
      0,
      this.steps.findIndex((step) => step.id === id),
    );
  }
}

const PLAIN = {
  note: '',
  actor: null,
  evidence: { basis: 'Observed', source: '', date: null },
  hue: null,
  tags: [],
  content: null,
  personal: null,
} as const satisfies Partial<NewCard>;

function plainCard(id: string, lane: string, step: string, before: string | null, text: string): NewCard {
  return { ...PLAIN, tags: [], id, place: { lane, step, span: 1 }, before, text };
}

/** One card a line, in the cell. */
export function planLines(text: string, grid: Grid, target: Target, making: Making): PastePlan {
  const { lines, left } = linesOf(text, MOST_CARDS);
  const plan = planTable(
    lines.map((line) => [line]),
    grid,
    { ...target, down: false },
    making,
  );
  return { ...plan, left: plan.left + left };
}

/**
 * A table: its columns go to the steps from the cell on to the right, the texts of a column below each other in the cell's
 * lane. With the head of a lane selected every row goes to the next lane. A table whose first row names steps, or whose
 * first column names lanes of this map, goes where it says.
 */
export function planTable(rows: readonly (readonly string[])[], grid: Grid, target: Target, making: Making): PastePlan {
  const ground = new Ground(grid, making);
  const heads = headsOf(rows, grid);
  const firstStep = ground.stepAt(target.step);
  const firstLane = ground.laneAt(target.lane);
  const cards: NewCard[] = [];
  let left = 0;
  let cut = 0;
  for (const [row, cells] of rows.entries()) {
    if (heads.steps !== null && row === 0) continue;
    for (const [column, cell] of cells.entries()) {
      if (heads.lanes !== null && column === 0) continue;
      const text = cell.trim();
      if (text === '') continue;
      if (cards.length >= MOST_CARDS || column >= MOST_COLUMNS) {
        left += 1;
        continue;
      }
      const named = heads.steps?.[column];
      const offset = column - (heads.lanes === null ? 0 : 1);
      const step = named ?? ground.step(firstStep + offset).id;
      const lane = heads.lanes?.[row] ?? ground.lane(firstLane + (target.down ? row - (heads.steps ? 1 : 0) : 0)).id;
      const short = shortened(text);
      if (short.cut) cut += 1;
      const here = lane === target.lane && step === target.step;
      cards.push(plainCard(making.mint(), lane, step, here ? target.before : null, short.text));
    }
  }
  return finished(ground, cards, [], left, cut);
}

/** Which row and column of a table name steps and lanes of the map. */
function headsOf(
  rows: readonly (readonly string[])[],
  grid: Grid,
): { steps: (string | undefined)[] | null; lanes: (string | undefined)[] | null } {
  const plain = (text: string): string => text.trim().toLocaleLowerCase();
  const find = (name: string, among: readonly { id: string; name: string }[]): string | undefined =>
    name === '' ? undefined : among.find((one) => plain(one.name) === name)?.id;
  const wide = (rows[0]?.length ?? 0) > 1;
  const first = (rows[0] ?? []).map((cell) => find(plain(cell), grid.steps));
  const column = rows.map((row) => find(plain(row[0] ?? ''), grid.lanes));
  const complete = (found: readonly (string | undefined)[], texts: readonly string[]): boolean =>
    found.some((id) => id !== undefined) &&
    found.every((id, at) => id !== undefined || (texts[at] ?? '').trim() === '');
  const corner = 1;
  const steps = rows.length > 1 && complete(first.slice(corner), (rows[0] ?? []).slice(corner)) ? first : null;
  const from = steps === null ? 0 : 1;
  const names = rows.map((row) => row[0] ?? '');
  const lanes = wide && complete(column.slice(from), names.slice(from)) ? column : null;
  // A heading row alone counts only when its first cell is a step as well, or stands over the lanes.
  const whole = steps !== null && (lanes !== null || first[0] !== undefined);
  return { steps: whole ? steps : null, lanes: steps === null || whole ? lanes : null };
}

/** Whole cards, arranged as they were: each lane's cards in a lane of their kind, from the selected cell's step on. */
export function planClip(clip: Clip, grid: Grid, target: Target, making: Making): PastePlan {
  const ground = new Ground(grid, making);
  const firstStep = ground.stepAt(target.step);
  const lanes = lanesFor(clip, ground, target);
  const sameMap = clip.map === grid.map;
  const known = new Set(grid.actors.map((actor) => actor.id));
  let cut = 0;
  const taken = clip.cards.slice(0, MOST_CARDS);
  const cards = taken.map((card): NewCard => {
    const lane = lanes[card.row] ?? ground.lane(0);
    const step = ground.step(firstStep + card.column).id;
    const named = card.actor === null ? undefined : grid.actors.find((one) => one.name === card.actor?.name);
    const actor = sameMap && card.actor !== null && known.has(card.actor.id) ? card.actor.id : (named?.id ?? null);
    const here = lane.id === target.lane && step === target.step;
    if (card.text.length > LONGEST_TEXT) cut += 1;
    return {
      id: making.mint(),
      place: { lane: lane.id, step, span: card.span },
      before: here ? target.before : null,
      text: shortened(card.text).text,
      note: card.note,
      actor,
      evidence: card.evidence,
      hue: card.hue,
      tags: [...card.tags],
      content: card.content,
      personal: card.personal,
    };
  });
  const links = clip.links.flatMap((link): Link[] => {
    const from = cards[link.from]?.id;
    const to = cards[link.to]?.id;
    if (from === undefined || to === undefined) return [];
    return [{ id: making.mint(), kind: link.kind, from, to, label: link.label }];
  });
  return finished(ground, cards, links, clip.cards.length - taken.length, cut);
}

/** Which lane takes the cards of each lane of the clip. */
function lanesFor(clip: Clip, ground: Ground, target: Target): GridLane[] {
  const selected = ground.laneAt(target.lane);
  const kinds = clip.lanes.map((lane, row): LaneKind => {
    const card = clip.cards.find((one) => one.row === row);
    return card === undefined ? lane.kind : laneKindOf(card.content);
  });
  const used = new Set<string>();
  return clip.lanes.map((lane, row) => {
    const kind = kinds[row] ?? lane.kind;
    const takes = (one: GridLane): boolean => one.kind === kind || one.kind === lane.kind;
    const free = (one: GridLane): boolean => takes(one) && !used.has(one.id);
    const distance = (one: GridLane): number => Math.abs(ground.lanes.indexOf(one) - selected);
    const there = ground.lane(selected);
    const nearest = (fits: (one: GridLane) => boolean): GridLane | undefined =>
      ground.lanes.filter(fits).sort((a, b) => distance(a) - distance(b))[0];
    const found =
      (free(there) ? there : undefined) ??
      ground.lanes.find((one) => free(one) && one.id === lane.id) ??
      ground.lanes.find((one) => free(one) && one.name === lane.name) ??
      nearest(free) ??
      nearest(takes) ??
      there;
    used.add(found.id);
    return found;
  });
}

function finished(ground: Ground, cards: NewCard[], links: Link[], left: number, cut: number): PastePlan {
  const commands: Command[] = cards.length === 0 ? [] : [...ground.commands, { do: 'AddCards', cards, links }];
  return { commands, cards: cards.map((card) => card.id), left, cut };
}
