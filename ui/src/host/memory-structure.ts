import type { Chosen, ChosenLink, Command, Element, Label, Link } from '../bindings';
import { HostError } from './host';
import type { MemoryMap } from './memory-scene';

/** What became of a command. */
export interface Outcome {
  readonly label: Label;
  readonly touched: string[];
}

/** Carries out what changes the map's structure and links; `null` for any other command. */
export function changeStructure(map: MemoryMap, command: Command): Outcome | null {
  switch (command.do) {
    case 'AddLink': {
      const { id, kind, from, to, label } = command;
      map.links.push({ id, kind, from, to, label });
      return outcome('AddLink', map, from, [id]);
    }
    case 'AddStage': {
      const { id, name, step, step_name, before } = command;
      put(map.stages, { id, name, hue: map.stages.length }, before);
      const at = map.steps.findIndex((one) => one.stage === before);
      const first = { id: step, stage: id, name: step_name };
      map.steps = at < 0 ? [...map.steps, first] : [...map.steps.slice(0, at), first, ...map.steps.slice(at)];
      return outcome('AddStage', map, id, [id]);
    }
    case 'AddStep': {
      const { id, stage, name, before } = command;
      intoStage(map, { id, stage, name }, before);
      return outcome('AddStep', map, id, [id]);
    }
    case 'AddLane': {
      const { id, kind, name, before } = command;
      put(map.lanes, { id, kind, name }, before);
      return outcome('AddLane', map, id, [id]);
    }
    case 'Move': {
      const { id, before } = command;
      for (const list of [map.stages, map.lanes] as { id: string }[][]) {
        const at = list.findIndex((one) => one.id === id);
        const [moved] = at < 0 ? [] : list.splice(at, 1);
        if (moved !== undefined) put(list, moved, before);
      }
      map.steps.sort((a, b) => rank(map, a.stage) - rank(map, b.stage));
      return outcome('Move', map, id, [id]);
    }
    case 'MoveStep': {
      const { id, stage, before } = command;
      const at = map.steps.findIndex((one) => one.id === id);
      const [moved] = at < 0 ? [] : map.steps.splice(at, 1);
      if (moved === undefined) throw new HostError('Refused', '', { reason: 'Missing', id });
      intoStage(map, { ...moved, stage }, before);
      return outcome('MoveStep', map, id, [id]);
    }
    case 'Resolve': {
      const settled = map.conflicts?.find(({ entry }) => entry.id === command.conflict);
      if (settled === undefined) throw new HostError('Refused', '', { reason: 'Missing', id: command.conflict });
      map.conflicts = (map.conflicts ?? []).filter((one) => one !== settled);
      return outcome('Resolve', map, settled.entry.of, [settled.entry.of]);
    }
    case 'Span': {
      const { id, step, span } = command;
      const card = map.cards.find((one) => one.id === id);
      if (card === undefined || card.place === null) throw new HostError('Refused', '', { reason: 'Missing', id });
      card.place = { ...card.place, step, span };
      return outcome('Span', map, id, [id]);
    }
    default:
      return null;
  }
}

/** A stage, step or lane, whole; `null` where there is none of this id. */
export function headIn(map: MemoryMap, id: string): Element | null {
  const stage = map.stages.find((one) => one.id === id);
  if (stage !== undefined) {
    return {
      Stage: { ...stage, order: 'a', caption: '', contacts: null, entry_rules: [], collapsed: false, phase: null },
    };
  }
  const step = map.steps.find((one) => one.id === id);
  if (step !== undefined) return { Step: { ...step, order: 'a', caption: '', segment: null, width: null } };
  const lane = map.lanes.find((one) => one.id === id);
  if (lane === undefined) return null;
  const open = { hidden: false, folded: false, locked: false, guidance: [] };
  return { Lane: { ...lane, order: 'a', caption: '', line_below: null, height: null, ...open } };
}

/** Elements by id, with the links that are named or that join two of them. */
export function chosenOf(map: MemoryMap, ids: readonly string[]): Chosen {
  const elements = ids.flatMap((id): Element[] => {
    const card = map.cards.find((one) => one.id === id);
    const element = card === undefined ? headIn(map, id) : { Card: structuredClone(card) };
    return element === null ? [] : [element];
  });
  const inside = (link: Link): boolean => ids.includes(link.id) || (ids.includes(link.from) && ids.includes(link.to));
  const name = (id: string): string => nameOf(map, id);
  const links = map.links
    .filter(inside)
    .map((link): ChosenLink => ({ link: { ...link }, from: name(link.from), to: name(link.to) }));
  return { elements, links };
}

/** The links from and to something. */
export function linksOf(map: MemoryMap, id: string): ChosenLink[] {
  const own = map.links.filter((link) => link.from === id || link.to === id);
  return own.map((link) => ({ link: { ...link }, from: nameOf(map, link.from), to: nameOf(map, link.to) }));
}

function intoStage(map: MemoryMap, step: MemoryMap['steps'][number], before: string | null): void {
  put(map.steps, step, before);
  // Without a sibling to go before, a step stands last in its stage: sorting is stable.
  map.steps.sort((a, b) => rank(map, a.stage) - rank(map, b.stage));
}

function rank(map: MemoryMap, stage: string): number {
  return map.stages.findIndex((one) => one.id === stage);
}

function put<T extends { id: string }>(list: T[], one: T, before: string | null): void {
  const at = list.findIndex((other) => other.id === before);
  if (at < 0) list.push(one);
  else list.splice(at, 0, one);
}

function nameOf(map: MemoryMap, id: string): string {
  const head = [...map.stages, ...map.steps, ...map.lanes].find((one) => one.id === id);
  return head?.name ?? map.cards.find((one) => one.id === id)?.text ?? '';
}

function outcome(act: Label['act'], map: MemoryMap, id: string, touched: string[]): Outcome {
  return { label: { act, name: nameOf(map, id), place: '', count: 1 }, touched };
}
