import type { Bench } from '../tools/bench';
import type { TypedText } from '../tools/write/typed';
import type { Writing } from '../tools/write/writing';
import type { Desk } from './desk';

/**
 * Keeps whatever is being typed, before the map or the program is left. Resolves with whether nothing is left that could not be
 * kept: that stays where it is, with the reason, and so should whoever is leaving.
 */
export async function keepTyped(desk: Desk): Promise<boolean> {
  const left = leaveField();
  const kept = desk.bench === null || (await keepOn(desk, desk.bench));
  // Whoever stays goes on where they were.
  if (!kept && left !== null && document.activeElement === document.body) left.focus();
  return kept;
}

async function keepOn(desk: Desk, bench: Bench): Promise<boolean> {
  const { writing, typed, journey } = bench;
  for (;;) {
    while (writing.draft !== null) if (!(await writing.commit('stay'))) return false;
    await typed.keepAll();
    const failed = typed.unkept.filter(({ problem }) => problem !== null);
    if (!failed.every((text) => showAgain(desk, bench, text))) return false;
    // What was handed on before may still fail, and something may be typed meanwhile.
    await journey.settled();
    if (!isTyping(bench)) return true;
    if (hasFailed(writing)) return false;
  }
}

function hasFailed({ draft }: Writing): boolean {
  return draft !== null && draft.problem !== null;
}

/** Whether something is being typed that is not kept yet. */
export function isTyping({ writing, typed }: Bench): boolean {
  return writing.draft !== null || typed.unkept.length > 0;
}

/**
 * A field hands on what is typed in it when it is left. The map's own and those of dialogs have their own ways. Returns the field
 * that was left.
 */
export function leaveField(): HTMLElement | null {
  if (typeof document === 'undefined') return null;
  const active = document.activeElement;
  const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
  if (!isField || active.dataset.testid === 'editor' || active.closest('dialog') !== null) return null;
  active.blur();
  return active;
}

/** Brings the field of an unkept text into view, with the reason. Returns whether it has none, and its text is shown by itself. */
function showAgain(
  desk: Desk,
  { typed, journey, boards, panels }: Bench,
  { place, text, problem }: TypedText,
): boolean {
  const keys = place.ids.filter((id) => journey.hit(id) !== undefined);
  if (!typed.shows(place) && keys.length === 0 && !place.ids.includes(journey.map)) {
    typed.drop(place);
    offerText(desk, text);
    return true;
  }
  desk.complain(problem);
  if (typed.shows(place)) return false;
  boards.close();
  panels.show('inspector', true);
  journey.select(keys);
  return false;
}

/** The map goes, whatever is being typed on it: the words stay to be copied. */
export function rescue(desk: Desk): void {
  const { bench } = desk;
  if (bench === null) return;
  const texts = [...bench.writing.texts, ...bench.typed.unkept.map(({ text }) => text)];
  bench.writing.forget();
  bench.typed.forget();
  if (texts.length > 0) offerText(desk, texts.join('\n\n'));
}

function offerText(desk: Desk, text: string): void {
  const { say } = desk.words;
  const run = (): void => {
    navigator.clipboard.writeText(text).then(
      () => desk.report('typed.copied'),
      () => offerText(desk, text),
    );
  };
  desk.offer(say('typed.unkept', { text }), { label: say('typed.copy'), shortcut: '', run }, 'bad');
}
