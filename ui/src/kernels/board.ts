import type { BoardCard, BoardsView, Command, Content, Field } from '../bindings';

/** The grades of both axes. */
export const GRADES = [1, 2, 3, 4, 5] as const;

/** What the two axes of a matrix stand for: across from left to right, up from below. */
export interface Axes {
  readonly across: 'Effort' | 'Frequency';
  readonly up: 'Impact' | 'Severity';
}

export const AXES: Record<'Opportunities' | 'Pains', Axes> = {
  Opportunities: { across: 'Effort', up: 'Impact' },
  Pains: { across: 'Frequency', up: 'Severity' },
};

/** Where a card stands in a matrix, 1 to 5 each. */
export interface Spot {
  readonly across: number;
  readonly up: number;
}

/** Where a card stands in its matrix; `null` for other kinds. */
export function spotOf(content: Content): Spot | null {
  if (typeof content !== 'object') return null;
  if ('Opportunity' in content) return { across: content.Opportunity.effort, up: content.Opportunity.impact };
  if ('Pain' in content) return { across: content.Pain.frequency, up: content.Pain.severity };
  return null;
}

export function fieldKey({ across, up }: Spot): string {
  return `${across}:${up}`;
}

/** The cards of each field, in the order in which they come. */
export function byField(cards: readonly BoardCard[]): Map<string, BoardCard[]> {
  const fields = new Map<string, BoardCard[]>();
  for (const card of cards) {
    const spot = spotOf(card.content);
    if (spot === null) continue;
    const key = fieldKey(spot);
    const list = fields.get(key);
    if (list === undefined) fields.set(key, [card]);
    else list.push(card);
  }
  return fields;
}

/** In which corner a field lies; `null` for the cross in the middle. */
export function corner({ across, up }: Spot): 'lowHigh' | 'highHigh' | 'lowLow' | 'highLow' | null {
  if (across === 3 || up === 3) return null;
  return across < 3 ? (up > 3 ? 'lowHigh' : 'lowLow') : up > 3 ? 'highHigh' : 'highLow';
}

const held = (grade: number): number => Math.min(5, Math.max(1, grade));

/** A spot moved by so much, as far as the matrix reaches. */
export function shifted(spot: Spot, across: number, up: number): Spot {
  return { across: held(spot.across + across), up: held(spot.up + up) };
}

/**
 * The command that puts cards where `to` says, as one gesture; `null` where nothing would change. Cards of locked lanes stay.
 */
export function regrade(cards: readonly BoardCard[], axes: Axes, to: (spot: Spot) => Spot): Command | null {
  const wanted = new Map<string, { field: Field; ids: string[] }>();
  const want = (name: Axes['across'] | Axes['up'], before: number, value: number, id: string): void => {
    if (before === value) return;
    const key = `${name} ${value}`;
    const entry = wanted.get(key) ?? { field: { field: name, value }, ids: [] };
    entry.ids.push(id);
    wanted.set(key, entry);
  };
  for (const { id, content, locked } of cards) {
    const spot = spotOf(content);
    if (spot === null || locked) continue;
    const next = to(spot);
    want(axes.up, spot.up, next.up, id);
    want(axes.across, spot.across, next.across, id);
  }
  return together([...wanted.values()].map(({ field, ids }) => ({ do: 'Edit', ids, field })));
}

/** Several commands as one gesture; `null` for none. */
export function together(commands: readonly Command[]): Command | null {
  const [only] = commands;
  if (only === undefined) return null;
  return commands.length === 1 ? only : { do: 'Together', act: 'Edit', commands: [...commands] };
}

/** A row of the message board: touchpoints that share a channel, however it is spelt. */
export interface ChannelRow {
  /** As it is told apart from others; empty for touchpoints without a channel. */
  readonly key: string;
  /** As the first touchpoint spells it. */
  readonly name: string;
  /** The touchpoints by stage. */
  readonly stages: ReadonlyMap<string, BoardCard[]>;
}

/** Which stage each step belongs to. */
export function stagesOfSteps({ stages }: BoardsView): Map<string, string> {
  return new Map(stages.flatMap((stage) => stage.steps.map((step) => [step.id, stage.id] as const)));
}

/** The channels in the order in which they first come, those touchpoints without one last. Parked ones stand in no stage. */
export function channelRows(view: BoardsView): ChannelRow[] {
  const stageOf = stagesOfSteps(view);
  const rows = new Map<string, { key: string; name: string; stages: Map<string, BoardCard[]> }>();
  for (const card of view.cards) {
    if (typeof card.content !== 'object' || !('Touchpoint' in card.content)) continue;
    const name = card.content.Touchpoint.channel.trim();
    const key = name.toLowerCase();
    const stage = stageOf.get(card.place?.step ?? '');
    if (stage === undefined) continue;
    const row = rows.get(key) ?? { key, name, stages: new Map<string, BoardCard[]>() };
    const cell = row.stages.get(stage);
    if (cell === undefined) row.stages.set(stage, [card]);
    else cell.push(card);
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => Number(a.key === '') - Number(b.key === ''));
}

/** The command that brings touchpoints to a channel and a stage; `null` where nothing would change. */
export function rechannel(
  view: BoardsView,
  cards: readonly BoardCard[],
  to: { channel: string; stage: string },
): Command | null {
  const stageOf = stagesOfSteps(view);
  const step = view.stages.find((stage) => stage.id === to.stage)?.steps[0]?.id;
  const free = cards.filter((card) => !card.locked);
  const other = free.filter(
    ({ content }) =>
      typeof content === 'object' &&
      'Touchpoint' in content &&
      content.Touchpoint.channel.trim().toLowerCase() !== to.channel.trim().toLowerCase(),
  );
  const commands: Command[] = [];
  if (other.length > 0) {
    const ids = other.map((card) => card.id);
    commands.push({ do: 'Edit', ids, field: { field: 'Channel', value: to.channel } });
  }
  const lanes = new Map<string, string[]>();
  for (const card of free) {
    if (step === undefined || card.place === null || stageOf.get(card.place.step) === to.stage) continue;
    lanes.set(card.place.lane, [...(lanes.get(card.place.lane) ?? []), card.id]);
  }
  for (const [lane, ids] of lanes) {
    if (step !== undefined) commands.push({ do: 'MoveCards', ids, lane, step, before: null });
  }
  return together(commands);
}
