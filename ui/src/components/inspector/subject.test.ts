import { describe, expect, it } from 'vitest';

import type { Card, Content } from '../../bindings';
import { touchpoint } from '../../host/memory-cards';
import { Subject, type Thing } from './subject';

function card(id: string, content: Content, change: Partial<Card> = {}): Thing {
  const evidence = { basis: 'Observed' as const, source: '', date: null };
  const rest = { note: '', actor: null, hue: null, tags: [], evidence, order: id, personal: null };
  return { Card: { id, place: { lane: 'l', step: 's', span: 1 }, text: id, ...rest, content, ...change } };
}
const pain = (severity: number): Content => ({ Pain: { severity, frequency: 2 } });
const step: Thing = {
  Step: { id: 's', stage: 'g', order: 'a', name: 'Tries', caption: '', segment: null, width: null },
};
const lane: Thing = {
  Lane: {
    id: 'l',
    order: 'a',
    kind: 'Pains',
    name: 'Pains',
    caption: '',
    line_below: null,
    height: null,
    hidden: false,
    folded: false,
    locked: true,
    guidance: [],
  },
};

describe('several things at once', () => {
  it('have only the fields that each of them has', () => {
    const both = new Subject([card('a', pain(2)), card('b', touchpoint('Web'))]);
    expect(both.has('Severity')).toBe(false);
    expect(both.has('Channel')).toBe(false);
    expect(both.has('Basis')).toBe(true);
    const mixed = new Subject([step, lane]);
    expect(mixed.has('Caption')).toBe(true);
    expect(mixed.has('Width')).toBe(false);
    expect(new Subject([step, card('a', pain(1))]).has('Caption')).toBe(false);
  });

  it('say the value that they share, and nothing where they differ', () => {
    const both = new Subject([card('a', pain(2), { note: 'x' }), card('b', pain(4), { note: 'x' })]);
    expect(both.value('Severity')).toBeUndefined();
    expect(both.value('Frequency')).toBe(2);
    expect(both.value('Note')).toBe('x');
  });

  it('tell an empty value that they share from values that differ', () => {
    const same = new Subject([card('a', pain(1)), card('b', pain(1))]);
    expect(same.value('Date')).toBeNull();
    const evidence = { basis: 'Observed' as const, source: '', date: '2025-05-12' };
    expect(new Subject([card('a', pain(1)), card('b', pain(1), { evidence })]).value('Date')).toBeUndefined();
  });

  it('compare lists by what they hold', () => {
    const tags = (...of: string[]): Partial<Card> => ({ tags: of });
    expect(new Subject([card('a', pain(1), tags('x')), card('b', pain(1), tags('x'))]).value('Tags')).toEqual(['x']);
    expect(new Subject([card('a', pain(1), tags('x')), card('b', pain(1), tags())]).value('Tags')).toBeUndefined();
  });
});

it('a card in the parking lot has no width', () => {
  expect(new Subject([card('a', pain(1), { place: null })]).has('Span')).toBe(false);
});

it('nothing has no fields', () => {
  expect(new Subject([]).has('Name')).toBe(false);
});

it('a link has its words and its kind', () => {
  const link = { id: 'k', kind: 'Causes' as const, from: 'a', to: 'b', label: '1 in 5' };
  const subject = new Subject([{ Link: link }]);
  expect(subject.value('Name')).toBe('1 in 5');
  expect(subject.value('LinkKind')).toBe('Causes');
  expect(subject.ids).toEqual(['k']);
});
