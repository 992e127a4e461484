import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { FindingGroup, FindingsView, FindingWeight, FoundFinding } from '../bindings';
import { memoryHost } from '../host/memory';
import { keyOf, MapFindings } from './findings';
import { OpenJourney } from './open-journey';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function finding(kind: string, place: string, weight: FindingWeight = 'Middle'): FoundFinding {
  return {
    kind,
    weight,
    sentence: `${kind} at ${place}.`,
    place,
    stage: null,
    step: null,
    places: [place],
    beside: null,
    idea: null,
    reason: null,
    put_away_for: null,
    put_away_beside: null,
  };
}

const GROUPS: Record<string, FindingGroup> = { DeadEnd: 'Flow', Loop: 'Flow', UnansweredPain: 'Feeling' };

function view(...list: FoundFinding[]): FindingsView {
  const kinds = Object.entries(GROUPS).map(([kind, group]) => ({ kind, group, name: kind, why: '', advice: '' }));
  return { revision: 1, on: '2026-11-22', questions: 30, kinds, list, muted: [], next: null };
}

async function open(...list: FoundFinding[]) {
  const host = memoryHost();
  let answer = view(...list);
  const call = host.call.bind(host);
  const asked = vi.fn();
  host.call = ((name: string, params: never) => {
    if (name !== 'findings') return call(name as 'guide', params);
    asked(params);
    return Promise.resolve(answer);
  }) as typeof host.call;
  const journey = await OpenJourney.open(host, 'map', { appearance: 'light', language: 'en', form: 'Grid' });
  let language: 'en' | 'it' = 'en';
  const findings = new MapFindings(host, journey, () => language);
  const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(400);
  await rest();
  return {
    findings,
    journey,
    asked,
    rest,
    find: (...next: FoundFinding[]) => (answer = view(...next)),
    speak: (next: 'en' | 'it') => {
      language = next;
      findings.look();
    },
  };
}

const [one, two, three] = [finding('DeadEnd', 'a', 'Heavy'), finding('UnansweredPain', 'b'), finding('Loop', 'c')];

describe('the findings of a map', () => {
  it('are asked for when the map has come to rest, however many edits came before', async () => {
    const { journey, asked, rest } = await open(one, two);
    expect(asked).toHaveBeenCalledTimes(1);
    const cards = journey.scene.hits.filter((hit) => hit.kind === 'Card').map((hit) => hit.id);
    for (const id of cards.slice(0, 2)) {
      await journey.apply({ do: 'Edit', ids: [id], field: { field: 'Name', value: `was ${id}` } }, 'stay');
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(asked).toHaveBeenCalledTimes(1);
    await rest();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('are asked for again in another language', async () => {
    const { asked, speak, rest } = await open(one);
    speak('it');
    await rest();
    expect(asked.mock.calls).toEqual([[{ map: 'map', language: 'en' }], [{ map: 'map', language: 'it' }]]);
  });

  it('are gone through in their order, round at the ends', async () => {
    const { findings } = await open(one, two, three);
    expect(findings.chosen).toBeNull();
    expect(findings.step(-1)?.at).toBe(3);
    expect(findings.step(1)?.at).toBe(1);
    expect(findings.step(1)?.finding).toBe(two);
  });

  it('go on where one was that has been seen to', async () => {
    const { findings, journey, find, rest } = await open(one, two, three);
    findings.choose(two);
    find(one, three);
    const [card] = journey.scene.hits.filter((hit) => hit.kind === 'Card');
    await journey.apply({ do: 'Delete', ids: [card?.id ?? ''] }, 'stay');
    await rest();
    expect(findings.chosen).toBeNull();
    expect(findings.step(1)?.finding).toBe(three);
  });

  it('are listed by group, and counted by group and weight', async () => {
    const { findings } = await open(one, two, three);
    expect([findings.count(null), findings.count('Flow'), findings.count('Ideas')]).toEqual([3, 2, 0]);
    expect([findings.weighing('Heavy'), findings.weighing('Middle')]).toEqual([1, 2]);
    findings.list('Flow');
    expect(findings.listed.map(keyOf)).toEqual([one, three].map(keyOf));
    expect(findings.step(1)?.count).toBe(2);
  });

  it('at one place are told apart by what is beside it, whatever else their sentences and places become', async () => {
    const breaks = ['shop', 'call'].map((beside) => ({ ...finding('Loop', 'web'), places: ['web', beside], beside }));
    const { findings, journey, find, rest } = await open(...breaks);
    const [first, second] = breaks;
    if (first === undefined || second === undefined) throw new Error('there are two');
    findings.choose(second);
    expect(findings.chosen).toBe(second);
    const later = { ...second, places: ['web', 'call', 'more'], sentence: 'Another.' };
    find(first, later);
    await journey
      .apply({ do: 'Edit', ids: ['card'], field: { field: 'Name', value: 'more' } }, 'stay')
      .catch(() => null);
    findings.look();
    await rest();
    expect([keyOf(first) === keyOf(second), keyOf(later)]).toEqual([false, keyOf(second)]);
  });

  it('of an empty list lead nowhere', async () => {
    const { findings } = await open();
    expect([findings.step(1), findings.step(-1)]).toEqual([null, null]);
  });
});
