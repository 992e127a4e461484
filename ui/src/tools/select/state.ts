import type { Point } from '../../bindings';
import type { Bench } from '../bench';

/** What lies under the pointer besides the map. */
export type Zone = 'map' | 'parking' | 'elsewhere';

/** A pointer event over the map, in CSS pixels from its upper left corner. */
export interface PointerAt extends Point {
  /** 0 the main button, 1 the middle one, 2 the one for menus. */
  readonly button: number;
  /** Shift: adds to the selection, or makes a pull fine. */
  readonly adds: boolean;
  /** Ctrl, the command key or Alt: a drag copies. */
  readonly copies: boolean;
  /** Alt: a marquee takes away. */
  readonly subtracts: boolean;
  /** Space is held: the pointer moves the paper. */
  readonly hand: boolean;
  /** A finger: on free paper it moves the map rather than draws a marquee. */
  readonly touch: boolean;
  /** 2 for a double click. */
  readonly clicks: number;
  readonly zone: Zone;
}

/** The keys that mean something while a gesture is under way. */
export type Modifiers = Pick<PointerAt, 'adds' | 'copies' | 'subtracts'>;

/** What a state asks for that no tool can give: the kind of a new lane is chosen from a list. */
export interface Wish {
  /** Lane that the new one goes before; `null` for the end. */
  readonly before: string | null;
  /** Where in the window, in CSS pixels. */
  readonly at: Point;
}

/** What the pointer is doing. Every handler returns the next state. */
export interface State {
  readonly name:
    | 'Idle'
    | 'Pointing'
    | 'Gripping'
    | 'Marquee'
    | 'Dragging'
    | 'Carrying'
    | 'Bringing'
    | 'Pulling'
    | 'Stretching'
    | 'Linking'
    | 'Arranging'
    | 'Sizing'
    | 'Panning';
  /** The pointer's shape, as CSS names it. */
  readonly cursor: string;
  /** What letting go here would do beside the map. */
  readonly aim?: 'parking' | null;
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
