import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { click, findings, press, show } from './checker';
import { desk, map, onOneMap } from './desk';

onOneMap(1280, 720);

const NAMES = [
  ...['blank', 'five-stages', 'see-think-do-care', 'service-blueprint', 'forgotten-stage', 'hybrid-retail'],
  ...['relationship-loop', 'experience-map', 'employee-journey', 'event-journey'],
];

/** Opens a list of everything that can be done, types into it and takes the first. */
async function order(words: string): Promise<void> {
  await press('Control+k');
  await desk.page.getByTestId('palette').fill(words);
  await desk.page.keyboard.press('Enter');
  await desk.settled();
}

async function gallery(): Promise<void> {
  await desk.library();
  await desk.page.click('[data-testid=all-templates]');
  await desk.page.waitForSelector('[data-testid=template-gallery]');
}

/** What a reader hears of the cell where a lane and a step meet. */
async function heard(lane: number, step: number): Promise<string> {
  const { hit } = await desk.cell(map, lane, step);
  const cell = desk.page.locator(`[role=gridcell][data-lane="${hit.lane}"][data-step="${hit.step}"]`);
  return (await cell.getAttribute('aria-label')) ?? '';
}

beforeEach(async () => {
  await desk.page.setViewportSize({ width: 1280, height: 720 });
  await show('light', 'en');
  desk.faults.length = 0;
});

afterAll(async () => {
  await desk.call('prefer', { language: 'en', appearance: 'light', text_size: null });
});

describe('the gallery', () => {
  it('offers ten methods, each with its name, its sentence and a picture of its own', async () => {
    const { page } = desk;
    await gallery();
    const tiles = page.getByTestId('template-tile');
    expect(await tiles.evaluateAll((all) => all.map((one) => one.getAttribute('data-template')))).toEqual(NAMES);
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=template-tile] canvas').length === 10);
    const pictures = await page.$$eval('[data-testid=template-tile] canvas', (all) =>
      all.map((one) => (one as HTMLCanvasElement).toDataURL()),
    );
    expect(new Set(pictures).size).toBe(10);
    for (const tile of await tiles.all()) {
      const said = (await tile.innerText()).trim().split('\n');
      expect(said[0]?.length).toBeGreaterThan(4);
      expect(said.at(-1)).toMatch(/^.{80,}\.$/);
    }
    expect(desk.faults).toEqual([]);
  });

  for (const [width, height] of [
    [1280, 720],
    [2560, 1440],
  ] as const) {
    it(`shows all of them at once at ${width} by ${height}, in both languages`, async () => {
      for (const language of ['en', 'it'] as const) {
        await desk.page.setViewportSize({ width, height });
        await show('light', language);
        await gallery();
        await desk.page.waitForSelector('[data-testid=template-tile] canvas');
        const cut = await desk.page.$$eval('[data-testid=template-tile]', (all) => {
          const box = document.querySelector('[data-testid=template-gallery]')?.getBoundingClientRect();
          return all
            .filter((one) => {
              const { top, bottom, left, right } = one.getBoundingClientRect();
              const inside = box !== undefined && top >= box.top && bottom <= box.bottom && left >= box.left;
              const whole = [...one.children].every((part) => part.scrollWidth <= part.clientWidth + 1);
              return !inside || !whole || right > (box?.right ?? 0);
            })
            .map((one) => one.getAttribute('data-template'));
        });
        expect(cut, language).toEqual([]);
      }
    });
  }

  for (const appearance of ['light', 'dark', 'contrast'] as const) {
    it(`has nothing that an independent checker finds, ${appearance}`, async () => {
      await show(appearance, appearance === 'dark' ? 'it' : 'en');
      await gallery();
      await desk.page.waitForSelector('[data-testid=template-tile] canvas');
      expect(await findings('dialog[open]')).toEqual([]);
      await desk.page.keyboard.press('Escape');
    });
  }

  it('makes a map of a method with its questions in place, by keyboard alone', async () => {
    const { page } = desk;
    await gallery();
    await page.locator('[data-template=forgotten-stage][data-testid=template-tile]').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=workspace]');
    await desk.settled();
    expect(await page.getByTestId('title').textContent()).toBe('Forgotten stage');
    expect(await page.locator('[role=gridcell][aria-label*="What does he remember an hour later?"]').count()).toBe(1);
    expect(desk.faults).toEqual([]);
  });
});

describe('the questions in empty cells', () => {
  it('go with the first card and come back with undo', async () => {
    const { page } = desk;
    const question = 'What does she type into the search field?';
    expect(await heard(0, 2)).toContain(question);
    const { x, y } = await desk.cell(map, 0, 2);
    await page.mouse.click(x, y);
    await page.waitForSelector('[data-testid=cell-asks]');
    expect(await page.getByTestId('cell-asks').innerText()).toContain(question);
    await page.keyboard.type('Crisps without palm oil');
    await press('Escape');
    expect(await heard(0, 2)).not.toContain(question);
    await press('Control+z');
    expect(await heard(0, 2)).toContain(question);
    expect(desk.faults).toEqual([]);
  });

  it('can be hidden, which the window remembers, and shown again', async () => {
    const { page } = desk;
    await order('Hide the questions');
    expect(await heard(1, 0)).not.toContain('Asks');
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector('[data-testid=workspace]');
    await desk.settled();
    expect(await page.locator('[role=gridcell][aria-label*="Asks:"]').count()).toBe(0);
    await order('Show questions');
    expect(await heard(1, 0)).toContain('Asks: A poster, a post, a shelf, a friend');
  });

  it('are painted on the screen and are on no page of the poster', async () => {
    const { groups } = await desk.scene(map);
    expect(groups.filter((group) => group.key.startsWith('guidance:')).length).toBeGreaterThan(30);
    const choices = await desk.call('poster_choices', { map });
    const preview = await desk.call('preview_poster', { map, choices });
    expect(JSON.stringify(preview)).not.toContain('guidance:');
  });

  it('are written in the inspector of a lane', async () => {
    const { page } = desk;
    const scene = await desk.scene(map);
    const lane = scene.hits.filter((hit) => hit.kind === 'Lane').sort((a, b) => a.rect.y - b.rect.y)[5];
    await click((hit) => hit.key === lane?.key);
    const field = page.getByTestId('inspector-guidance');
    await field.fill('What could be tried for a hundred euros?');
    await field.blur();
    await desk.settled();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=gridcell]')].some((cell) =>
        cell.getAttribute('aria-label')?.includes('for a hundred euros'),
      ),
    );
    // It stands once, where nothing else is asked.
    expect(await page.locator('[role=gridcell][aria-label*="for a hundred euros"]').count()).toBe(1);
    await press('Control+z');
  });
});

it('a map that is presented asks nothing, and asks again afterwards', async () => {
  const { page } = desk;
  const asking = page.locator('[role=gridcell][aria-label*="Asks:"]');
  expect(await asking.count()).toBeGreaterThan(10);
  await page.click('[data-testid=present]');
  await page.waitForSelector('[data-testid=present-view]');
  await asking.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-testid=workspace]');
  await asking.first().waitFor({ state: 'attached' });
  expect(desk.faults).toEqual([]);
});
