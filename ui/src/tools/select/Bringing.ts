import type { Key } from '../../i18n';
import { toScene } from '../../kernels/camera';
import { type Drop, dropAt } from '../../kernels/drop';
import { bring, groundOf, type Load } from '../pieces/bring';
import { type PiecePlaces, placesOf } from '../pieces/place-piece';
import { type Spot, spotsInNetwork, spotsOf } from '../pieces/spots';
import { Following } from './Following';
import { Idle } from './Idle';
import type { Bench, PointerAt, State } from './state';

/**
 * A piece is carried from its shelf onto the map. Shadows show where its cards would land: each in a lane of its kind, at the
 * step under the pointer and those on the right of it. Let go anywhere but over a cell, nothing happens.
 */
export class Bringing extends Following {
  readonly name = 'Bringing';
  readonly #load: Load;
  #drop: Drop | null = null;

  constructor(bench: Bench, load: Load, at: PointerAt) {
    super(bench, at);
    this.#load = load;
  }

  get cursor(): string {
    return this.#drop === null && this.at.zone === 'map' ? 'not-allowed' : 'copy';
  }

  pointerUp(at: PointerAt): State {
    this.pointerMove(at);
    const drop = this.#drop;
    this.#clear();
    if (drop !== null) void bring(this.bench, this.#loadFor(drop), drop);
    return new Idle(this.bench);
  }

  cancel(): State {
    this.#clear();
    return new Idle(this.bench);
  }

  protected follow(): void {
    const { view, journey } = this.bench;
    const { scene } = journey;
    const inside = this.at.zone === 'map';
    const network = journey.drawing.form === 'Network';
    const found = inside ? dropAt(scene.hits, toScene(view.camera, this.at), new Set(), network) : null;
    this.#drop = null;
    let spots: Spot[] = [];
    let elsewhere = '';
    if (found !== null) {
      const { piece } = this.#loadFor(found);
      const ground = groundOf(this.bench);
      const places = placesOf(piece, ground, found);
      if (places.locked === null) {
        this.#drop = found;
        elsewhere = this.#elsewhere(places, found);
        const steps = ground.steps.map((step) => step.id);
        spots = network ? spotsInNetwork(scene, piece, places, steps) : spotsOf(scene, piece, places, found);
        if (spots.length === 0 && elsewhere === '') spots = [found];
      }
    }
    const { name, piece } = this.#load;
    const carried = inside
      ? { x: this.at.x, y: this.at.y, words: name, count: piece.cards.length, place: elsewhere }
      : null;
    view.over({ hover: null, drop: null, beside: spots, carried });
  }

  /** The lane of the first card, or its channel in the network, and its step, in words; empty where that is the cell under the pointer. */
  #elsewhere(places: PiecePlaces, { lane, step }: Drop): string {
    const { cards } = this.#load.piece;
    const [held] = cards;
    const home = places.lanes[held?.lane ?? 0];
    const at = this.bench.journey.hit(step)?.name ?? '';
    const content = held?.card.content;
    // In the network every one of several touchpoints goes to the swimlane of its own channel.
    const several = this.bench.journey.drawing.form === 'Network' && cards.length > 1;
    if (several && typeof content === 'object' && 'Touchpoint' in content) {
      return `${content.Touchpoint.channel} · ${at}`;
    }
    if (home === undefined || (typeof home === 'object' && home.id === lane)) return '';
    const kind = this.#load.piece.lanes[held?.lane ?? 0]?.kind ?? 'Notes';
    const name = typeof home === 'object' ? home.name : this.bench.say(`lane.${kind}` as Key);
    return `${name} · ${at}`;
  }

  /** In the network a single touchpoint takes on the channel of the swimlane where it is let go, as everywhere there. */
  #loadFor({ channel }: Drop): Load {
    const { name, piece } = this.#load;
    const [held] = piece.cards;
    const content = held?.card.content;
    if (channel === '' || held === undefined || piece.cards.length > 1) return this.#load;
    if (typeof content !== 'object' || !('Touchpoint' in content)) return this.#load;
    const card = { ...held.card, content: { Touchpoint: { ...content.Touchpoint, channel } } };
    return { name, piece: { ...piece, cards: [{ ...held, card }] } };
  }

  #clear(): void {
    this.bench.view.over({ drop: null, beside: [], carried: null });
  }
}
