import type { Point } from '../../bindings';
import type { Bench } from '../bench';

/** A pointer event over the map, in CSS pixels from its upper left corner. */
export interface PointerAt extends Point {
  /** 0 the main button, 1 the middle one. */
  readonly button: number;
  /** Shift or the command key: adds to the selection. */
  readonly adds: boolean;
  /** Space is held: the pointer moves the paper. */
  readonly hand: boolean;
  /** 2 for a double click. */
  readonly clicks: number;
}

/** What the pointer is doing. Every handler returns the next state. */
export interface State {
  readonly name: 'Idle' | 'Pointing' | 'Dragging' | 'Pulling' | 'Panning';
  pointerDown(at: PointerAt): State;
  pointerMove(at: PointerAt): State;
  pointerUp(at: PointerAt): State;
  /** Escape, or the window lost the pointer: as if nothing had happened. */
  cancel(): State;
  /** Time goes by while the pointer rests near an edge; seconds. */
  tick?(seconds: number): void;
}

/** Pixels that a pressed pointer may wander before it drags. */
export const DRAG_DISTANCE = 4;

export type { Bench };
