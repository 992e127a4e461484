/** The poster's dialog, as the tests of it use it. */
import { desk, map } from './desk';

export const part = (name: string): string => `[data-testid=poster-${name}]`;

/** Waits until what shows is what is chosen. */
export async function drawn(): Promise<void> {
  await desk.page.waitForSelector(`${part('preview')} [data-drawn=true] img`);
}

export async function open(): Promise<void> {
  await desk.page.keyboard.press('Control+p');
  await drawn();
}

/** Opens a group of options that is folded. */
export async function unfold(name: string): Promise<void> {
  const head = desk.page.locator(part(name));
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
}

/** Chooses something by the words that stand on it. */
export const choose = (label: string): Promise<void> =>
  desk.page.locator('dialog').getByLabel(label, { exact: true }).click();

export async function inParts(): Promise<void> {
  await unfold('printing');
  await choose('In parts');
  await desk.page.waitForSelector(part('strip'));
  await drawn();
}

/** Closes the dialog. A field in which something wrong stands takes the first Escape for itself. */
export async function leave(): Promise<void> {
  for (let turn = 0; turn < 3 && (await desk.page.locator('dialog').count()) > 0; turn += 1) {
    await desk.page.keyboard.press('Escape');
    await desk.settled();
  }
}

/** Changes the map past the window, and shows it anew. */
export async function changeTheMap(): Promise<void> {
  const { scene, state } = await desk.call('open', { map, appearance: 'light', language: 'en', form: 'Grid' });
  const step = scene.hits.find((hit) => hit.kind === 'Step')?.id ?? '';
  const field = { field: 'Name' as const, value: 'Waits for the bus' };
  await desk.call('apply', { map, revision: state.revision, command: { do: 'Edit', ids: [step], field } });
  await desk.library();
  await desk.page.dblclick(`[data-map="${map}"]`);
  await desk.settled();
}
