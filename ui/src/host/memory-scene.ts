import type {
  Card,
  ConflictView,
  Group,
  HitKind,
  HitRegion,
  Item,
  LaneKind,
  Link,
  OutlineEntry,
  Pin,
  Rect,
  Scene,
  ScoreScale,
  TextBox,
} from '../bindings';

/** The little that the memory host knows of a map. */
export interface MemoryMap {
  title: string;
  stages: { id: string; name: string; hue: number }[];
  steps: { id: string; stage: string; name: string }[];
  lanes: { id: string; kind: LaneKind; name: string; locked?: boolean }[];
  cards: Card[];
  links: Link[];
  /** What people made different things of, as it would be told. */
  conflicts?: ConflictView[];
}

const HEAD = 104;
const COLUMN = 132;
const BAND = 40;
const CARD = 46;
const GAP = 8;
const LETTER = 6.1;
const UNIT = 36;

const INK = '#1f2430';
const TINTS = ['#ecf5fd', '#faf2e9', '#faf0f7', '#edf6ef'];
const EDGES = ['#5c85a8', '#9a7a51', '#9b7091', '#5e8d6e'];
const FILLS = ['#396e98', '#886029', '#88557d', '#3a7852'];

/**
 * Draws a map plainly: fixed columns, words broken by counting letters. It stands in for `journey-layout` where only the
 * interface is looked at, and makes no claim to look like it.
 */
export function drawMemory(map: MemoryMap): Scene {
  const groups: Group[] = [];
  const hits: HitRegion[] = [];
  const columns = map.steps.map((step, at) => ({ step, x: HEAD + at * COLUMN }));
  const hueOf = (stage: string): number => map.stages.find((one) => one.id === stage)?.hue ?? 0;

  const corner = group('corner', 'Corner', [box({ x: 0, y: 0, w: HEAD, h: 2 * BAND }, '#fbfaf7', null, 0)]);
  for (const stage of map.stages) {
    const own = columns.filter((column) => column.step.stage === stage.id);
    const first = own[0];
    if (first === undefined) continue;
    const rect = { x: first.x, y: 4, w: own.length * COLUMN - 4, h: BAND - 8 };
    const title = text(stage.name, rect.x + 10, rect.y + 21, 13, '#ffffff');
    groups.push(group(stage.id, 'Top', [box(rect, FILLS[stage.hue % 4] ?? INK, null, 3), title]));
    hits.push(hit('Stage', stage.id, stage.id, '', '', rect, 'Top', stage.name, written(rect, 13)));
  }
  for (const { step, x } of columns) {
    const rect = { x, y: BAND, w: COLUMN - 8, h: BAND };
    groups.push(group(step.id, 'Top', [text(step.name, x + 2, BAND + 22, 11, INK)]));
    hits.push(hit('Step', step.id, step.id, '', step.id, rect, 'Top', step.name, written(rect, 11)));
  }

  const scales: ScoreScale[] = [];
  let y = 2 * BAND;
  for (const lane of map.lanes) {
    const emotional = lane.kind === 'Emotions';
    const fullest = Math.max(1, ...columns.map(({ step }) => cardsIn(map, lane.id, step.id).length));
    const height = emotional ? 4 * UNIT + 40 : fullest * (CARD + GAP) + GAP + 26;
    const head = { x: 0, y, w: HEAD, h: height };
    groups.push(group(lane.id, 'Left', [text(lane.name, 12, y + 24, 12, INK)]));
    const locked = lane.locked === true;
    hits.push({ ...hit('Lane', lane.id, lane.id, lane.id, '', head, 'Left', lane.name, written(head, 12)), locked });
    if (emotional) scales.push({ lane: lane.id, zero: y + height / 2, unit: UNIT });
    for (const { step, x } of columns) {
      const rect = { x, y, w: COLUMN - 8, h: height };
      const cards = cardsIn(map, lane.id, step.id);
      const top = y + GAP + (emotional ? 0 : cards.length * (CARD + GAP));
      const free = { x, y: top, w: COLUMN - 8, h: Math.max(8, y + height - top - GAP) };
      const cell = hit('Cell', `${lane.id}:${step.id}`, '', lane.id, step.id, rect, 'None', '', null);
      hits.push({ ...cell, free, locked });
      for (const [at, card] of cards.entries()) {
        const drawn = emotional
          ? drawEmotion(card, rect)
          : drawCard(card, x, y + GAP + at * (CARD + GAP), hueOf(step.stage));
        groups.push(drawn.group);
        hits.push({ ...drawn.hit, lane: lane.id, step: step.id, locked });
      }
    }
    y += height;
    groups.push(
      group(`rule-${lane.id}`, 'None', [
        box({ x: 0, y: y - 1, w: HEAD + columns.length * COLUMN, h: 1 }, '#1f24301f', null, 0),
      ]),
    );
  }
  for (const link of map.links) {
    const [from, to] = [link.from, link.to].map((id) => hits.find((one) => one.key === id)?.rect);
    if (from === undefined || to === undefined) continue;
    const route = [
      { x: from.x + from.w, y: from.y + from.h / 2 },
      { x: to.x, y: to.y + to.h / 2 },
    ];
    hits.push({ ...hit('Link', link.id, link.id, '', '', union(from, to), 'None', link.label, null), route });
  }
  groups.push(corner);
  const size = { w: HEAD + columns.length * COLUMN, h: y };
  return { size, paper: '#fbfaf7', groups, hits, outline: outlineOf(map), scales };
}

function cardsIn(map: MemoryMap, lane: string, step: string): Card[] {
  return map.cards.filter((card) => card.place?.lane === lane && card.place.step === step);
}

function drawCard(card: Card, x: number, y: number, hue: number): { group: Group; hit: HitRegion } {
  const rect = { x, y, w: COLUMN * ((card.place?.span ?? 1) - 1) + COLUMN - 12, h: CARD };
  const lines = broken(card.text, Math.floor((rect.w - 14) / LETTER)).slice(0, 2);
  const items: Item[] = [box(rect, TINTS[hue % 4] ?? '#fff', EDGES[hue % 4] ?? INK, 4)];
  for (const [at, line] of lines.entries()) items.push(text(line, x + 7, y + 19 + at * 15, 11.5, INK));
  const inside = { x: x + 7, y: y + 8, w: rect.w - 14, h: CARD - 16 };
  return {
    group: group(card.id, 'None', items),
    hit: hit('Card', card.id, card.id, '', '', rect, 'None', card.text, written(inside, 11.5)),
  };
}

function drawEmotion(card: Card, cell: Rect): { group: Group; hit: HitRegion } {
  const score = scoreOf(card);
  const x = cell.x + cell.w / 2;
  const y = cell.y + cell.h / 2 - score * UNIT;
  const rect = { x: x - 11, y: y - 11, w: 22, h: 22 };
  const words = { x: x - 40, y: y + 14, w: 90, h: 15 };
  const items = [box(rect, '#fbfaf7', INK, 11), text(card.text, words.x, words.y + 11, 10.5, INK)];
  return {
    group: group(card.id, 'None', items),
    hit: hit('Emotion', card.id, card.id, '', '', rect, 'None', card.text, written(words, 10.5)),
  };
}

function scoreOf(card: Card): number {
  return typeof card.content === 'object' && 'Emotion' in card.content ? card.content.Emotion.score : 0;
}

function outlineOf(map: MemoryMap): OutlineEntry[] {
  return map.stages.map((stage) => ({
    id: stage.id,
    kind: 'Stage',
    name: stage.name,
    detail: '',
    lane: '',
    channel: '',
    hue: stage.hue,
    children: map.steps
      .filter((step) => step.stage === stage.id)
      .map((step) => ({
        id: step.id,
        kind: 'Step',
        name: step.name,
        detail: '',
        lane: '',
        channel: '',
        hue: stage.hue,
        children: map.lanes.flatMap((lane) =>
          cardsIn(map, lane.id, step.id).map((card) => ({
            id: card.id,
            kind: 'Card' as const,
            name: card.text,
            detail: lane.kind === 'Emotions' ? String(scoreOf(card)) : '',
            lane: lane.id,
            channel: '',
            hue: stage.hue,
            children: [],
          })),
        ),
      })),
  }));
}

function group(key: string, pin: Pin, items: Item[]): Group {
  return { key, at: { x: 0, y: 0 }, clip: null, pin, layer: 'cards', items };
}

function box(rect: Rect, fill: string, edge: string | null, radius: number): Item {
  const stroke = edge === null ? null : { color: edge, width: 1.25, dash: null, round: false };
  return { type: 'Rect', rect, radius, fill, stroke };
}

function text(words: string, x: number, baseline: number, size: number, color: string): Item {
  const advance = words.length * size * 0.53;
  return { type: 'Text', text: words, font: 'InterMedium', size, color, x, baseline, advance, rtl: false, spread: [] };
}

function written(rect: Rect, size: number): TextBox {
  return { rect, font: 'InterMedium', size, line_height: size * 1.3, indent: 0 };
}

function hit(
  kind: HitKind,
  key: string,
  id: string,
  lane: string,
  step: string,
  rect: Rect,
  pin: Pin,
  name: string,
  box: TextBox | null,
): HitRegion {
  return { key, kind, id, lane, step, rect, pin, name, text: box, free: null, channel: '', locked: false, route: [] };
}

function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

function broken(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
