import { describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import { OpenJourney } from './open-journey';
import { NO_FILTER, Standing, toggled } from './standing';

async function open() {
  const host = memoryHost();
  const journey = await OpenJourney.open(host, 'map', { appearance: 'light', language: 'en', form: 'Grid' });
  const standing = new Standing(host, journey);
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const asked = (): number => host.calls.filter((call) => call.name === 'filter').length;
  return { host, journey, standing, settled, asked };
}

describe('a filter over the map', () => {
  it('asks nothing and dims nothing while it is empty', async () => {
    const { standing, settled, asked } = await open();
    await settled();
    expect(standing.active).toBe(false);
    expect(standing.ids).toBeNull();
    expect(asked()).toBe(0);
  });

  it('adds a value, and takes it away again', () => {
    const once = toggled(NO_FILTER, 'tags', 'wall');
    expect(once.tags).toEqual(['wall']);
    expect(toggled(once, 'tags', 'wall')).toEqual(NO_FILTER);
    expect(NO_FILTER.tags).toEqual([]);
  });

  it('lets stand out what has one of the values of every facet', async () => {
    const { standing, settled } = await open();
    standing.toggle('kinds', 'Pains');
    await settled();
    expect([...(standing.ids ?? [])].sort()).toEqual(['01card0000009', '01card000000a']);
    standing.toggle('bases', 'Proposed');
    await settled();
    expect(standing.ids?.size).toBe(0);
  });

  it('lets everything stand out again at once when it is cleared, whatever was still on its way', async () => {
    const { standing, settled } = await open();
    standing.toggle('kinds', 'Pains');
    standing.clear();
    expect(standing.ids).toBeNull();
    await settled();
    expect(standing.ids).toBeNull();
  });

  it('is asked anew when the map changes', async () => {
    const { journey, standing, settled } = await open();
    standing.toggle('kinds', 'Pains');
    await settled();
    const lane = '01lane0000004';
    await journey.apply({ do: 'AddCard', id: '01new00000001', lane, step: '01step0000004', text: 'New', before: null });
    await settled();
    expect(standing.ids?.has('01new00000001')).toBe(true);
  });

  it('asks for the last filter only when it changes while an answer is on its way', async () => {
    const { standing, settled, asked } = await open();
    for (const kind of ['Pains', 'Actions', 'Emotions'] as const) standing.toggle('kinds', kind);
    await settled();
    expect(asked()).toBe(2);
    expect(standing.ids?.size).toBe(8);
  });
});
