import { describe, expect, it } from 'vitest';

import type { OutlineEntry } from '../bindings';
import { cardsHeld } from './held';

function entry(kind: OutlineEntry['kind'], id: string, lane = '', children: OutlineEntry[] = []): OutlineEntry {
  return { id, kind, name: id, detail: '', lane, channel: '', hue: 0, children };
}

const outline = [
  entry('Stage', 'see', '', [
    entry('Step', 'banner', '', [entry('Card', 'looks', 'does'), entry('Card', 'shrugs', 'feels')]),
    entry('Step', 'stand', '', [entry('Card', 'tastes', 'does')]),
  ]),
  entry('Stage', 'buy', '', [entry('Step', 'till', '', [entry('Card', 'pays', 'does')])]),
];
const held = (...ids: string[]): string[] => cardsHeld(outline, new Set(ids)).map((card) => card.id);

describe('what a head holds', () => {
  it('is for a stage the cards of all its steps', () => {
    expect(held('see')).toEqual(['looks', 'shrugs', 'tastes']);
  });
  it('is for a step its cards in every lane', () => {
    expect(held('banner')).toEqual(['looks', 'shrugs']);
  });
  it('is for a lane its cards at every step', () => {
    expect(cardsHeld(outline, new Set(['does'])).map(({ id, step }) => `${id} at ${step}`)).toEqual([
      'looks at banner',
      'tastes at stand',
      'pays at till',
    ]);
  });
  it('comes once where heads overlap, along with the cards that were chosen themselves', () => {
    expect(held('banner', 'does', 'shrugs')).toEqual(['looks', 'shrugs', 'tastes', 'pays']);
  });
  it('is nothing where nothing is chosen', () => {
    expect(held()).toEqual([]);
    expect(held('elsewhere')).toEqual([]);
  });
});
