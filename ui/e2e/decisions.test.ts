import { readFileSync } from 'node:fs';

import { beforeEach, describe, expect, it } from 'vitest';

import type { Field } from '../src/bindings';
import { change } from './boards';
import { press, show } from './checker';
import { desk, onOneMap } from './desk';

onOneMap(1440, 900);

let map = '';
let idea = '';

const edit = (id: string, field: Field): Promise<void> => change(map, { do: 'Edit', ids: [id], field });

beforeEach(async () => {
  await show('light', 'en');
  map = await desk.fresh('see-think-do-care');
  const contents = await desk.call('contents', { map });
  const lane = contents.lanes.find((one) => one.kind === 'Opportunities')?.id ?? '';
  const step = (await desk.call('boards', { map })).stages[0]?.steps[0]?.id ?? '';
  idea = '07decade00100';
  await change(map, { do: 'AddCard', id: idea, lane, step, text: 'Answer by six', before: null });
  await press('Control+Alt+a');
  await desk.page.waitForSelector('[data-testid=board][data-kind=Decisions][data-ready=true]');
});

describe('decisions', () => {
  it('are made of an idea in one gesture: who does what by when', async () => {
    const { page } = desk;
    await page.click('[data-testid=decide-idea]');
    await page.fill('[data-testid=decide-next]', 'Write the first answer');
    await page.fill('[data-testid=decide-owner]', 'Ada');
    await page.fill('[data-testid=decide-due]', 'someday');
    await page.click('[data-testid=decide-keep]');
    // What is no date is not kept, and nothing typed is lost.
    expect(await page.inputValue('[data-testid=decide-next]')).toBe('Write the first answer');
    await page.fill('[data-testid=decide-due]', '1 February 2040');
    await page.click('[data-testid=decide-keep]');
    await page.waitForSelector('[data-testid=decision]');
    const [made] = (await desk.call('boards', { map })).decisions;
    expect(made).toMatchObject({
      next: 'Write the first answer',
      owner: 'Ada',
      due: '2040-02-01',
      progress: 'Planned',
    });
    await press('Control+z');
    await page.waitForSelector('[data-testid=decision]', { state: 'detached' });
    expect((await desk.call('boards', { map })).decisions).toEqual([]);
  });

  it('are made of what waits in the parking lot as well', async () => {
    const { page } = desk;
    await change(map, { do: 'ParkCards', ids: [idea] });
    await page.waitForFunction(() =>
      document.querySelector('[data-testid=idea]')?.textContent.includes('in the parking lot'),
    );
    await page.click('[data-testid=decide-idea]');
    await page.fill('[data-testid=decide-next]', 'Write the first answer');
    await page.click('[data-testid=decide-keep]');
    await page.waitForSelector('[data-testid=decision]');
    expect(await page.locator('[data-testid=decision]').textContent()).toContain('in the parking lot');
  });

  it('that are overdue say so in words', async () => {
    await edit(idea, { field: 'Progress', value: 'Started' });
    await edit(idea, { field: 'Due', value: '2020-01-01' });
    const late = desk.page.locator('[data-testid=decision][data-late=true]');
    await late.waitFor();
    expect(await late.textContent()).toContain('Overdue');
    await edit(idea, { field: 'Progress', value: 'Done' });
    await desk.page.waitForSelector('[data-testid=decision][data-late=false]');
  });

  it('are written as a table that no spreadsheet takes for formulas', async () => {
    await edit(idea, { field: 'Progress', value: 'Planned' });
    await edit(idea, { field: 'Next', value: '=HYPERLINK("http://x")' });
    const written = desk.page.waitForResponse((response) => response.url().endsWith('/rpc/export_decisions'));
    await desk.page.click('[data-testid=export-decisions-table]');
    const { path } = (await (await written).json()) as { path: string };
    const [, row] = readFileSync(path, 'utf8').split('\r\n');
    expect(row?.startsWith('"\'=HYPERLINK(""http://x"")",')).toBe(true);
  });
});
