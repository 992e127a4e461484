import { describe, expect, it } from 'vitest';

import type { Calls, Command, PosterChoices } from '../bindings';
import { FIRST_CHOICES } from '../host/first-choices';
import { memoryHost, type MemoryHost } from '../host/memory';
import { PosterDraft } from './poster';

const MAP = '01map00000000';

async function open(before?: (host: MemoryHost) => void) {
  const host = memoryHost();
  before?.(host);
  const draft = new PosterDraft(host, MAP);
  await draft.open({ language: 'en', form: 'Grid' });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
  };
  const asked = <K extends keyof Calls>(name: K): Calls[K]['params'][] =>
    host.calls.filter((call) => call.name === name).map((call) => call.params as Calls[K]['params']);
  const last = (): PosterChoices | undefined => asked('preview_poster').at(-1)?.choices;
  await settled();
  return { host, draft, settled, asked, last };
}

describe('a choice that cannot be printed', () => {
  it('is not asked for; the preview stays, and the field says why', async () => {
    const { draft, settled, asked } = await open();
    const { preview } = draft;
    draft.choose({ paper: 'A4', margin_mm: 150 });
    await settled();
    expect(draft.problems.get('margin')).toEqual({ why: 'wide', most: 100 });
    expect(draft.ready).toBe(false);
    expect(draft.drawing).toBe(false);
    expect(draft.preview).toBe(preview);
    expect(asked('preview_poster').length).toBe(1);
    draft.choose({ paper: 'A0' });
    await settled();
    expect(draft.ready).toBe(true);
    expect(draft.choices?.margin_mm).toBe(150);
  });

  it('that only the app knows to be wrong keeps the preview too, until something else is chosen', async () => {
    const { draft, settled, host } = await open();
    const { preview } = draft;
    host.failNext('preview_poster', 'PosterChoice');
    draft.choose({ theme: 'Blueprint' });
    await settled();
    expect(draft.failure?.code).toBe('PosterChoice');
    expect(draft.preview).toBe(preview);
    expect(draft.ready).toBe(false);
    draft.choose({ theme: 'Studio' });
    await settled();
    expect(draft.failure).toBeNull();
    expect(draft.ready).toBe(true);
  });

  it('is a list without anything ticked', async () => {
    const { draft, settled, last } = await open();
    const all = ['a', 'b', 'c'];
    draft.include('stages', [], all);
    await settled();
    expect(draft.problems.get('stages')).toEqual({ why: 'nothing' });
    expect(all.filter((id) => draft.includes('stages', id))).toEqual([]);
    draft.include('stages', ['c', 'a'], all);
    await settled();
    expect(last()?.only.stages).toEqual(['a', 'c']);
    expect(draft.includes('stages', 'b')).toBe(false);
    draft.include('stages', all, all);
    await settled();
    // Everything is nothing left out, so that what is added to the map later is printed as well.
    expect(last()?.only.stages).toEqual([]);
  });

  it('is a number that cannot be read, for as long as it stands there', async () => {
    const { draft } = await open();
    draft.misread('margin', true);
    expect(draft.ready).toBe(false);
    draft.misread('margin', false);
    expect(draft.ready).toBe(true);
  });
});

describe('choices', () => {
  it('that were kept for the map come back', async () => {
    const { draft, host, settled } = await open();
    draft.choose({ paper: 'B2', theme: 'InkSaver' });
    await settled();
    const again = new PosterDraft(host, MAP);
    await again.open({ language: 'en', form: 'Grid' });
    await settled();
    expect(again.choices).toMatchObject({ paper: 'B2', theme: 'InkSaver' });
  });

  it('begin with the language and the form of the window, and later stay as they were chosen', async () => {
    const { host, settled } = await open();
    const italian = { language: 'it', form: 'Network' } as const;
    const first = new PosterDraft(memoryHost(), MAP);
    await first.open(italian);
    expect(first.choices).toMatchObject(italian);
    const again = new PosterDraft(host, MAP);
    await again.open({ language: 'en', form: 'Grid' });
    again.choose({ paper: 'A0' });
    await settled();
    const later = new PosterDraft(host, MAP);
    await later.open(italian);
    expect(later.choices).toMatchObject({ paper: 'A0', language: 'en', form: 'Grid' });
  });

  it('that cannot be fetched are said, and nothing is asked for', async () => {
    const { draft, asked } = await open((host) => host.failNext('poster_choices', 'MapNotFound'));
    expect(draft.failure?.code).toBe('MapNotFound');
    expect(draft.drawing).toBe(false);
    expect(asked('preview_poster')).toEqual([]);
  });

  it('are asked for one at a time, and of those made meanwhile only the last', async () => {
    const { draft, settled, asked, last } = await open();
    for (const paper of ['A0', 'A2', 'A3', 'B1'] as const) draft.choose({ paper });
    expect(draft.drawing).toBe(true);
    await settled();
    expect(asked('preview_poster').length).toBe(3);
    expect(last()?.paper).toBe('B1');
  });

  it('that are the same as before ask nothing', async () => {
    const { draft, settled, asked } = await open();
    draft.choose({ paper: 'A1' });
    await settled();
    expect(asked('preview_poster').length).toBe(1);
  });

  it('of parts and of the print shop go together, and come back as they were', async () => {
    const { draft, settled } = await open();
    draft.print('tiles');
    draft.choose({ tiles: { paper: 'A3', overlap_mm: 0 } });
    draft.sendToShop(true);
    draft.choose({ print_shop: { bleed_mm: 5, marks: false } });
    await settled();
    expect(draft.choices).toMatchObject({
      tiles: { paper: 'A3', overlap_mm: 0 },
      print_shop: { bleed_mm: 5, marks: false },
    });
    draft.print('whole');
    draft.sendToShop(false);
    await settled();
    expect(draft.choices).toMatchObject({ tiles: null, print_shop: null });
    draft.print('tiles');
    draft.sendToShop(true);
    expect([draft.printing, draft.atShop]).toEqual(['tiles', true]);
    expect(draft.choices).toMatchObject({
      tiles: { paper: 'A3', overlap_mm: 0 },
      print_shop: { bleed_mm: 5, marks: false },
    });
  });

  it('of paper are one for the wall and one for sheets', async () => {
    const { draft } = await open();
    draft.choose({ paper: 'A0' });
    draft.choose({ product: 'Cards' });
    expect(draft.choices?.paper).toBe('A4');
    draft.choose({ paper: 'A3' });
    draft.choose({ product: 'Blank' });
    expect(draft.choices?.paper).toBe('A0');
    draft.choose({ product: 'Summary' });
    expect(draft.choices?.paper).toBe('A3');
    draft.choose({ product: 'Map', paper: 'ArchE' });
    expect(draft.choices?.paper).toBe('ArchE');
  });

  it('of changes begin with the last print that is no longer as the map is', async () => {
    const { host, settled } = await open();
    const never = new PosterDraft(host, MAP);
    await never.open({ language: 'en', form: 'Grid' });
    never.choose({ product: 'Changes' });
    expect([never.prints, never.choices?.since]).toEqual([[], '']);
    never.choose({ product: 'Map' });
    for (const paper of ['A0', 'A4'] as const) {
      const choices = { ...FIRST_CHOICES, paper };
      await host.call('export_poster', { map: MAP, choices, path: null });
    }
    const draft = new PosterDraft(host, MAP);
    await draft.open({ language: 'en', form: 'Grid' });
    expect(draft.prints.map(({ code }) => code)).toEqual(['AAAA-0002', 'AAAA-0001']);
    draft.choose({ product: 'Changes' });
    expect(draft.choices?.since).toBe('AAAA-0002');
    // What was typed or chosen stays.
    draft.choose({ since: 'aaaa 0001' });
    draft.choose({ product: 'Map' });
    draft.choose({ product: 'Changes' });
    await settled();
    expect(draft.choices?.since).toBe('aaaa 0001');
  });

  it('are marked since prints and points of the history that are not the map as it is', async () => {
    const { host } = await open();
    const other = await open((host) => host.failNext('revisions', 'Bug'));
    expect([other.draft.points, other.draft.failure]).toEqual([[], null]);
    await host.call('export_poster', { map: MAP, choices: { ...FIRST_CHOICES, product: 'Cards' }, path: null });
    const draft = new PosterDraft(host, MAP);
    await draft.open({ language: 'en', form: 'Grid' });
    expect(draft.printed.map(({ code }) => code)).toEqual(['AAAA-0001']);
    expect(draft.points).toEqual([]);
    const { revision } = (await host.call('open', { map: MAP, appearance: 'light', language: 'en', form: 'Grid' }))
      .state;
    const command: Command = { do: 'Edit', ids: ['01card0000001'], field: { field: 'Name', value: 'Otherwise' } };
    await host.call('apply', { map: MAP, revision, command });
    const later = new PosterDraft(host, MAP);
    await later.open({ language: 'en', form: 'Grid' });
    expect(later.points.map(({ kind }) => kind)).toEqual(['Beginning']);
  });

  it('can be made without the list of prints', async () => {
    const { draft, settled } = await open((host) => host.failNext('poster_prints', 'Bug'));
    draft.choose({ product: 'Changes', since: 'aaaa-bbbb' });
    await settled();
    expect([draft.prints, draft.failure]).toEqual([[], null]);
  });

  it('begin with sheets of the country of the paper', async () => {
    const { draft } = await open();
    draft.choose({ paper: 'ArchD' });
    draft.print('tiles');
    expect(draft.choices?.tiles?.paper).toBe('Letter');
  });
});

describe('pages', () => {
  it('are drawn at the width that they show in, once', async () => {
    const { draft, settled, asked } = await open();
    draft.look(812.4);
    await settled();
    draft.look(812.4);
    await settled();
    expect(asked('draw_poster_page').map(({ page, width }) => [page, width])).toEqual([[0, 812]]);
    expect(draft.picture).toMatchObject({ at: 0, width: 812 });
    draft.look(99_999);
    await settled();
    expect(draft.picture?.width).toBe(4000);
  });

  it('are turned within the poster, and the old one stays until the new one is drawn', async () => {
    const { draft, settled } = await open();
    draft.look(500);
    draft.print('tiles');
    await settled();
    expect(draft.preview?.pages.length).toBe(5);
    draft.turn(3);
    expect(draft.at).toBe(3);
    expect(draft.picture?.at).toBe(0);
    expect(draft.drawing).toBe(true);
    await settled();
    expect(draft.picture?.at).toBe(3);
    draft.turn(99);
    expect(draft.at).toBe(4);
    draft.turn(-1);
    expect(draft.at).toBe(0);
  });

  it('that were looked at are not drawn again on the way back', async () => {
    const { draft, settled, asked } = await open();
    draft.look(500);
    draft.print('tiles');
    await settled();
    for (const at of [1, 2, 1, 0]) {
      draft.turn(at);
      await settled();
    }
    expect(asked('draw_poster_page').map(({ page }) => page)).toEqual([0, 0, 1, 2]);
  });

  it('keep the sheet of the same name in sight when the poster changes', async () => {
    const { draft, settled } = await open();
    draft.print('tiles');
    await settled();
    draft.turn(3);
    draft.choose({ theme: 'Workshop' });
    await settled();
    expect(draft.preview?.pages[draft.at]?.label).toBe('B1');
    draft.print('whole');
    await settled();
    expect(draft.at).toBe(0);
  });

  it('are drawn small only when nothing else waits, and only those in sight', async () => {
    const { draft, settled, asked } = await open();
    draft.look(500);
    draft.print('tiles');
    draft.lookSmall([0, 1, 2], 92);
    await settled();
    expect(asked('draw_poster_page').map(({ page, width }) => `${page} ${width}`)).toEqual([
      '0 500',
      '0 500',
      '0 92',
      '1 92',
      '2 92',
    ]);
    expect(draft.small(1)?.width).toBe(92);
    expect(draft.small(3)).toBeNull();
    // Another poster: the small pictures stay until there are new ones.
    draft.choose({ theme: 'Blueprint' });
    expect(draft.small(1)?.width).toBe(92);
    await settled();
    expect(asked('draw_poster_page').length).toBe(9);
  });

  it('that cannot be drawn are not asked for again and again', async () => {
    const { draft, settled, host, asked } = await open();
    host.failNext('draw_poster_page', 'ExportFailed');
    draft.look(500);
    await settled();
    expect(asked('draw_poster_page').length).toBe(1);
    expect(draft.drawing).toBe(false);
    draft.look(600);
    await settled();
    expect(draft.picture?.width).toBe(600);
  });

  it('too large to be drawn as a whole are drawn in parts, of which the last one that was wanted counts', async () => {
    const { draft, settled, asked } = await open();
    draft.look(2000);
    await settled();
    const part = (left: number) => ({ left, top: 0, width: 900, height: 600 });
    for (const left of [0, 100, 200]) draft.lookClose({ width: 9000, part: part(left) });
    expect(draft.drawing).toBe(true);
    await settled();
    expect(asked('draw_poster_page').map((call) => [call.width, call.part?.left])).toEqual([
      [2000, undefined],
      [9000, 0],
      [9000, 200],
    ]);
    expect(draft.closeUp).toMatchObject({ at: 0, width: 9000, part: part(200) });
    expect(draft.drawing).toBe(false);
    draft.choose({ theme: 'Blueprint' });
    await settled();
    expect(asked('draw_poster_page').at(-1)?.part).toEqual(part(200));
    draft.lookClose(null);
    expect(draft.closeUp).toBeNull();
  });

  it('are none where nothing is left, and then nothing can be written', async () => {
    const { draft, settled } = await open();
    draft.look(500);
    draft.choose({ product: 'Changes', since: 'aaaa-bbbb' });
    await settled();
    expect(draft.preview?.advice).toEqual([{ says: 'UnknownPrint', code: 'AAAA-BBBB' }]);
    expect(draft.ready).toBe(false);
    // What was shown before is still there, to be shown faintly.
    expect(draft.picture?.width).toBe(500);
  });

  it('are not drawn any more when the dialog is gone', async () => {
    const { draft, settled, asked } = await open();
    draft.close();
    draft.look(500);
    await settled();
    expect(asked('draw_poster_page')).toEqual([]);
  });
});
