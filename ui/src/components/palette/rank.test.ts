import { describe, expect, it } from 'vitest';

import { fit, ranked } from './rank';

const labels = ['Add a step', 'Add a lane', 'Split the step', 'Copy as text', 'Zoom to the stage', 'Perché no'];
const entries = labels.map((label) => ({ id: label.toLowerCase().replaceAll(' ', '-'), label }));
const found = (query: string, ...recent: string[]): string[] =>
  ranked(entries, query, recent).map((entry) => entry.label);

describe('the palette finds', () => {
  it('what begins with the word before what has it later, and that before what has it inside', () => {
    const all = ['Restep', 'Split the step', 'Step in'].map((label) => ({ id: label, label }));
    expect(ranked(all, 'step', []).map((one) => one.label)).toEqual(['Step in', 'Split the step', 'Restep']);
  });
  it('words in any order, but needs every one', () => {
    expect(found('step add')).toEqual(['Add a step']);
    expect(found('step lane')).toEqual([]);
  });
  it('words without their accents, and in any case', () => {
    expect(found('PERCHE')).toEqual(['Perché no']);
  });
  it('first letters of words, but not letters strewn anywhere', () => {
    expect(found('adst')).toEqual(['Add a step']);
    expect(fit('Add a lane', 'dne')).toBeNull();
  });
  it('everything in the list’s order while only a blank is typed', () => {
    expect(found(' ')).toEqual(labels);
  });
});

describe('what was used lately', () => {
  it('comes first among those that fit equally well', () => {
    expect(found('add')).toEqual(['Add a step', 'Add a lane']);
    expect(found('add', 'add-a-lane')).toEqual(['Add a lane', 'Add a step']);
    expect(found('add', 'add-a-step', 'add-a-lane')).toEqual(['Add a step', 'Add a lane']);
  });
  it('never passes a better fit', () => {
    expect(found('step', 'split-the-step')[0]).toBe('Split the step');
    const all = ['Step in', 'Restep'].map((label) => ({ id: label, label }));
    expect(ranked(all, 'step', ['Restep']).map((one) => one.label)).toEqual(['Step in', 'Restep']);
  });
});
