import type { Comparison, RevisionPoint, Scene } from '../bindings';
import type { Host } from '../host';
import { HostError } from '../host';
import { Observable } from '../kernels/observable';
import type { Drawing, OpenJourney } from './open-journey';

/** Which of two compared revisions the drawing shows. */
export type Side = 'before' | 'after';

/** Two revisions beside each other, the earlier one first. */
export interface Compared {
  readonly from: number;
  readonly to: number;
}

/**
 * The revisions of the open map, and the one that is looked at. Nothing here changes the map but {@link restore}; what comes
 * late, when something else is looked at already, is left aside.
 */
export class Revisions extends Observable {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  readonly #complain: (failure: unknown) => void;
  #points: readonly RevisionPoint[] | null = null;
  #drawing: Drawing;
  #seq: number | null = null;
  #scene: Scene | null = null;
  #drawn: number | null = null;
  #compared: Compared | null = null;
  #comparison: Comparison | null = null;
  #side: Side = 'after';
  #looks = 0;

  constructor(host: Host, journey: OpenJourney, complain: (failure: unknown) => void) {
    super();
    this.#host = host;
    this.#journey = journey;
    this.#complain = complain;
    this.#drawing = journey.drawing;
  }

  /** The points of the history, the present first; `null` before they have come. */
  get points(): readonly RevisionPoint[] | null {
    return this.#points;
  }
  /** The point that is looked at. */
  get point(): RevisionPoint | null {
    return this.at(this.#seq);
  }
  /** The map as it was; of the point that was looked at before, until the new one has come. */
  get scene(): Scene | null {
    return this.#scene;
  }
  /** Whether the drawing is of what is looked at. */
  get settled(): boolean {
    return this.#scene !== null && this.#drawn === this.#wanted;
  }
  get compared(): Compared | null {
    return this.#compared;
  }
  /** What differs between the two that are compared; `null` until it has come. */
  get comparison(): Comparison | null {
    return this.#comparison;
  }
  get side(): Side {
    return this.#side;
  }

  /** The point with this number. */
  at(seq: number | null): RevisionPoint | null {
    return this.#points?.find((point) => point.seq === seq) ?? null;
  }

  /** The point before this one in time. */
  before(seq: number): RevisionPoint | null {
    const at = this.#points?.findIndex((point) => point.seq === seq) ?? -1;
    return at < 0 ? null : (this.#points?.[at + 1] ?? null);
  }

  /** Number of the point whose drawing is wanted. */
  get #wanted(): number | null {
    if (this.#compared === null) return this.#seq;
    return this.#side === 'before' ? this.#compared.from : this.#compared.to;
  }

  /**
   * Asks for the points, and looks at the present when nothing is looked at. Whoever looked at the present goes on with it when
   * it is another by now.
   */
  async read(): Promise<void> {
    const present = this.#points?.[0]?.seq;
    await this.#tell(() => this.#host.call('revisions', { map: this.#journey.map }));
    const now = this.#points?.[0]?.seq ?? 0;
    const compared = this.#compared;
    if (compared === null) {
      const isGone = this.#seq === null || this.at(this.#seq) === null;
      if (isGone || (this.#seq === present && now !== present)) this.look(now);
    } else if (compared.to === present && now !== present) {
      const side = this.#side;
      this.compare(compared.from, now);
      this.show(side);
    }
  }

  /** Draws in other colours or another language. */
  draw(drawing: Drawing): void {
    this.#drawing = drawing;
    this.#drawn = null;
    if (this.#wanted !== null) void this.#draw();
  }

  /** Shows the map as it was at a point. */
  look(seq: number): void {
    this.#compared = this.#comparison = null;
    this.#seq = seq;
    void this.#draw();
  }

  /** Compares two points, whichever of them is the earlier. */
  compare(one: number, other: number): void {
    this.#compared = { from: Math.min(one, other), to: Math.max(one, other) };
    this.#comparison = null;
    this.#side = 'after';
    void this.#draw();
    void this.#differ(this.#compared);
  }

  /** Shows the other one of the two that are compared. */
  show(side: Side): void {
    this.#side = side;
    void this.#draw();
  }

  /** Leaves the comparison: the later one of the two is looked at. */
  endComparison(): void {
    if (this.#compared !== null) this.look(this.#compared.to);
  }

  /** Gives a point a name. Resolves with whether it has it. */
  name(seq: number, name: string): Promise<boolean> {
    return this.#tell(() => this.#host.call('name_revision', { map: this.#journey.map, seq, name }));
  }

  /** Takes the name of a point away; the history stays. */
  unname(seq: number): Promise<boolean> {
    return this.#tell(() => this.#host.call('unname_revision', { map: this.#journey.map, seq }));
  }

  /** Makes the map again what it was, as a new gesture. Resolves with whether it did. */
  async restore(seq: number): Promise<boolean> {
    try {
      await this.#journey.restore(seq);
      return true;
    } catch (failure) {
      this.#complain(failure);
      return false;
    }
  }

  /** Makes a point a map of its own. Resolves with that map; `null` when it could not be made. */
  async copy(seq: number, title: string): Promise<string | null> {
    try {
      return (await this.#host.call('copy_revision', { map: this.#journey.map, seq, title })).map;
    } catch (failure) {
      this.#complain(failure);
      return null;
    }
  }

  async #tell(ask: () => Promise<{ points: RevisionPoint[] }>): Promise<boolean> {
    try {
      this.#points = (await ask()).points;
      this.changed();
      return true;
    } catch (failure) {
      this.#complain(failure);
      return false;
    }
  }

  async #draw(): Promise<void> {
    const seq = this.#wanted;
    const look = (this.#looks += 1);
    this.changed();
    if (seq === null || seq === this.#drawn) return;
    try {
      const drawing = { map: this.#journey.map, seq, small: false, ...this.#drawing };
      const scene = await this.#host.call('draw_revision', drawing);
      if (look !== this.#looks) return;
      this.#scene = scene;
      this.#drawn = seq;
      this.changed();
    } catch (failure) {
      if (look === this.#looks) this.#complain(HostError.from(failure));
    }
  }

  async #differ(compared: Compared): Promise<void> {
    try {
      const comparison = await this.#host.call('compare_revisions', { map: this.#journey.map, ...compared });
      if (compared !== this.#compared) return;
      this.#comparison = comparison;
      this.changed();
    } catch (failure) {
      if (compared === this.#compared) this.#complain(failure);
    }
  }
}
