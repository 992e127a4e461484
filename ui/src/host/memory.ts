import type {
  Calls,
  Card,
  Changed,
  Command,
  Content,
  HitRegion,
  Label,
  LaneKind,
  ListPatch,
  Scene,
  ScenePatch,
} from '../bindings';
import { type Host, HostError } from './host';
import { boardsOf } from './memory-boards';
import { bareCard, touchpoint } from './memory-cards';
import { contentsOf, standingOut, wordsIn } from './memory-finding';
import { memoryHome } from './memory-home';
import { memoryHistory } from './memory-history';
import { memoryPosters } from './memory-poster';
import { memoryPieces } from './memory-pieces';
import { memorySafety } from './memory-safety';
import { memorySharing } from './memory-sharing';
import { drawMemory, type MemoryMap } from './memory-scene';
import { changeStructure, chosenOf, headIn, linksOf } from './memory-structure';

/** A host that lives in the page alone: for unit tests, and for working on the interface without the Rust side. */
export interface MemoryHost extends Host {
  /** The calls that came in, in order. */
  readonly calls: { name: keyof Calls; params: unknown }[];
  /** The next call of this name fails with this code. */
  failNext(name: keyof Calls, code: string): void;
  readonly map: MemoryMap;
}

const MAP = '01map00000000';
const LANES: readonly [string, LaneKind, string][] = [
  ['01lane0000001', 'Actions', 'Actions'],
  ['01lane0000002', 'Emotions', 'Emotions'],
  ['01lane0000003', 'Touchpoints', 'Touchpoints'],
  ['01lane0000004', 'Pains', 'Pain points'],
  ['01lane0000005', 'Opportunities', 'Opportunities'],
];

const CONTENT: Partial<Record<LaneKind, () => Content>> = {
  Actions: () => 'Action',
  Touchpoints: () => touchpoint(),
  Emotions: () => ({ Emotion: { score: 0 } }),
  Pains: () => ({ Pain: { severity: 3, frequency: 3 } }),
  Opportunities: () => ({
    Opportunity: { impact: 3, effort: 3, progress: 'Idea', owner: '', next: '', due: null },
  }),
};

function card(id: string, lane: string, step: string, text: string, content: Content): Card {
  const evidence = { basis: 'Observed', source: '', date: null } as const;
  return { ...bareCard(id, text, content), place: { lane, step, span: 1 }, evidence };
}

/** A library ticket, in two stages and four steps. */
export function sampleMap(): MemoryMap {
  const step = (number: number): string => `01step000000${number}`;
  const [actions, emotions, touchpoints, pains] = LANES.map(([id]) => id) as [string, string, string, string];
  const touch = touchpoint();
  const pain = CONTENT.Pains?.() ?? 'Note';
  return {
    title: 'A library card by Saturday',
    stages: [
      { id: '01stage000001', name: 'Wonder', hue: 0 },
      { id: '01stage000002', name: 'Join', hue: 1 },
    ],
    steps: [
      { id: step(1), stage: '01stage000001', name: 'Hears of it' },
      { id: step(2), stage: '01stage000001', name: 'Looks it up' },
      { id: step(3), stage: '01stage000002', name: 'Queues' },
      { id: step(4), stage: '01stage000002', name: 'Borrows' },
    ],
    lanes: LANES.map(([id, kind, name]) => ({ id, kind, name })),
    links: [],
    cards: [
      card('01card0000001', actions, step(1), 'A neighbour mentions the reading room', 'Action'),
      card('01card0000002', actions, step(2), 'Searches for opening hours on the tram', 'Action'),
      card('01card0000003', actions, step(3), 'Waits behind a school class', 'Action'),
      card('01card0000004', emotions, step(1), 'Curious', { Emotion: { score: 0.5 } }),
      card('01card0000005', emotions, step(3), 'Is this even the right line?', { Emotion: { score: -1.2 } }),
      card('01card0000006', emotions, step(4), 'Three books and a smile', { Emotion: { score: 1.8 } }),
      card('01card0000007', touchpoints, step(2), 'Opening hours page', touch),
      card('01card0000008', touchpoints, step(3), 'Front desk', touch),
      card('01card0000009', pains, step(2), 'Hours are in a photograph', pain),
      card('01card000000a', pains, step(3), 'Nobody says which line is which', pain),
    ],
  };
}

/** A patch that replaces everything. */
function patchOf(now: Scene, before: Scene): ScenePatch {
  const whole = <T>(list: T[], old: readonly T[], name: (one: T) => string): ListPatch<T> => ({
    changed: list,
    order: { at: 0, gone: old.length, keys: list.map(name) },
    shifts: [],
  });
  return {
    size: now.size,
    paper: now.paper,
    groups: whole(now.groups, before.groups, (group) => group.key),
    hits: whole(now.hits, before.hits, (hit) => hit.key),
    scales: now.scales,
    outline: whole(now.outline, before.outline, (entry) => entry.id),
  };
}

/** Makes a host around one map. */
export function memoryHost(map: MemoryMap = sampleMap()): MemoryHost {
  const calls: MemoryHost['calls'] = [];
  const failures = new Map<keyof Calls, string>();
  const past: { cards: Card[]; names: string; label: Label }[] = [];
  const future: typeof past = [];
  let revision = 1;

  const names = (): string =>
    JSON.stringify([map.title, map.stages, map.steps, map.lanes, map.links, map.conflicts ?? []]);
  const snapshot = (label: Label): (typeof past)[number] => ({
    cards: structuredClone(map.cards),
    names: names(),
    label,
  });
  const restore = (kept: (typeof past)[number]): void => {
    map.cards = kept.cards;
    [map.title, map.stages, map.steps, map.lanes, map.links, map.conflicts] = JSON.parse(kept.names);
  };
  const scene = (): Scene => drawMemory(map);
  /** What the page has. */
  let seen = scene();
  const state = () => ({
    revision,
    title: map.title,
    undo: past.at(-1)?.label ?? null,
    redo: future.at(-1)?.label ?? null,
    steps: map.steps.length,
    cards: map.cards.length,
  });
  const changed = (touched: string[]): Changed => {
    revision += 1;
    const now = scene();
    const patch = patchOf(now, seen);
    seen = now;
    return { state: state(), patch, touched, elsewhere: false };
  };

  const find = (id: string): Card => {
    const found = map.cards.find((one) => one.id === id);
    if (found === undefined) throw new HostError('Refused', '', { reason: 'Missing', id });
    return found;
  };

  function carryOut(command: Command): { label: Label; touched: string[] } {
    switch (command.do) {
      case 'AddCard': {
        const lane = map.lanes.find((one) => one.id === command.lane);
        const content = CONTENT[lane?.kind ?? 'Notes']?.() ?? 'Note';
        map.cards.push(card(command.id, command.lane, command.step, command.text, content));
        return { label: { act: 'AddCard', name: command.text, place: '', count: 1 }, touched: [command.id] };
      }
      case 'MoveCards': {
        const moving = command.ids.map(find);
        const rest = map.cards.filter((one) => !moving.includes(one));
        for (const one of moving) one.place = { lane: command.lane, step: command.step, span: 1 };
        const at = rest.findIndex((one) => one.id === command.before);
        map.cards = at < 0 ? [...rest, ...moving] : [...rest.slice(0, at), ...moving, ...rest.slice(at)];
        const place = map.steps.find((one) => one.id === command.step)?.name ?? '';
        return {
          label: { act: 'MoveCards', name: moving[0]?.text ?? '', place, count: moving.length },
          touched: command.ids,
        };
      }
      case 'Delete': {
        const name = map.cards.find((one) => one.id === command.ids[0])?.text ?? '';
        map.cards = map.cards.filter((one) => !command.ids.includes(one.id));
        map.links = map.links.filter((one) => ![one.id, one.from, one.to].some((id) => command.ids.includes(id)));
        return { label: { act: 'Delete', name, place: '', count: command.ids.length }, touched: [] };
      }
      case 'Edit': {
        const id = command.ids[0] ?? '';
        const { field } = command;
        const head = [...map.stages, ...map.steps, ...map.lanes].find((one) => one.id === id);
        const link = map.links.find((one) => one.id === id);
        if (link !== undefined) {
          if (field.field === 'Name') link.label = field.value;
          return { label: { act: 'Edit', name: link.label, place: '', count: 1 }, touched: [id] };
        }
        if (head !== undefined && field.field === 'Name') head.name = field.value;
        else if (field.field === 'Name') find(id).text = field.value;
        else if (field.field === 'Score') find(id).content = { Emotion: { score: field.value } };
        else if (field.field === 'Basis') find(id).evidence.basis = field.value;
        else if (field.field === 'Note') find(id).note = field.value;
        return { label: { act: 'Edit', name: head?.name ?? find(id).text, place: '', count: 1 }, touched: [id] };
      }
      case 'AddCards': {
        for (const { id, place, text, note, actor, evidence, hue, tags, content, personal } of command.cards) {
          const rest = { text, note, actor, evidence, hue, tags, personal };
          map.cards.push({ id, place, order: id, ...rest, content: content ?? 'Note' });
        }
        map.links.push(...command.links);
        const touched = command.cards.map((one) => one.id);
        const label: Label = { act: 'Paste', name: command.cards[0]?.text ?? '', place: '', count: touched.length };
        return { label, touched };
      }
      case 'ParkCards': {
        for (const id of command.ids) find(id).place = null;
        const name = map.cards.find((one) => one.id === command.ids[0])?.text ?? '';
        return { label: { act: 'ParkCards', name, place: '', count: command.ids.length }, touched: [] };
      }
      case 'Replace': {
        for (const id of command.ids) find(id).text = find(id).text.replaceAll(command.find, command.with);
        return { label: { act: 'Replace', name: '', place: '', count: command.ids.length }, touched: command.ids };
      }
      case 'Together': {
        const parts = command.commands.map(carryOut);
        const first = parts[0]?.label ?? { name: '', place: '', count: 0 };
        return { label: { ...first, act: command.act }, touched: parts.flatMap((part) => part.touched) };
      }
      default: {
        const done = changeStructure(map, command);
        if (done === null) throw new HostError('Refused', command.do, { reason: 'NothingToDo' });
        return done;
      }
    }
  }

  const handlers: { [K in keyof Calls]?: (params: Calls[K]['params']) => Calls[K]['reply'] } = {
    welcome: () => ({ preferences: { language: null, appearance: null, text_size: null }, map: MAP }),
    prefer: (params) => params,
    recovery: () => ({ recovery: null }),
    dismiss_recovery: () => ({}),
    ...memoryHome(MAP, map),
    thumbnail: scene,
    open: () => {
      seen = scene();
      return { map: MAP, state: state(), scene: seen };
    },
    open_part: ({ area }) => {
      const whole = scene();
      const outside = ({ pin, rect }: HitRegion): boolean =>
        pin === 'None' && (rect.x > area.x + area.w || rect.y > area.y + area.h);
      const far = new Set(whole.hits.filter(outside).map((hit) => hit.key));
      const near = <T extends { key: string }>(list: readonly T[]): T[] => list.filter((one) => !far.has(one.key));
      seen = { ...whole, groups: near(whole.groups), hits: near(whole.hits) };
      return { opened: { map: MAP, state: state(), scene: seen }, whole: far.size === 0 };
    },
    rest: ({ revision: from }) => {
      if (from !== revision) throw new HostError('Stale', '');
      const patch = patchOf(scene(), seen);
      seen = scene();
      return { patch };
    },
    apply: ({ revision: from, command }) => {
      if (from !== revision) throw new HostError('Stale', '');
      const before = snapshot({ act: 'Edit', name: '', place: '', count: 1 });
      const { label, touched } = carryOut(command);
      past.push({ ...before, label });
      future.length = 0;
      return changed(touched);
    },
    catch_up: ({ revision: from }) => {
      if (from !== revision) throw new HostError('Stale', '');
      return { changed: null };
    },
    undo: () => {
      const kept = past.pop();
      if (kept === undefined) throw new HostError('Refused', '', { reason: 'NothingToDo' });
      future.push(snapshot(kept.label));
      restore(kept);
      return changed([]);
    },
    redo: () => {
      const kept = future.pop();
      if (kept === undefined) throw new HostError('Refused', '', { reason: 'NothingToDo' });
      past.push(snapshot(kept.label));
      restore(kept);
      return changed([]);
    },
    element: ({ id }) => {
      const links = linksOf(map, id).map(({ link, from, to }) => {
        const outgoing = link.from === id;
        return { link, outgoing, other: outgoing ? to : from };
      });
      const around = { stage: '', step: '', hue: 0, links, actors: [] };
      const head = headIn(map, id);
      if (head !== null) return { ...around, element: head };
      const found = find(id);
      const place = map.steps.find((one) => one.id === found.place?.step);
      const home = map.stages.find((one) => one.id === place?.stage);
      return {
        ...around,
        element: { Card: structuredClone(found) },
        step: place?.name ?? '',
        stage: home?.name ?? '',
        hue: home?.hue ?? 0,
      };
    },
    elements: ({ ids }) => chosenOf(map, ids),
    preview: ({ revision: from, command }) => {
      if (from !== revision) throw new HostError('Stale', '');
      const before = snapshot({ act: 'Edit', name: '', place: '', count: 1 });
      try {
        carryOut(command);
        return { patch: patchOf(scene(), seen) };
      } finally {
        restore(before);
      }
    },
    contents: () => contentsOf(map, revision),
    boards: () => boardsOf(map, revision),
    export_decisions: ({ path }) => ({ path: path ?? '/decisions.csv', bytes: 1 }),
    conflict: ({ id }) => {
      const found = map.conflicts?.find(({ entry }) => entry.id === id);
      if (found === undefined) throw new HostError('ElementNotFound', '');
      return found;
    },
    filter: ({ filter }) => ({ ids: standingOut(map, filter) }),
    search: (wanted) => wordsIn(map, wanted),
    ...memoryPosters(),
    ...memoryPieces((ids) => map.cards.filter((one) => ids.includes(one.id))),
    ...memoryHistory({ revision: () => revision, scene }),
    ...memorySafety(MAP, () => map.title),
    ...memorySharing({
      map: MAP,
      revision: () => revision,
      scene,
      merge: () => {
        past.push(snapshot({ act: 'Merge', name: 'anna', place: '', count: 1 }));
        future.length = 0;
        find('01card0000001').text += ', twice';
        return changed([]);
      },
    }),
  };

  return {
    calls,
    map,
    openWindow: (other) => {
      calls.push({ name: 'open_window', params: { map: other } });
      return Promise.resolve();
    },
    failNext: (name, code) => failures.set(name, code),
    async call(name, params) {
      calls.push({ name, params: structuredClone(params) });
      // Nobody else works on a map that lives in the page alone: there is never any news.
      if (name === 'news') return new Promise(() => undefined);
      await Promise.resolve();
      const code = failures.get(name);
      if (code !== undefined) {
        failures.delete(name);
        throw new HostError(code, '');
      }
      const handler = handlers[name];
      if (handler === undefined) throw new HostError('UnknownCall', name);
      return structuredClone(handler(params));
    },
  };
}
