import { describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import { OpenJourney } from './open-journey';
import { Searching } from './searching';

async function open() {
  const host = memoryHost();
  const journey = await OpenJourney.open(host, 'map', { appearance: 'light', language: 'en', form: 'Grid' });
  const searching = new Searching(host, journey);
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { host, journey, searching, settled };
}

describe('a search in the map', () => {
  it('asks nothing for an empty text', async () => {
    const { host, searching, settled } = await open();
    searching.seek({ text: '' });
    await settled();
    expect(searching.current).toBeNull();
    expect(host.calls.filter((call) => call.name === 'search')).toEqual([]);
  });

  it('goes through the places and round at the ends', async () => {
    const { searching, settled } = await open();
    searching.seek({ text: 'hours' });
    await settled();
    expect(searching.count).toBe(3);
    expect(searching.at).toBe(0);
    searching.step(-1);
    expect(searching.at).toBe(2);
    expect(searching.step(1)?.id).toBe('01card0000002');
  });

  it('minds upper and lower case when told to', async () => {
    const { searching, settled } = await open();
    searching.seek({ text: 'hours', matchCase: true });
    await settled();
    expect(searching.count).toBe(2);
  });

  it('stays with its place while the words grow, and drops a late answer', async () => {
    const { searching, settled } = await open();
    searching.seek({ text: 'h' });
    await settled();
    while (searching.current?.id !== '01card0000009') searching.step(1);
    searching.seek({ text: 'hx' });
    searching.seek({ text: 'hours' });
    await settled();
    expect(searching.current?.id).toBe('01card0000009');
    expect(searching.count).toBe(3);
  });

  it('replaces in the present card or in all, and never with nothing to replace', async () => {
    const { journey, searching, settled } = await open();
    expect(searching.replaceAll('x')).toBeNull();
    searching.seek({ text: 'page' });
    await settled();
    const here = searching.replaceHere('site');
    expect(here).toMatchObject({ do: 'Replace', ids: ['01card0000007'], find: 'page', with: 'site' });
    if (here !== null) await journey.apply(here);
    await settled();
    expect(searching.count).toBe(0);
    expect(searching.replaceHere('site')).toBeNull();
    expect(journey.hit('01card0000007')?.name).toBe('Opening hours site');
  });

  it('names every card once when all are replaced', async () => {
    const { searching, settled } = await open();
    searching.seek({ text: 'i' });
    await settled();
    const all = searching.replaceAll('I');
    const ids = all?.do === 'Replace' ? all.ids : [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThan(searching.places.length);
  });
});
