import type { FindingLimit, FindingsView, FoundFinding } from '../bindings';
import type { MemoryMap } from './memory-scene';

/** The memory's one threshold. */
export const LIMITS: FindingLimit[] = [
  { name: 'pain', label: 'A pain asks for an answer from', value: 6, usual: 6, least: 1, greatest: 25, own: false },
];

/** What the memory finds: every touchpoint that says nothing. */
export function findingsOf(map: MemoryMap): FindingsView {
  const lane = map.lanes.find((one) => one.kind === 'Touchpoints')?.id;
  const silent = map.cards.filter((card) => card.place !== null && card.place.lane === lane && card.text === '');
  const list = silent.map((card): FoundFinding => ({
    kind: 'DeadEnd',
    weight: 'Middle',
    sentence: 'A touchpoint says nothing.',
    place: 'The map',
    stage: null,
    step: card.place?.step ?? null,
    places: [card.id],
    beside: null,
    idea: 'Say something',
    reason: null,
    put_away_for: null,
    put_away_beside: null,
  }));
  return {
    revision: 1,
    on: '2026-11-22',
    questions: 30,
    kinds: [{ kind: 'DeadEnd', group: 'Flow', name: 'Dead end', why: 'People stop.', advice: 'Say what comes next.' }],
    list,
    muted: [],
    next: null,
  };
}
