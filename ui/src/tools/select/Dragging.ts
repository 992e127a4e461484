import type { Command, HitRegion, Point } from '../../bindings';
import { arranged, type Landing } from '../../kernels/arrangement';
import { toScene } from '../../kernels/camera';
import { type Drop, dropAt, landsWhereItWas } from '../../kernels/drop';
import { isCard } from '../../kernels/hit-index';
import { landingsInNetwork, newChannels } from '../../kernels/network-drop';
import { carryOut } from '../bench';
import { wholeSelection } from '../whole';
import { copies } from './copies';
import { Following } from './Following';
import { Idle } from './Idle';
import { Lifted } from './lifted';
import type { Bench, PointerAt, State } from './state';

/**
 * Cards follow the pointer; shadows show where they would land. Ctrl or Alt, held when the button is let go, copies them.
 * Let go over the parking lot they leave the map. Nothing is sent before the button is let go.
 */
export class Dragging extends Following {
  readonly name = 'Dragging';
  readonly #cards: readonly HitRegion[];
  readonly #grabbed: HitRegion;
  readonly #ids: ReadonlySet<string>;
  readonly #lifted: Lifted;
  readonly #start: Point;
  #drop: Drop | null = null;
  #landings: readonly Landing[] = [];

  constructor(bench: Bench, hit: HitRegion, start: PointerAt) {
    super(bench, start);
    this.#grabbed = hit;
    // The camera may scroll on the way, so that the start is remembered on the map, not in the window.
    this.#start = toScene(bench.view.camera, start);
    const selected = bench.journey.selection
      .map((key) => bench.journey.hit(key))
      .filter((one): one is HitRegion => one !== undefined && isCard(one) && !one.locked);
    const cards = selected.some((one) => one.key === hit.key) ? selected : [hit];
    // What else was selected does not travel along, and the copies are made from what is selected.
    if (cards.length !== bench.journey.selection.length) bench.journey.select(cards.map((card) => card.key));
    this.#cards = [...cards].sort((a, b) => a.rect.x - b.rect.x || a.rect.y - b.rect.y);
    this.#ids = new Set(this.#cards.map((card) => card.id));
    this.#lifted = new Lifted(bench, this.#cards);
  }

  get cursor(): string {
    if (this.aim === null && this.#drop === null) return 'not-allowed';
    return this.at.copies && this.aim === null ? 'copy' : 'grabbing';
  }

  get aim(): 'parking' | null {
    return this.at.zone === 'parking' ? 'parking' : null;
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    const drop = this.#drop;
    const landings = this.#landings;
    this.#clear();
    if (this.aim === 'parking') void carryOut(this.bench, { do: 'ParkCards', ids: [...this.#ids] });
    else if (drop !== null && at.copies) void this.#copy(landings);
    else if (drop !== null) void this.#move(landings, drop);
    return new Idle(this.bench);
  }

  cancel(): State {
    this.#clear();
    return new Idle(this.bench);
  }

  async #move(landings: readonly Landing[], drop: Drop): Promise<void> {
    const { journey } = this.bench;
    const { hits } = journey.scene;
    const network = journey.drawing.form === 'Network';
    const commands: Command[] = [];
    for (const { lane, step, before, cards } of landings) {
      const ids = cards.map((card) => card.id);
      // A card that keeps its cell keeps its place in it, unless it was put there by hand.
      const here = cards.every((card) => card.lane === lane && card.step === step);
      const byHand = lane === drop.lane && step === drop.step;
      if (here && (network || !byHand || landsWhereItWas(hits, ids, { ...drop, lane, step, before }))) continue;
      commands.push({ do: 'MoveCards', ids, lane, step, before });
    }
    for (const { ids, channel } of newChannels(landings)) {
      commands.push({ do: 'Edit', ids, field: { field: 'Channel', value: channel } });
    }
    const [only] = commands;
    if (only === undefined) return;
    await carryOut(this.bench, commands.length === 1 ? only : { do: 'Together', act: 'MoveCards', commands });
  }

  async #copy(landings: readonly Landing[]): Promise<void> {
    const command = copies(await wholeSelection(this.bench), landings);
    if (command !== null) await carryOut(this.bench, command);
  }

  protected follow(): void {
    const { view, journey } = this.bench;
    const place = toScene(view.camera, this.at);
    const { scene } = journey;
    const whole = journey.drawing.form === 'Network';
    const dragged = this.at.copies ? new Set<string>() : this.#ids;
    const found = this.at.zone === 'map' ? dropAt(scene.hits, place, dragged, whole) : null;
    this.#landings = [];
    const arrange = whole ? landingsInNetwork : arranged;
    if (found !== null) this.#landings = arrange(scene, this.#cards, this.#grabbed, found);
    const locked = this.#landings.some(({ lane }) => journey.hit(lane)?.locked === true);
    this.#drop = locked ? null : found;
    const beside = locked ? [] : this.#landings.filter(({ shadow }) => shadow !== found?.shadow);
    view.over({
      hover: null,
      drop: this.#drop,
      beside,
      lift: {
        groups: this.#lifted.groups(this.at.copies),
        from: this.#lifted.from,
        around: this.#lifted.around,
        dx: place.x - this.#start.x,
        dy: place.y - this.#start.y,
        copies: this.at.copies,
      },
    });
  }

  #clear(): void {
    this.bench.view.over({ drop: null, lift: null, beside: [] });
  }
}
