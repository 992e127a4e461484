import { describe, expect, it } from 'vitest';

import type { ComparedElement, FieldValue } from '../../bindings';
import { Words } from '../../i18n';
import { sayCompared, sayField, sayKind, sayMove, sayValue } from './compare-words';

const english = new Words('en');
const italian = new Words('it');

const CARD: ComparedElement = {
  id: '01card0000001',
  kind: 'Card',
  card: 'Touchpoint',
  link: null,
  name: ['Front desk'],
  turn: 'Moved',
  places: [
    ['Queues', 'Touchpoints'],
    ['Borrows', 'Touchpoints'],
  ],
  fields: [],
};

describe('a difference in words', () => {
  it('calls every field by a name of its own', () => {
    const names = [
      ...['Name', 'Scenario', 'Goal', 'Owner', 'Status', 'Horizon', 'Review', 'Language', 'Scale', 'Caption'],
      ...['ActorKind', 'Quote', 'Hue', 'Contacts', 'CurveHidden', 'EntryRules', 'Collapsed', 'Segment', 'Width'],
      ...['Kind', 'LineBelow', 'Height', 'Hidden', 'Folded', 'Locked', 'Seen', 'Channel', 'Family', 'Effect'],
      ...['MomentOfTruth', 'Duration', 'Score', 'Severity', 'Frequency', 'Impact', 'Effort', 'Progress', 'Measure'],
      ...['Actual', 'Target', 'Unit', 'Period', 'Better', 'Picture', 'Alt', 'Crop', 'Note', 'Actor', 'Basis'],
      ...['Source', 'Date', 'Span', 'Tags', 'LinkKind', 'Method', 'Findings', 'Path', 'Phase', 'Guidance', 'Personal'],
      ...['Promise', 'Tone', 'Next', 'Due', 'Definition'],
    ];
    for (const words of [english, italian]) {
      const untold = names.filter((name) => /[a-z][A-Z]/.test(sayField(words, { field: name })));
      expect(untold).toEqual([]);
    }
    expect(sayField(italian, { field: 'Basis' })).not.toBe('Basis');
  });

  it('says values as each language does', () => {
    const values: [string, FieldValue, string, string][] = [
      ['Basis', { is: 'Word', value: 'Assumed' }, 'Assumed', 'Presunto'],
      ['Score', { is: 'Number', value: -1.5 }, '−1.5', '−1,5'],
      ['Contacts', { is: 'Number', value: 12000 }, '12,000', '12.000'],
      ['Locked', { is: 'Flag', value: true }, 'yes', 'sì'],
      ['Tags', { is: 'Texts', value: ['one', 'two'] }, 'one, two', 'one, two'],
      ['Note', { is: 'Nothing' }, 'empty', 'vuoto'],
      ['Review', { is: 'Date', value: '2026-11-21' }, '21 November 2026', '21 novembre 2026'],
      ['LinkKind', { is: 'Word', value: 'LeadsTo' }, 'leads to', 'porta a'],
    ];
    for (const [name, value, inEnglish, inItalian] of values) {
      expect(sayValue(english, name, value)).toBe(inEnglish);
      expect(sayValue(italian, name, value).toLowerCase()).toContain(inItalian.toLowerCase().slice(0, 4));
    }
  });

  it('says where something went', () => {
    expect(sayMove(english, CARD)).toBe('from Queues · Touchpoints to Borrows · Touchpoints');
    expect(sayMove(english, { ...CARD, places: [['Queues', 'Touchpoints'], []] })).toContain('to parking lot');
    expect(sayMove(english, { ...CARD, places: null })).toBe('at another place');
    expect(sayMove(english, { ...CARD, turn: 'Changed' })).toBe('');
  });

  it('calls cards by their text and links by their ends', () => {
    expect(sayCompared(english, CARD)).toBe('Front desk');
    expect(sayKind(english, CARD)).toBe('Touchpoint');
    const link: ComparedElement = { ...CARD, kind: null, card: null, link: 'LeadsTo', name: ['Front desk', ''] };
    expect(sayCompared(english, link)).toMatch(/^Front desk → ./);
    expect(sayKind(english, link)).toBe('leads to');
  });
});
