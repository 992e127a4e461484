import { describe, expect, it } from 'vitest';

import type { Group, Item, TextRun } from '../bindings';
import { clustersOf, paintGroup } from './paint';
import type { Pen } from './pen';
import { bucket } from './tiles';

/** A pen that writes down what it is told. */
function spy(): { pen: Pen; said: string[] } {
  const said: string[] = [];
  const state: Record<string, unknown> = { font: '' };
  const pen = new Proxy(state, {
    get(target, name: string) {
      if (name in target) return target[name];
      return (...values: unknown[]) => void said.push(`${name}(${values.map(String).join(',')})`);
    },
    set(target, name: string, value) {
      target[name] = value;
      said.push(`${name}=${String(value)}`);
      return true;
    },
  });
  return { pen: pen as unknown as Pen, said };
}

function group(items: Item[], clip: Group['clip'] = null): Group {
  return { key: 'g', at: { x: 10, y: 20 }, clip, pin: 'None', layer: 'cards', items };
}

const RUN: TextRun = {
  text: 'Fair',
  font: 'InterMedium',
  size: 12,
  color: '#123456',
  x: 3,
  baseline: 40,
  advance: 24,
  rtl: false,
  spread: [],
};
const text = (change: Partial<TextRun> = {}): Item => ({ type: 'Text', ...RUN, ...change });
const WHOLE = { scale: 1, visible: null };

describe('the painter', () => {
  it('draws a text as it was laid out, with its own face', () => {
    const { pen, said } = spy();
    paintGroup(pen, group([text()]), WHOLE);
    expect(said).toContain('translate(10,20)');
    expect(said).toContain('font=12px "Percorso InterMedium"');
    expect(said).toContain('fillText(Fair,3,40)');
    expect(said.at(-1)).toBe('translate(-10,-20)');
  });

  it('draws tracked letters one by one where they were put', () => {
    const { pen, said } = spy();
    paintGroup(pen, group([text({ text: 'ÀB', spread: [0, 9] })]), WHOLE);
    expect(said).toContain('fillText(À,3,40)');
    expect(said).toContain('fillText(B,12,40)');
  });

  it('writes from right to left where the run says so', () => {
    const { pen, said } = spy();
    paintGroup(pen, group([text({ rtl: true })]), WHOLE);
    expect(said).toContain('direction=rtl');
  });

  it('has something without ink at the left of a run from right to left, whose leftmost mark would move it', () => {
    const { pen, said } = spy();
    paintGroup(pen, group([text({ text: 'بيت', font: 'Arabic', rtl: true })]), WHOLE);
    expect(said).toContain('fillText(بيت\u200f,3,40)');
  });

  it.each([
    ['I ❤\ufe0f it', 'InterMedium', 'I ❤ it'],
    ['☎\ufe0e', 'InterBold', '☎'],
    ['❤\ufe0f', 'Emoji', '❤\ufe0f'],
  ] as const)('writes %j in %s as %j: a text font has no emoji, and no selectors of them', (laid, font, painted) => {
    const { pen, said } = spy();
    paintGroup(pen, group([text({ text: laid, font })]), WHOLE);
    expect(said).toContain(`fillText(${painted},3,40)`);
  });

  it('leaves selectors out of letters that are set apart, after it has told them apart', () => {
    const { pen, said } = spy();
    paintGroup(pen, group([text({ text: '❤\ufe0fB', spread: [0, 9] })]), WHOLE);
    expect(said).toContain('fillText(❤,3,40)');
    expect(said).toContain('fillText(B,12,40)');
  });

  it('paints bars instead of letters that nobody could read', () => {
    const { pen, said } = spy();
    paintGroup(pen, group([text()]), { scale: 0.3, visible: null });
    expect(said.some((one) => one.startsWith('fillText'))).toBe(false);
    expect(said.some((one) => one.startsWith('fillRect'))).toBe(true);
  });

  it('clips a group and puts everything back', () => {
    const { pen, said } = spy();
    paintGroup(pen, group([text()], { x: 0, y: 0, w: 5, h: 5 }), WHOLE);
    expect(said[0]).toBe('save()');
    expect(said).toContain('clip()');
    expect(said.at(-1)).toBe('restore()');
  });

  it('dashes a line and leaves no dashes behind', () => {
    const { pen, said } = spy();
    const stroke = { color: '#000000', width: 1.25, dash: { on: 5, off: 3.5 }, round: true };
    const rect = { x: 0, y: 0, w: 40, h: 20 };
    paintGroup(pen, group([{ type: 'Rect', rect, radius: 4, fill: '#ffffff', stroke }]), WHOLE);
    expect(said.indexOf('setLineDash(5,3.5)')).toBeLessThan(said.indexOf('stroke()'));
    expect(said.lastIndexOf('setLineDash()')).toBeGreaterThan(said.indexOf('stroke()'));
    expect(said).toContain('roundRect(0,0,40,20,4)');
    expect(said).toContain('lineCap=round');
  });

  it('fills a path by the rule that it names', () => {
    const { pen, said } = spy();
    const segments = 'M0 0C1 1 2 2 30 30Z';
    paintGroup(
      pen,
      group([{ type: 'Path', segments, fill: { color: '#abcdef', even_odd: true }, stroke: null }]),
      WHOLE,
    );
    expect(said).toContain('bezierCurveTo(1,1,2,2,30,30)');
    expect(said).toContain('fill(evenodd)');
  });

  it('looks for what is visible in a crowd', () => {
    const { pen, said } = spy();
    const crowd = Array.from({ length: 40 }, (_, at) => text({ text: `word ${at}`, x: at * 100 }));
    paintGroup(pen, group(crowd), { scale: 1, visible: { x: 10, y: 20, w: 120, h: 100 } });
    const drawn = said.filter((one) => one.startsWith('fillText'));
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.length).toBeLessThan(5);
  });

  it('is not led astray by links on paper', () => {
    const { pen, said } = spy();
    paintGroup(pen, group([{ type: 'Link', rect: { x: 0, y: 0, w: 9, h: 9 }, href: 'https://example.org' }]), WHOLE);
    expect(said).toEqual(['translate(10,20)', 'translate(-10,-20)']);
  });
});

it('cuts a text into as many clusters as there are offsets', () => {
  expect(clustersOf('e\u0301a', 2)).toEqual(['e\u0301', 'a']);
  expect(clustersOf('e\u0301a', 3)).toEqual(['e', '\u0301', 'a']);
  expect(clustersOf('abc', 2)).toEqual(['a', 'bc']);
  expect(clustersOf('👩‍🚀x', 2)).toEqual(['👩‍🚀', 'x']);
});

it('rounds scales up to a power of √2', () => {
  expect(bucket(1)).toBe(1);
  expect(bucket(1.01)).toBeCloseTo(Math.SQRT2);
  expect(bucket(0.9)).toBe(1);
  expect(bucket(2)).toBe(2);
});
