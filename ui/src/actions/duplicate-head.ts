import type { Act, Card, Command, Element, Field, HitRegion, Link, NewCard, OutlineEntry } from '../bindings';
import { mintId } from '../kernels/id';
import { cardsHeld, isHead } from '../kernels/held';
import type { Bench } from '../tools/bench';
import { cardsAmong } from '../tools/whole';
import type { Desk } from './desk';
import { lanesOf, stagesOf } from './grid-places';
import { perform } from './selected';

/** The stage, step or lane that is selected alone, in the grid: a network shows not all that it holds. */
export function headOf(desk: Desk): HitRegion | null {
  const journey = desk.bench?.journey;
  const { selected } = journey ?? {};
  if (journey === undefined || selected === undefined || journey.drawing.form !== 'Grid') return null;
  return journey.selection.length === 1 && isHead(selected) ? selected : null;
}

/** The same stage, step or lane once more, right behind the old one, with its cards and the links among them. */
export async function duplicateHead(desk: Desk, bench: Bench, head: HitRegion): Promise<void> {
  const { journey } = bench;
  const { outline } = journey.scene;
  const steps = stagesOf(bench).find((stage) => stage.id === head.id)?.children ?? [];
  const held = cardsHeld(outline, new Set([head.id])).map((card) => card.id);
  const ids = [head.id, ...steps.map((step) => step.id), ...held];
  const whole = await desk.ask('elements', { map: journey.map, ids });
  if (whole === null) return;
  const news = new Map(ids.map((id) => [id, mintId()]));
  const made = news.get(head.id) ?? '';
  const again = heads(bench, whole.elements, news);
  if (again === null) return;
  const cards = cardsAmong(whole.elements)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .flatMap((card) => cardAgain(card, news, again.columns));
  const links = whole.links.flatMap(({ link }): Link[] => {
    const [from, to] = [news.get(link.from), news.get(link.to)];
    return from === undefined || to === undefined ? [] : [{ ...link, id: mintId(), from, to }];
  });
  const commands = [...again.commands];
  if (cards.length > 0) commands.push({ do: 'AddCards', cards, links });
  else for (const link of links) commands.push({ do: 'AddLink', ...link });
  if (!(await perform(desk, bench, { do: 'Together', act: again.act, commands }))) return;
  journey.select([made]);
  const hit = journey.hit(made);
  if (hit !== undefined) bench.view.reveal(hit);
}

interface Again {
  readonly act: Act;
  readonly commands: readonly Command[];
  /** The steps that come once more, in order; empty for a lane, whose cards keep theirs. */
  readonly columns: readonly string[];
}

/** The commands that make the heads. `news` knows the new id of each old one; the head that is meant comes first. */
function heads(bench: Bench, elements: readonly Element[], news: ReadonlyMap<string, string>): Again | null {
  const [first] = elements;
  if (first === undefined) return null;
  const id = (old: string): string => news.get(old) ?? '';
  const after = <T extends { readonly id: string }>(list: readonly T[], one: string): string | null =>
    list[list.findIndex((other) => other.id === one) + 1]?.id ?? null;
  if ('Lane' in first) {
    const { Lane: lane } = first;
    const commands: Command[] = [
      { do: 'AddLane', id: id(lane.id), kind: lane.kind, name: lane.name, before: after(lanesOf(bench), lane.id) },
      ...edits(id(lane.id), {
        Caption: lane.caption,
        Height: lane.height,
        LineBelow: lane.line_below,
        Guidance: lane.guidance,
      }),
    ];
    // The line goes below the two of them: both are on the same side of it.
    if (lane.line_below !== null) {
      commands.push({ do: 'Edit', ids: [lane.id], field: { field: 'LineBelow', value: null } });
    }
    return { act: 'AddLane', commands, columns: [] };
  }
  if ('Step' in first) {
    const { Step: step } = first;
    const siblings = stagesOf(bench).find((stage) => stage.id === step.stage)?.children ?? [];
    const add: Command = { do: 'AddStep', id: id(step.id), stage: step.stage, name: step.name, before: null };
    const commands = [{ ...add, before: after(siblings, step.id) }, ...stepEdits(first, id(step.id))];
    return { act: 'AddStep', commands, columns: [step.id] };
  }
  if (!('Stage' in first)) return null;
  const { Stage: stage } = first;
  const steps = elements.flatMap((element) => ('Step' in element ? [element.Step] : []));
  const [lead, ...rest] = steps;
  const order: readonly OutlineEntry[] = stagesOf(bench);
  const made = id(stage.id);
  const commands: Command[] = [
    {
      do: 'AddStage',
      id: made,
      name: stage.name,
      step: lead === undefined ? mintId() : id(lead.id),
      step_name: lead?.name ?? '',
      before: after(order, stage.id),
    },
    ...rest.map((step): Command => ({ do: 'AddStep', id: id(step.id), stage: made, name: step.name, before: null })),
    ...edits(made, {
      Caption: stage.caption,
      Hue: stage.hue,
      EntryRules: stage.entry_rules,
      Phase: stage.phase,
    }),
    ...steps.flatMap((step) => stepEdits({ Step: step }, id(step.id))),
  ];
  return { act: 'AddStage', commands, columns: steps.map((step) => step.id) };
}

function stepEdits({ Step: step }: Extract<Element, { Step: unknown }>, id: string): Command[] {
  return edits(id, { Caption: step.caption, Segment: step.segment, Width: step.width });
}

/** What differs from a new one. Contacts are counted, not copied. */
function edits(id: string, values: Readonly<Record<string, unknown>>): Command[] {
  const empty = (value: unknown): boolean =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.entries(values)
    .filter(([, value]) => !empty(value))
    .map(([field, value]) => ({ do: 'Edit', ids: [id], field: { field, value } as Field }));
}

function cardAgain(
  { order: _, ...card }: Card,
  news: ReadonlyMap<string, string>,
  columns: readonly string[],
): NewCard[] {
  if (card.place === null) return [];
  const { lane, step, span } = card.place;
  // A card that reaches beyond the steps that come once more ends with them.
  const room = columns.length === 0 ? span : columns.length - Math.max(0, columns.indexOf(step));
  const place = { lane: news.get(lane) ?? lane, step: news.get(step) ?? step, span: Math.min(span, room) };
  return [{ ...card, id: news.get(card.id) ?? mintId(), place, before: null }];
}
