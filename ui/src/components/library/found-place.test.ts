import { describe, expect, it } from 'vitest';

import type { FoundInMaps } from '../../bindings';
import { foundAgain, type MarkedPlace, placesOf } from './found-place';

/** Maps with places, written as `map: element.field …`. */
function found(...maps: string[]): FoundInMaps {
  const read = (line: string): FoundInMaps['maps'][number] => {
    const [map = '', rest = ''] = line.split(': ');
    const places = rest.split(' ').map((place) => {
      const [id = '', field = ''] = place.split('.');
      return { id, field, kind: null, parts: [] };
    });
    return { map, title: map, places, more: false };
  };
  return { maps: maps.map(read), more: false };
}

const mark = (at: number, answer: FoundInMaps): MarkedPlace => {
  const place = placesOf(answer)[at];
  if (place === undefined) throw new Error('no such place');
  return { ...place, at };
};
const again = (marked: MarkedPlace, answer: FoundInMaps | null): string | null => {
  const next = foundAgain(placesOf(answer), marked);
  return next === null ? null : `${next.at} ${next.map} ${next.place.id}.${next.place.field}`;
};

describe('the place of a search that is marked', () => {
  const before = found('a: x.Name y.Note', 'b: z.Name', 'c: v.Name');

  it('is the same one wherever it stands in the next answer', () => {
    expect(again(mark(2, before), found('b: z.Name', 'a: x.Name y.Note'))).toBe('0 b z.Name');
    expect(again(mark(1, before), found('new: w.Name', 'a: x.Name y.Note'))).toBe('2 a y.Note');
  });

  it('is what stands nearest where it is gone', () => {
    expect(again(mark(0, before), found('b: z.Name', 'a: x.Note y.Note'))).toBe('1 a x.Note');
    expect(again(mark(0, before), found('b: z.Name', 'a: y.Note'))).toBe('1 a y.Note');
    expect(again(mark(2, before), found('a: x.Name y.Note', 'c: v.Name'))).toBe('2 c v.Name');
    expect(again(mark(3, before), found('a: x.Name y.Note'))).toBe('1 a y.Note');
  });

  it('is none while nothing is found, or nothing was marked', () => {
    expect(again(mark(1, before), null)).toBeNull();
    expect(foundAgain(placesOf(before), null)).toBeNull();
  });
});
