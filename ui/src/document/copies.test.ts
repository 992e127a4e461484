import { describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import { Copies, type Given } from './copies';
import { OpenJourney } from './open-journey';

const DRAWING = { appearance: 'light', language: 'en', form: 'Grid' } as const;

function given(name: string): Given {
  return { source: { File: { path: `/home/ada/${name}` } }, name, by: null };
}

async function open(...names: string[]) {
  const host = memoryHost();
  const journey = await OpenJourney.open(host, '01map00000000', DRAWING);
  const copies = new Copies(host, journey, 'merge', names.map(given));
  await copies.ask();
  return { host, journey, copies };
}

describe('copies of the open map', () => {
  it('say why a file cannot be read, and can be looked at without it', async () => {
    const { copies } = await open('anna.journey', 'broken.journey');
    expect(copies.failure?.code).toBe('FileMalformed');
    expect(copies.answer).toBeNull();
    expect(await copies.merge()).toBeNull();
    copies.remove(1);
    await expect.poll(() => copies.busy).toBe(false);
    expect(copies.failure).toBeNull();
    expect(copies.answer?.copies.map(({ name }) => name)).toEqual(['anna.journey']);
  });

  it('bring nothing when they are the same', async () => {
    const { copies } = await open('same.journey');
    expect(copies.brings).toBe(false);
  });

  it('are brought together as shown, with one undo', async () => {
    const { journey, copies, host } = await open('anna.journey', 'bo.journey');
    expect(copies.brings).toBe(true);
    expect(await copies.merge()).toBe(0);
    expect(journey.state.undo?.act).toBe('Merge');
    const params = host.calls.find(({ name }) => name === 'merge')?.params;
    expect(params).toMatchObject({ token: 'merge at 1', revision: 1 });
    await journey.undo();
    expect(journey.state.undo).toBeNull();
  });

  it('are worked out anew when the map has changed meanwhile', async () => {
    const { journey, copies } = await open('anna.journey');
    const name = { field: 'Name', value: 'Meanwhile' } as const;
    await journey.apply({ do: 'Edit', ids: ['01card0000001'], field: name });
    expect(await copies.merge()).toBeNull();
    expect(copies.failure?.code).toBe('Stale');
    expect(copies.answer?.merge?.revision).toBe(2);
    expect(await copies.merge()).toBe(0);
  });

  it('ask anew when somebody says whose they are, and leave late answers aside', async () => {
    const { copies, host } = await open('anna.journey');
    copies.name(0, 'Anna');
    copies.nameOurs('Bo');
    await expect.poll(() => copies.busy).toBe(false);
    expect(copies.answer?.merge?.brought.map(({ by }) => by)).toEqual(['Bo', 'Anna']);
    const last = host.calls.filter(({ name }) => name === 'preview_merge').at(-1)?.params;
    expect(last).toMatchObject({ ours: 'Bo', copies: [{ by: 'Anna' }] });
  });

  it('compare one at a time and turn to a merge of the same', async () => {
    const { copies } = await open('anna.journey');
    copies.turnTo('compare');
    copies.add([given('bo.journey')]);
    await expect.poll(() => copies.busy).toBe(false);
    expect(copies.answer?.copies.map(({ name }) => name)).toEqual(['bo.journey']);
    expect(copies.answer?.merge).toBeNull();
    copies.turnTo('merge');
    await expect.poll(() => copies.busy).toBe(false);
    expect(copies.answer?.merge?.copies.map(({ by }) => by)).toEqual(['bo']);
  });
});
