import type { BoardsView } from '../bindings';
import type { MemoryMap } from './memory-scene';

/** What boards of the memory's map are made of; nothing was ever decided on it, and nobody's curve is drawn. */
export function boardsOf(map: MemoryMap, revision: number): BoardsView {
  const stages = map.stages.map(({ id, name, hue }) => ({
    id,
    name,
    hue,
    steps: map.steps.filter((step) => step.stage === id).map((step) => ({ id: step.id, name: step.name })),
  }));
  const cards = map.cards.flatMap(({ id, text, place, actor, evidence, content }) => {
    if (typeof content !== 'object') return [];
    const locked = map.lanes.some((one) => one.id === place?.lane && one.locked === true);
    return [{ id, text, place, actor, basis: evidence.basis, locked, content }];
  });
  return { revision, today: '2026-11-22', stages, cards, curves: { rules: [], curves: [] }, decisions: [] };
}
