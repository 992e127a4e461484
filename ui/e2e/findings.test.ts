import { describe, expect, it } from 'vitest';

import type { Card, Command, FindingsView, Lane } from '../src/bindings';
import { findings as rules, press } from './checker';
import { desk, map, onFreshMaps } from './desk';

onFreshMaps(async () => {
  const head = desk.page.locator('[data-testid=toggle-findings]');
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  await desk.page.waitForSelector('[data-testid=findings-live]', { state: 'attached' });
});

/** Carries a command out past the window. */
async function past(command: Command): Promise<void> {
  const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  await desk.call('apply', { map, revision: state.revision, command });
}

async function found(): Promise<FindingsView> {
  return desk.call('findings', { map, language: 'en' });
}

async function laneOf(kind: string): Promise<Lane | undefined> {
  return (await desk.call('contents', { map })).lanes.find((lane) => lane.kind === kind);
}

async function steps(): Promise<string[]> {
  const { hits } = await desk.scene(map);
  return hits
    .filter((hit) => hit.kind === 'Step')
    .sort((a, b) => a.rect.x - b.rect.x)
    .map((hit) => hit.id);
}

const PAIN = '00000pa1n0001';

/** A pain of the worst kind in the third step, and something after it. */
async function withPain(): Promise<void> {
  const lane = (await laneOf('Pains'))?.id ?? '';
  const [, , step = ''] = await steps();
  await past({ do: 'AddCard', id: PAIN, lane, step, text: 'Waits for a week', before: null });
  await past({ do: 'Edit', ids: [PAIN], field: { field: 'Severity', value: 5 } });
  await past({ do: 'Edit', ids: [PAIN], field: { field: 'Frequency', value: 5 } });
  await desk.page.waitForSelector('[data-kind=UnansweredPain]');
}

async function opportunities(): Promise<Card[]> {
  const { hits } = await desk.scene(map);
  const { elements } = await desk.call('elements', {
    map,
    ids: hits.filter((hit) => hit.kind === 'Card').map((hit) => hit.id),
  });
  const cards = elements.flatMap((element) => ('Card' in element ? [element.Card] : []));
  return cards.filter((card) => typeof card.content === 'object' && 'Opportunity' in card.content);
}

const row = (kind: string): string => `[data-testid=finding][data-kind=${kind}]`;

describe('the findings', () => {
  it('show their place on the map also while a board stands in front of it', async () => {
    await withPain();
    await desk.page.keyboard.press('Control+Alt+b');
    await desk.page.waitForSelector('[data-testid=board]');
    await desk.page.click(row('UnansweredPain'));
    await desk.page.waitForSelector('[data-testid=board]', { state: 'detached' });
    expect(await desk.page.textContent('[data-testid=inspector] h2')).toBe('Pain point');
  });

  it('of an empty map are a next step, and no finding', async () => {
    const { hits } = await desk.scene(map);
    const ids = hits.filter((hit) => hit.kind === 'Card' || hit.kind === 'Emotion').map((hit) => hit.id);
    if (ids.length > 0) await past({ do: 'Delete', ids });
    expect((await found()).list).toEqual([]);
    await desk.page.waitForSelector('[data-testid=findings-next]');
    expect(await desk.page.locator('[data-testid=finding]').count()).toBe(0);
    expect(await desk.page.textContent('[data-testid=findings-next]')).toMatch(/Next: \w+/);
    expect(desk.faults).toEqual([]);
  });

  it('come as the map is typed, and a click or Enter shows the place and what to do', async () => {
    await withPain();
    await desk.page.click(`${row('UnansweredPain')} .row`);
    await desk.page.waitForSelector('[data-testid=finding-details]');
    expect(await desk.page.textContent('[data-testid=finding-details]')).toMatch(/Why it matters.*What to do/s);
    await desk.page.waitForSelector(`[data-testid=grid] [data-id="${PAIN}"][aria-selected=true]`);
    expect((await found()).list.map((one) => one.kind)).toContain('UnansweredPain');
    expect(await rules('[data-testid=findings]')).toEqual([]);
    // The keyboard: Escape closes what was opened, arrows go through the rows, Enter opens one.
    await press('Escape');
    await expect.poll(() => desk.page.locator('[data-testid=finding-details]').count()).toBe(0);
    const rows = desk.page.locator('[data-testid=finding] .row');
    await rows.first().focus();
    if ((await rows.count()) > 1) {
      await press('ArrowDown');
      expect(await rows.nth(1).evaluate((one) => one === document.activeElement)).toBe(true);
    }
    await press('Enter');
    await desk.page.waitForSelector('[data-testid=finding-details]');
    expect(desk.faults).toEqual([]);
  });

  it('keep the keyboard when one is put away, when that is left, and when it comes back', async () => {
    const { page } = desk;
    await withPain();
    const on = (at: string): Promise<unknown> =>
      page.waitForFunction((part) => document.activeElement?.matches(part), at);
    await page.locator(`${row('UnansweredPain')} .row`).focus();
    await page.keyboard.press('Enter');
    await page.focus('[data-testid=put-away]');
    await page.keyboard.press('Enter');
    await on('[data-testid=finding-why-not]');
    await page.keyboard.press('Escape');
    await on('[data-testid=put-away]');
    await page.keyboard.press('Enter');
    await on('[data-testid=finding-why-not]');
    await page.keyboard.type('They know');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-testid=findings-away] ${row('UnansweredPain')}`);
    await on('[data-finding]');
    if ((await page.locator('[data-testid=finding-back]').count()) === 0) {
      await page.locator('[data-testid=findings-away] .row').focus();
      await page.keyboard.press('Enter');
    }
    await page.focus('[data-testid=finding-back]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=findings-away]', { state: 'detached' });
    await on('[data-finding]');
    expect(desk.faults).toEqual([]);
  });

  it('keep all that their head holds inside the strip, however narrow it is, folded and open', async () => {
    await withPain();
    for (const width of [1280, 1060, 1024, 700, 480]) {
      await desk.page.setViewportSize({ width, height: 720 });
      for (const folds of [0, 1]) {
        const cut = await desk.page.evaluate(() => {
          const head = document.querySelector('[data-testid=findings] header');
          const strip = document.querySelector('[data-testid=findings]')?.getBoundingClientRect();
          const parts = [...(head?.children ?? [])].map((part) => part.getBoundingClientRect());
          const shown = parts.filter((part) => part.width > 0);
          const apart = shown.every((part, at) => at === 0 || part.left >= (shown[at - 1]?.right ?? 0) - 0.5);
          return !apart || shown.some((part) => part.right > (strip?.right ?? 0));
        });
        expect(cut, `${width} wide, ${folds === 0 ? 'as it was' : 'the other way'}`).toBe(false);
        await desk.page.click('[data-testid=toggle-findings]');
      }
    }
    await desk.page.setViewportSize({ width: 1440, height: 900 });
  });

  it('in a lane that is hidden show the step in which it stands', async () => {
    await withPain();
    const lane = (await laneOf('Pains'))?.id ?? '';
    await past({ do: 'Edit', ids: [lane], field: { field: 'Hidden', value: true } });
    await desk.settled();
    await desk.page.click(`${row('UnansweredPain')} .row`);
    await expect.poll(() => desk.page.textContent('[data-testid=inspector] h2')).toBe('Step');
    expect(desk.faults).toEqual([]);
  });

  it('are gone through by a key, round at the end, and said', async () => {
    await withPain();
    const { list } = await found();
    await desk.page.focus('[data-testid=grid]');
    await press('F9');
    await expect.poll(() => desk.said()).toContain(`1 of ${list.length}`);
    expect(await desk.said()).toContain(list[0]?.sentence);
    await press('Shift+F9');
    await expect.poll(() => desk.said()).toContain(`${list.length} of ${list.length}`);
    await press('F9');
    await expect.poll(() => desk.said()).toContain(`1 of ${list.length}`);
    // In the strip, Enter shows the place of the one that a key went to; once more closes it.
    const row = desk.page.locator('[data-testid=finding].open > .row');
    await row.focus();
    await press('Enter');
    expect(await row.getAttribute('aria-expanded')).toBe('true');
    await press('Enter');
    await expect.poll(() => desk.page.locator('[data-testid=finding-details]').count()).toBe(0);
  });

  it('become an opportunity in one gesture: its lane, its card, its link to the pain', async () => {
    const lane = await laneOf('Opportunities');
    if (lane !== undefined) await past({ do: 'Delete', ids: [lane.id] });
    expect(await laneOf('Opportunities')).toBeUndefined();
    await withPain();
    await desk.page.click(`${row('UnansweredPain')} .row`);
    await desk.page.click('[data-testid=make-opportunity]');
    await expect.poll(async () => (await opportunities()).length).toBe(1);
    const [made] = await opportunities();
    expect(made?.text).toContain('Waits for a week');
    expect(made?.place?.step).toBe((await steps())[2]);
    const { links } = await desk.call('element', { map, id: PAIN });
    expect(links.map(({ link }) => [link.kind, link.from])).toEqual([['Answers', made?.id]]);
    // The pain has its answer.
    await expect.poll(() => desk.page.locator(row('UnansweredPain')).count()).toBe(0);
    await desk.settled();
    await desk.page.focus('[data-testid=grid]');
    await press('Control+z');
    await expect.poll(async () => (await opportunities()).length).toBe(0);
    expect(await laneOf('Opportunities')).toBeUndefined();
    expect(desk.faults).toEqual([]);
  });

  it('are put away with a reason and not without, and are brought back', async () => {
    await withPain();
    await desk.page.click(`${row('UnansweredPain')} .row`);
    await desk.page.click('[data-testid=put-away]');
    expect(await desk.page.isDisabled('[data-testid=put-away-this]')).toBe(true);
    await press('Enter');
    expect((await found()).muted).toEqual([]);
    // A sign that nobody can read is no reason: the map refuses it, says so, and keeps what was typed.
    await desk.page.fill('[data-testid=finding-why-not]', '\u0007');
    await desk.page.click('[data-testid=put-away-this]');
    await expect
      .poll(() => desk.page.locator('[data-testid=toast]').allTextContents())
      .toContainEqual(expect.stringContaining('Say why'));
    expect(await desk.page.inputValue('[data-testid=finding-why-not]')).toBe('\u0007');
    expect((await found()).muted).toEqual([]);
    await desk.page.fill('[data-testid=finding-why-not]', 'The week is the law');
    await desk.page.click('[data-testid=put-away-this]');
    const away = `[data-testid=findings-away] ${row('UnansweredPain')}`;
    await desk.page.waitForSelector(away);
    expect((await found()).muted[0]?.reason).toBe('The week is the law');
    if ((await desk.page.locator('[data-testid=finding-reason]').count()) === 0) await desk.page.click(`${away} .row`);
    expect(await desk.page.textContent('[data-testid=finding-reason]')).toContain('The week is the law');
    await desk.page.click('[data-testid=finding-back]');
    await expect.poll(() => desk.page.locator('[data-testid=findings-away]').count()).toBe(0);
    expect((await found()).muted).toEqual([]);
    // The browser notes that one command was refused.
    expect(desk.faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });

  it('are listed by the question that they belong to', async () => {
    await withPain();
    const personal = { consent: '', owner: '' };
    await past({ do: 'Edit', ids: [PAIN], field: { field: 'Personal', value: personal } });
    await desk.page.waitForSelector(row('PersonalWithoutGround'));
    const all = await desk.page.locator('[data-testid=finding]').count();
    await desk.page.click('[data-testid=findings-Feeling]');
    await expect.poll(() => desk.page.locator('[data-testid=finding]').count()).toBeLessThan(all);
    expect(await desk.page.locator(row('UnansweredPain')).count()).toBe(1);
    await desk.page.click('[data-testid=findings-all]');
    await expect.poll(() => desk.page.locator('[data-testid=finding]').count()).toBe(all);
  });

  it('begin where the map says', async () => {
    await withPain();
    await desk.page.click('[data-testid=open-limits]');
    const field = desk.page.locator('[data-testid=limit-pain] input');
    await field.fill('99');
    await press('Enter');
    expect((await desk.call('finding_limits', { map, language: 'en' })).limits.every((limit) => !limit.own)).toBe(true);
    await press('Control+a');
    await field.fill('25');
    await press('Enter');
    const pain = async (): Promise<number | undefined> =>
      (await desk.call('finding_limits', { map, language: 'en' })).limits.find((limit) => limit.name === 'pain')?.value;
    await expect.poll(pain).toBe(25);
    expect(await rules('dialog')).toEqual([]);
    await desk.page.click('[data-testid=limits-back]');
    await expect.poll(pain).toBe(6);
    await press('Escape');
    expect(desk.faults).toEqual([]);
  });

  it('stay folded or open as they were left, and are reached by their own keys', async () => {
    await desk.page.click('[data-testid=toggle-findings]');
    expect(await desk.page.locator('[data-testid=findings] .body').count()).toBe(0);
    await desk.page.focus('[data-testid=grid]');
    await press('Control+Alt+f');
    await desk.page.waitForSelector('[data-testid=findings] .body');
    expect(await desk.page.evaluate(() => document.activeElement?.closest('[data-testid=findings]') !== null)).toBe(
      true,
    );
    await press('Escape');
    expect(await desk.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('grid');
  });
});
