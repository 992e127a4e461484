import type { HitRegion } from '../../bindings';
import { HostError } from '../../host';
import { toScene } from '../../kernels/camera';
import type { Grip, Insertion, Near } from '../../kernels/grips';
import { nearAt } from '../../kernels/grips';
import { isCard } from '../../kernels/hit-index';
import { channelIn } from '../../kernels/network';
import { rounded, scoreAt } from '../../kernels/score';
import { carryOut } from '../bench';
import { lookAt } from '../look-at';
import { Gripping } from './Gripping';
import { Panning } from './Panning';
import { Pointing } from './Pointing';
import { automaticSize } from './Sizing';
import type { Bench, PointerAt, State, Wish } from './state';
import { insertHead } from './insert-head';

const NOTHING: Near = { grip: null, insertion: null };

/** Nothing is pressed; what lies under the pointer lights up, with what it can be pulled by. */
export class Idle implements State {
  readonly name = 'Idle';
  readonly #bench: Bench;
  #cursor = 'default';

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  get cursor(): string {
    return this.#cursor;
  }

  pointerDown(at: PointerAt): State {
    if (at.button === 1 || (at.button === 0 && at.hand)) return new Panning(this.#bench, at);
    const { journey, view, writing } = this.#bench;
    const hit = view.at(at);
    if (at.button === 2) {
      // The menu is about what lies under the pointer, or about the whole selection when that is part of it.
      void writing.commit('stay');
      if (hit === null) journey.select([]);
      else if (!journey.selection.includes(hit.key)) journey.select([hit.key]);
      return this;
    }
    if (at.button !== 0) return this;
    if (hit?.kind === 'Conflict') {
      void writing.commit('stay');
      lookAt(this.#bench, hit.id);
      return this;
    }
    const near = this.#near(at, hit);
    // A click elsewhere keeps what is being typed.
    void writing.commit('stay');
    if (near.insertion?.hot === true) {
      this.#insert(near.insertion, at);
      return this;
    }
    if (near.grip !== null) {
      if (at.clicks >= 2 && this.#doubleGrip(near.grip)) return this;
      return new Gripping(this.#bench, near.grip, at);
    }
    if (at.clicks >= 2 && hit !== null) {
      this.#open(hit, at);
      return this;
    }
    return new Pointing(this.#bench, hit, at);
  }

  pointerMove(at: PointerAt): State {
    const { view } = this.#bench;
    if (at.zone !== 'map') {
      view.over({ hover: null, near: NOTHING });
      return this;
    }
    const hit = view.at(at);
    const near = this.#near(at, hit);
    // While a handle that sticks out of its card is under the pointer, the card stays lit.
    const held = near.grip?.what === 'handle' || near.grip?.what === 'edge' ? near.grip.hit : hit;
    view.over({ hover: held, near });
    this.#cursor = cursorOf(near, hit);
    return this;
  }

  pointerUp(): State {
    return this;
  }

  cancel(): State {
    this.#bench.view.over({ hover: null, near: NOTHING });
    return this;
  }

  #near(at: PointerAt, under: HitRegion | null): Near {
    const { journey, view } = this.#bench;
    // A finger has no hover, and hides what it would have to hit.
    if (at.touch) return NOTHING;
    const selected = journey.selection.length === 1 ? (journey.selected ?? null) : null;
    const { hover } = view.overlay;
    const hovered = hover === null ? null : (journey.hit(hover.key) ?? null);
    const grid = journey.drawing.form === 'Grid';
    return nearAt({ scene: view.scene, place: (hit) => view.place(hit), under, hovered, selected, grid }, at);
  }

  #insert(insertion: Insertion, at: PointerAt): void {
    if (insertion.kind === 'Lane') this.wish?.({ before: insertion.before, at });
    else void insertHead(this.#bench, insertion);
  }

  /** Called when a lane's kind has to be chosen. */
  wish: ((wish: Wish) => void) | null = null;

  #doubleGrip(grip: Grip): boolean {
    const { journey, writing } = this.#bench;
    if (grip.what === 'width' || grip.what === 'height') {
      automaticSize(this.#bench, grip.hit);
      return true;
    }
    if (grip.what === 'add') {
      writing.beginCard(grip.hit.lane, grip.hit.step, '', { channel: channelOf(this.#bench, grip.hit) });
      return true;
    }
    // Between two cards that stand close, all of a link is its ends.
    if (grip.what === 'end') return writing.beginName(grip.hit);
    if (grip.what === 'edge' || grip.what === 'handle') {
      journey.select([grip.hit.key]);
      return writing.beginName(grip.hit);
    }
    return false;
  }

  #open(hit: HitRegion, at: PointerAt): void {
    const { contents, view, writing, journey } = this.#bench;
    if (hit.locked && (hit.kind === 'Cell' || isCard(hit))) {
      this.#bench.complain(new HostError('Refused', '', { reason: 'Locked', id: hit.lane }));
      return;
    }
    if (hit.kind === 'Cell') {
      const scale = journey.scene.scales.find((one) => one.lane === hit.lane);
      const score = scale === undefined ? undefined : rounded(scoreAt(scale, toScene(view.camera, at).y));
      writing.beginCard(hit.lane, hit.step, '', { score, channel: channelOf(this.#bench, hit) });
      return;
    }
    const stage = contents.value?.stages.find((one) => one.id === hit.id && one.collapsed);
    const lane = contents.value?.lanes.find((one) => one.id === hit.id && one.folded);
    if (stage !== undefined) {
      void carryOut(this.#bench, { do: 'Edit', ids: [stage.id], field: { field: 'Collapsed', value: false } });
    } else if (lane !== undefined) {
      void carryOut(this.#bench, { do: 'Edit', ids: [lane.id], field: { field: 'Folded', value: false } });
    } else writing.beginName(hit);
  }
}

/** The channel that a new card gets in a cell; in the grid it has none yet. */
export function channelOf(bench: Bench, cell: HitRegion): string | undefined {
  return channelIn(bench.journey.drawing.form, cell);
}

function cursorOf({ grip, insertion }: Near, hit: HitRegion | null): string {
  if (insertion?.hot === true) return 'pointer';
  switch (grip?.what) {
    case 'handle':
    case 'end':
      return 'crosshair';
    case 'edge':
    case 'width':
      return 'col-resize';
    case 'height':
      return 'row-resize';
    case 'add':
      return 'pointer';
    case undefined:
      break;
  }
  if (hit === null) return 'default';
  if (hit.locked && isCard(hit)) return 'not-allowed';
  switch (hit.kind) {
    case 'Emotion':
      return 'ns-resize';
    case 'Card':
    case 'Stage':
    case 'Step':
    case 'Lane':
      return 'grab';
    case 'Link':
    case 'Conflict':
      return 'pointer';
    default:
      return 'default';
  }
}
