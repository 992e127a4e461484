import type { Command, LaneKind } from '../src/bindings';
import { press } from './checker';
import { desk } from './desk';

/** Opens a board of the map by what the palette calls it. */
export async function board(words: string, kind: string): Promise<void> {
  await press('Control+k');
  await desk.page.getByTestId('palette').fill(words);
  await desk.page.keyboard.press('Enter');
  await fresh(kind);
}

/** Waits until a board shows the map as it is. */
export async function fresh(kind: string): Promise<void> {
  await desk.page.waitForSelector(`[data-testid=board][data-kind=${kind}][data-ready=true]`);
}

/** Changes a map past the window. */
export async function change(map: string, command: Command): Promise<void> {
  const { state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  await desk.call('apply', { map, revision: state.revision, command });
}

/** Adds cards to the first lane of a kind, at a step that is counted through all stages; returns their ids. */
export async function addCards(map: string, kind: LaneKind, texts: readonly string[], at = 0): Promise<string[]> {
  const contents = await desk.call('contents', { map });
  const lane = contents.lanes.find((one) => one.kind === kind)?.id ?? '';
  const { stages } = await desk.call('boards', { map });
  const step = stages.flatMap((stage) => stage.steps)[at]?.id ?? '';
  for (const text of texts) {
    const id = `07${Math.random()
      .toString(32)
      .slice(2, 11)
      .padEnd(9, '0')
      .replaceAll(/[ilou]/g, 'x')}00`;
    await change(map, { do: 'AddCard', id, lane, step, text, before: null });
  }
  const { cards } = await desk.call('boards', { map });
  return texts.map((text) => cards.find((one) => one.text === text)?.id ?? '');
}
