import { describe, expect, it } from 'vitest';

import { memoryHost } from '../host/memory';
import { Guide } from './guide';
import { OpenJourney } from './open-journey';
import { Panels } from './panels';

async function open() {
  const host = memoryHost();
  const journey = await OpenJourney.open(host, 'map', { appearance: 'light', language: 'en', form: 'Grid' });
  const panels = new Panels(null);
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  };
  const asked = (): number => host.calls.filter((call) => call.name === 'guide').length;
  const guide = new Guide(host, journey, panels);
  panels.subscribe(() => guide.look());
  return { host, journey, panels, guide, settled, asked };
}

describe('the five steps', () => {
  it('are asked for only while they are shown, and anew after every change', async () => {
    const { journey, panels, guide, settled, asked } = await open();
    await settled();
    expect([guide.value, asked()]).toEqual([null, 0]);

    panels.show('guide', true);
    await settled();
    const steps = guide.value?.steps.map((step) => step.step);
    expect(steps).toEqual(['Data', 'Segments', 'Touchpoints', 'Measures', 'Improvement']);
    expect(asked()).toBe(1);

    const [card] = journey.scene.hits.filter((hit) => hit.kind === 'Card');
    await journey.apply({ do: 'Delete', ids: [card?.id ?? ''] }, 'stay');
    await settled();
    expect(asked()).toBe(2);

    panels.show('guide', false);
    await settled();
    expect([guide.value, asked()]).toEqual([null, 2]);
  });

  it('are not there when they cannot be had, and nothing breaks', async () => {
    const { host, journey, panels, settled } = await open();
    const broken = { ...host, call: () => Promise.reject(new Error('gone')) };
    panels.show('guide', true);
    const guide = new Guide(broken, journey, panels);
    await settled();
    expect(guide.value).toBe(null);
  });
});
