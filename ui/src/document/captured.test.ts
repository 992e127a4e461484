import { describe, expect, it } from 'vitest';

import { candidates, captured, cardOf, linesOf, nameAt } from './captured';

const ACTORS = [
  { id: 'marta', name: 'Marta Ferrante' },
  { id: 'davide', name: 'Davide' },
  { id: 'dad', name: 'Dad' },
  { id: 'zoe', name: 'Zoë Dal Prà' },
];
const read = (line: string): unknown => {
  const { kind, actor, text } = captured(line, ACTORS);
  return [kind, actor?.id ?? null, text];
};

describe('a captured line', () => {
  it('is a note without a prefix', () => {
    expect(read('The stand was full')).toEqual(['Note', null, 'The stand was full']);
  });

  it('takes its kind from the first sign', () => {
    expect(read('! Too many tabs')).toEqual(['Pain', null, 'Too many tabs']);
    expect(read('!Too many tabs')).toEqual(['Pain', null, 'Too many tabs']);
    expect(read('+ A glossary')).toEqual(['Opportunity', null, 'A glossary']);
    expect(read('* The tasting')).toEqual(['Touchpoint', null, 'The tasting']);
  });

  it('is a thought in quotes, whatever quotes they are, without them', () => {
    expect(read('"Sold out again."')).toEqual(['Thought', null, 'Sold out again.']);
    expect(read('«Di nuovo finito»')).toEqual(['Thought', null, 'Di nuovo finito']);
    expect(read('“No end')).toEqual(['Thought', null, 'No end']);
  });

  it('takes only one sign: the next belongs to the text', () => {
    expect(read('!+1 on this')).toEqual(['Pain', null, '+1 on this']);
  });

  it('takes an actor before or after the sign, by full or first name, in any case and without accents', () => {
    expect(read('@Marta Ferrante ! waits')).toEqual(['Pain', 'marta', 'waits']);
    expect(read('! @marta waits')).toEqual(['Pain', 'marta', 'waits']);
    expect(read('@zoe tastes')).toEqual(['Note', 'zoe', 'tastes']);
    expect(read('@ferrante: waits')).toEqual(['Note', 'marta', ': waits']);
  });

  it('leaves a name in the text that nobody or more than one has', () => {
    expect(read('@da answers')).toEqual(['Note', null, '@da answers']);
    expect(read('@nobody answers')).toEqual(['Note', null, '@nobody answers']);
    expect(read('@ noon')).toEqual(['Note', null, '@ noon']);
  });

  it('takes the whole name before a longer one that only begins with it', () => {
    expect(read('@Dad signs')).toEqual(['Note', 'dad', 'signs']);
    expect(read('@Davide signs')).toEqual(['Note', 'davide', 'signs']);
  });

  it('keeps a sign behind a backslash, and a sign alone says nothing', () => {
    expect(read('\\! not a pain')).toEqual(['Note', null, '! not a pain']);
    expect(read('  ! ')).toEqual(['Pain', null, '']);
  });

  it('becomes a parked card with the fields of its kind', () => {
    const card = cardOf('x', captured('* @Dad tastes', ACTORS));
    expect(card).toMatchObject({ place: null, actor: 'dad', text: 'tastes' });
    expect(card.content).toMatchObject({ Touchpoint: { moment_of_truth: true } });
    expect(cardOf('x', captured('! no', ACTORS)).content).toEqual({ Pain: { severity: 3, frequency: 3 } });
    expect(cardOf('x', captured('no', ACTORS)).content).toBe('Note');
  });
});

describe('a pasted text', () => {
  it('is cut at every kind of line end, without empty lines and list marks', () => {
    expect(linesOf('- one\r\n\r\n• two\n\t three \u2028! four')).toEqual(['one', 'two', 'three', '! four']);
    expect(linesOf(' \n ')).toEqual([]);
  });
});

describe('a name being typed', () => {
  it('is found after an @ among the prefixes only', () => {
    expect(nameAt('! @mar', 6)).toEqual({ from: 2, beginning: 'mar' });
    expect(nameAt('@', 1)).toEqual({ from: 0, beginning: '' });
    expect(nameAt('mail me @mar', 12)).toBeNull();
    expect(nameAt('@ mar', 5)).toBeNull();
  });

  it('is completed from the beginning of any word of the name', () => {
    expect(candidates('da', ACTORS).map((one) => one.id)).toEqual(['davide', 'dad', 'zoe']);
    expect(candidates('pra', ACTORS).map((one) => one.id)).toEqual(['zoe']);
  });
});
