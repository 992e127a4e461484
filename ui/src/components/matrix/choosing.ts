import type { BoardCard } from '../../bindings';
import type { Bench } from '../../tools/bench';
import { freshOf } from '../../tools/whole';

/** Chooses a card of a board, or adds it to those that are chosen, and shows it in the inspector. */
export function chooseCard(bench: Bench, id: string, adds: boolean): void {
  const { chosen } = bench.boards;
  const next = adds ? (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]) : [id];
  bench.boards.choose(next);
  bench.panels.show('inspector', true);
}

/** The cards that go along with one that is pulled or moved: all that are chosen, when it is among them. */
export function alongWith(bench: Bench, id: string): readonly string[] {
  const { chosen } = bench.boards;
  if (chosen.includes(id)) return chosen;
  chooseCard(bench, id, false);
  return [id];
}

/** Gives a card of the board the keyboard once the board shows it where it is now, unless that has gone elsewhere meanwhile. */
export async function focusCard(bench: Bench, id: string): Promise<void> {
  await freshOf(bench.boards);
  requestAnimationFrame(() => {
    const { activeElement: active, body } = document;
    const card = document.querySelector<HTMLElement>(`[data-testid=board] [data-card="${CSS.escape(id)}"]`);
    if (card === null || card === active) return;
    if (active !== null && active !== body && active.closest('[data-testid=board]') === null) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

/** A step over a board: to the right, and up. */
export type Way = readonly [across: number, up: number];

/**
 * An arrow key on a card of a board: alone it goes to the card beside, with Alt `move` takes the card there, with all that are
 * chosen when it is among them. The card keeps the keyboard where it goes.
 */
export function boardKey(
  bench: Bench,
  event: KeyboardEvent,
  card: BoardCard,
  move: (ids: readonly string[], way: Way) => Promise<void>,
): void {
  const way = WAYS[event.key];
  if (way === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.altKey) void move(alongWith(bench, card.id), way).then(() => focusCard(bench, card.id));
  else if (event.currentTarget instanceof HTMLElement) cardBeside(event.currentTarget, way)?.focus();
}

const WAYS: Record<string, Way> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The card nearest to another in a direction, by where they stand on the screen. */
function cardBeside(from: HTMLElement, [across, up]: Way): HTMLElement | null {
  const board = from.closest('[data-testid=board]');
  const middle = (element: Element): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: box.left + Math.min(box.width, 60) / 2, y: box.top + box.height / 2 };
  };
  const start = middle(from);
  let best: { element: HTMLElement; far: number } | null = null;
  for (const element of board?.querySelectorAll<HTMLElement>('[data-card]') ?? []) {
    if (element === from) continue;
    const { x, y } = middle(element);
    const along = across !== 0 ? (x - start.x) * across : (start.y - y) * up;
    const aside = Math.abs(across !== 0 ? y - start.y : x - start.x);
    if (along <= 1) continue;
    const far = along + 3 * aside;
    if (best === null || far < best.far) best = { element, far };
  }
  return best?.element ?? null;
}
