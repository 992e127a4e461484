import { type Keystroke, matches } from '../kernels/shortcut';
import type { Bench } from '../tools/bench';
import type { Action } from './action';
import { decide } from './boards';
import { copy, cut } from './clipboard';
import { duplicate } from './duplicate';
import { edit } from './edit';
import { beginLink } from './link-cards';
import { moveDown, moveLeft, moveRight, moveUp } from './move';
import { openMenu } from './open-menu';
import { park } from './parking';
import { addToPath } from './paths';
import { keepPiece } from './pieces';
import { rename } from './rename';
import { nextLink, previousLink } from './walk-links';

/** What is done to the chosen cards, by keys that work on a board too; a board itself takes cards away. */
const ON_CARDS: readonly Action[] = [
  edit,
  rename,
  copy,
  cut,
  duplicate,
  moveLeft,
  moveRight,
  moveUp,
  moveDown,
  beginLink,
  nextLink,
  previousLink,
  decide,
  addToPath,
  keepPiece,
  park,
  openMenu,
];

/** Whether the keystroke is one of an action's. */
export function isKeyOf(action: Action, stroke: Keystroke): boolean {
  return action.shortcuts?.some((shortcut) => matches(shortcut, stroke)) === true;
}

/**
 * Before a key does something to cards of a board: it means the card that has the keyboard, with all that are chosen when it is
 * among them.
 */
export function meanCard({ boards }: Bench, stroke: Keystroke, card: string): void {
  if (boards.chosen.includes(card) || !ON_CARDS.some((action) => isKeyOf(action, stroke))) return;
  boards.choose([card]);
}
