import { expect, it } from 'vitest';

import type { Card } from '../../bindings';
import { tagged, tagsOf, untagged } from './tags';

function card(id: string, ...tags: string[]): Card {
  const evidence = { basis: 'Observed' as const, source: '', date: null };
  return {
    id,
    place: null,
    order: id,
    text: id,
    note: '',
    actor: null,
    hue: null,
    tags,
    evidence,
    content: 'Note',
    personal: null,
  };
}

it('a tag that is there already changes nothing, in whatever case', () => {
  expect(tagged([card('a', 'Fair')], 'fair')).toBeNull();
  expect(tagged([card('a')], '   ')).toBeNull();
  expect(untagged([card('a', 'Fair')], 'web')).toBeNull();
});

it('a tag goes on those that lack it, in one gesture, and leaves their other tags alone', () => {
  expect(tagged([card('a', 'x'), card('b'), card('c'), card('d', 'new')], ' new ')).toEqual({
    do: 'Together',
    act: 'Edit',
    commands: [
      { do: 'Edit', ids: ['a'], field: { field: 'Tags', value: ['x', 'new'] } },
      { do: 'Edit', ids: ['b', 'c'], field: { field: 'Tags', value: ['new'] } },
    ],
  });
});

it('a tag comes off all', () => {
  expect(untagged([card('a', 'x', 'y'), card('b', 'X', 'y')], 'x')).toEqual({
    do: 'Edit',
    ids: ['a', 'b'],
    field: { field: 'Tags', value: ['y'] },
  });
});

it('tags are counted over all cards', () => {
  expect(tagsOf([card('a', 'x', 'y'), card('b', 'X')])).toEqual([
    { name: 'x', count: 2 },
    { name: 'y', count: 1 },
  ]);
});
