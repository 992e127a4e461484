import type {
  Appearance,
  Changed,
  Chosen,
  Command,
  Form,
  HitRegion,
  Language,
  MapState,
  Rect,
  Scene,
} from '../bindings';
import type { Host } from '../host';
import { HostError } from '../host';
import { pause } from '../host/pause';
import { cellKeyOf } from '../kernels/network';
import { Observable } from '../kernels/observable';
import { Named } from '../kernels/splice';
import { patched, pictured } from './patch';

/** How the map is drawn on the screen. */
export interface Drawing {
  readonly appearance: Appearance;
  readonly language: Language;
  /** The tidy grid or the winding network. */
  readonly form: Form;
  /** Whether empty cells say what could stand in them. */
  readonly guidance?: boolean;
  /** The actor whose path is drawn over the map. */
  readonly path?: string;
}

/** Number of groups from which on a patch is taken over in more than one go. */
const MANY_GROUPS = 500;

function isLarge({ groups }: Changed['patch']): boolean {
  return groups.changed.length >= MANY_GROUPS;
}

/** What a command shall do to the selection: follow what it touched, or stay. */
export type Follow = 'touched' | 'stay';

/**
 * The mirror of the map that is open on the Rust side: drawing, state, and what is selected. Commands go out one after
 * another, each with the revision that the one before left behind, so that a fast typist is never refused as stale.
 */
export class OpenJourney extends Observable {
  readonly map: string;
  readonly #host: Host;
  #drawing: Drawing;
  #scene: Scene;
  #state: MapState;
  readonly #hits = new Named<HitRegion>((hit) => hit.key);
  /** What the gesture under way would make of the map; `null` while none is shown. */
  #preview: Scene | null = null;
  #wanted: Command | null = null;
  #asking = false;
  #selection: readonly string[] = [];
  #waiting = 0;
  #fromOthers = 0;
  #fromElsewhere = 0;
  #binned = false;
  /** Whether all of the map is there, and when it will be. */
  #whole = true;
  #completed: Promise<void> = Promise.resolve();
  #queue: Promise<unknown> = Promise.resolve();

  #picture: ((scene: Scene) => void) | null = null;

  private constructor(host: Host, map: string, drawing: Drawing, scene: Scene, state: MapState) {
    super();
    this.map = map;
    this.#host = host;
    this.#drawing = drawing;
    this.#scene = scene;
    this.#state = state;
    this.#hits.show(scene.hits);
  }

  /**
   * Opens a map. Of a big one only what lies in the area `seen` (points) is there at once, so that it can be shown; the rest
   * comes before anything else is done. Rejects with a {@link HostError}.
   */
  static async open(host: Host, map: string, drawing: Drawing, seen: Rect | null = null): Promise<OpenJourney> {
    if (seen === null) {
      const { scene, state } = await host.call('open', { map, ...drawing });
      return new OpenJourney(host, map, drawing, scene, state);
    }
    const { opened, whole } = await host.call('open_part', { open: { map, ...drawing }, area: seen });
    const journey = new OpenJourney(host, map, drawing, opened.scene, opened.state);
    if (!whole) journey.#complete(seen);
    return journey;
  }

  /** Fetches what an area has left out. Where that fails the whole map is asked for, by the next command at the latest. */
  #complete(area: Rect): void {
    this.#whole = false;
    const completed = this.#enqueue(async () => {
      // The part is painted first.
      await pause();
      const { revision } = this.#state;
      try {
        const { patch } = await this.#host.call('rest', { map: this.map, revision, area });
        await pause();
        this.#replace(patched(this.#scene, patch), this.#state);
        this.#whole = true;
        this.changed();
      } catch {
        await this.#reopen(this.#drawing);
      }
    });
    this.#completed = completed.catch(() => undefined);
  }

  /** Whether all of the map is there, and not only what the window shows of a big one that was just opened. */
  get whole(): boolean {
    return this.#whole;
  }

  /** Resolves when all of the map is there, or cannot be had. */
  get completed(): Promise<void> {
    return this.#completed;
  }

  /** The map as it is shown: as it would become while a gesture is previewed, otherwise as it is. */
  get scene(): Scene {
    return this.#preview ?? this.#scene;
  }

  /** Whether a gesture under way is shown, rather than the map as it is. */
  get previewing(): boolean {
    return this.#preview !== null;
  }

  get state(): MapState {
    return this.#state;
  }

  get drawing(): Drawing {
    return this.#drawing;
  }

  /** Keys of the selected hit regions, in the order in which they were chosen. */
  get selection(): readonly string[] {
    return this.#selection;
  }

  /** Differs from before whenever the map was, or may have been, changed from outside this window, as far as the window shows it. */
  get fromOthers(): number {
    return this.#fromOthers;
  }

  /** How often another program has changed the map, as far as the window shows it. */
  get fromElsewhere(): number {
    return this.#fromElsewhere;
  }

  /** Whether the map is in the bin, as far as the window knows. */
  get binned(): boolean {
    return this.#binned;
  }

  /** It was put into the bin, or taken out of it. */
  tellBinned(binned: boolean): void {
    if (binned === this.#binned) return;
    this.#binned = binned;
    this.changed();
  }

  /** Number of calls under way or waiting. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Resolves when no call is under way or waiting, whatever became of them. */
  async settled(): Promise<void> {
    while (this.#waiting > 0) await this.#queue;
  }

  /** The hit region with this key: an element's id, or `lane:step` for a cell. */
  hit(key: string): HitRegion | undefined {
    return this.#hits.get(key);
  }

  /**
   * Calls `show` with the picture that a command has made of the map, before anything else follows from it: where things can
   * be pointed at is as it was, until the listeners are told.
   */
  showPictures(show: (scene: Scene) => void): void {
    this.#picture = show;
  }

  /** The one hit region that keys go to: the last one selected. */
  get selected(): HitRegion | undefined {
    const key = this.#selection.at(-1);
    return key === undefined ? undefined : this.#hits.get(key);
  }

  select(keys: readonly string[]): void {
    const next = keys.filter((key) => this.#hits.has(key));
    if (next.length === this.#selection.length && next.every((key, at) => key === this.#selection[at])) return;
    this.#selection = next;
    this.changed();
  }

  /**
   * Carries a command out. What it shall do to the selection may be a question, which is asked when it is done. Rejects with a {@link HostError}; the map
   * is then as before. A command that is still being put together keeps its place before those that come after it.
   */
  apply(command: Command | Promise<Command>, follow: Follow | (() => Follow) = 'touched'): Promise<void> {
    this.#wanted = null;
    const send = (revision: number, ready: Command): Promise<Changed> =>
      this.#host.call('apply', { map: this.map, revision, command: ready });
    return this.#send(
      (revision) =>
        command instanceof Promise ? command.then((ready) => send(revision, ready)) : send(revision, command),
      follow,
    );
  }

  /**
   * Shows the map as a command would make it, without carrying it out. One question is under way at a time and the latest
   * command wins. What cannot be done is not shown. Ends with {@link apply} or {@link endPreview}.
   */
  preview(command: Command): void {
    this.#wanted = command;
    if (!this.#asking) void this.#ask();
  }

  /** Shows the map as it is again. */
  endPreview(): void {
    this.#wanted = null;
    if (this.#preview === null) return;
    this.#show(null);
    this.changed();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    if (!this.#whole) await this.#completed;
    // A patch fits nothing but the whole map.
    while (this.#wanted !== null && this.#whole) {
      const command = this.#wanted;
      const base = this.#scene;
      const revision = this.#state.revision;
      try {
        const { patch } = await this.#host.call('preview', { map: this.map, revision, command });
        // The gesture may have ended, or the map may have changed, while the answer was on its way.
        if (this.#wanted !== null && base === this.#scene) {
          this.#show(patched(base, patch));
          this.changed();
        }
      } catch {
        // What cannot be done is not shown; the command itself will say why.
      }
      if (this.#wanted === command) break;
    }
    this.#asking = false;
  }

  #show(preview: Scene | null): void {
    this.#preview = preview;
    this.#hits.show((preview ?? this.#scene).hits);
  }

  /** Goes to a place in the history: `to` is the gesture that shall be the last one in force, 0 takes all back. */
  jump(to: number): Promise<void> {
    return this.#send((revision) => this.#host.call('jump', { map: this.map, revision, to }));
  }

  /** Makes the map again what it was at a point of its history, as a new gesture. */
  restore(seq: number): Promise<void> {
    return this.#send((revision) => this.#host.call('restore_revision', { map: this.map, revision, seq }), 'stay');
  }

  /** Brings copies together with the map, as the preview of this name showed. */
  merge(token: string): Promise<void> {
    return this.#send((revision) => this.#host.call('merge', { map: this.map, revision, token }), 'stay');
  }

  /** Takes the last gesture back. */
  undo(): Promise<void> {
    return this.#send((revision) => this.#host.call('undo', { map: this.map, revision }));
  }

  /** Does again what undo took back. */
  redo(): Promise<void> {
    return this.#send((revision) => this.#host.call('redo', { map: this.map, revision }));
  }

  /**
   * Elements with all their fields, as every command before leaves them and none after has changed them. Which ones is asked
   * when those commands are done. Rejects with a {@link HostError}.
   */
  read(which: () => string[]): Promise<Chosen> {
    return this.#enqueue(() => this.#host.call('elements', { map: this.map, ids: which() }));
  }

  /**
   * Shows what other windows and programs did. While a gesture is being previewed the map stays as it is; resolves with whether
   * it is up to date. Rejects with a {@link HostError}.
   */
  catchUp(): Promise<boolean> {
    return this.#enqueue(async () => {
      if (this.#preview !== null || this.#wanted !== null) return false;
      if (this.#whole) await this.#catchUp();
      else await this.#reopen(this.#drawing);
      return true;
    });
  }

  async #catchUp(): Promise<void> {
    const { revision } = this.#state;
    try {
      const { changed } = await this.#host.call('catch_up', { map: this.map, revision });
      if (changed === null) return;
      this.#fromOthers += 1;
      await this.#accept(changed, 'stay');
    } catch (failure) {
      if (HostError.from(failure).code !== 'Stale') throw failure;
      // The map may be another one although its revision is the same.
      this.#fromOthers += 1;
      await this.#reopen(this.#drawing);
    }
  }

  /** Draws the map anew in other colours or another language. */
  redraw(drawing: Drawing): Promise<void> {
    return this.#enqueue(() => this.#reopen(drawing));
  }

  #send(call: (revision: number) => Promise<Changed>, follow: Follow | (() => Follow) = 'touched'): Promise<void> {
    return this.#enqueue(async () => {
      try {
        if (!this.#whole) await this.#reopen(this.#drawing);
        const reply = await call(this.#state.revision);
        // The page does not stand still while much is read, put together and shown.
        if (isLarge(reply.patch)) await pause();
        await this.#accept(reply, follow);
      } catch (failure) {
        // The mirror has fallen behind: catch up, and let the user decide whether to do it again.
        const { code } = HostError.from(failure);
        if (code === 'Stale') await this.#reopen(this.#drawing);
        else if (code === 'Overtaken') await this.#catchUp();
        this.endPreview();
        throw failure;
      }
    });
  }

  async #reopen(drawing: Drawing): Promise<void> {
    const opened = await this.#host.call('open', { map: this.map, ...drawing });
    this.#drawing = drawing;
    this.#whole = true;
    if (opened.state.revision !== this.#state.revision) this.#fromOthers += 1;
    this.#replace(opened.scene, opened.state);
    this.changed();
  }

  async #accept(reply: Changed, follow: Follow | (() => Follow)): Promise<void> {
    if (reply.elsewhere) this.#fromElsewhere += 1;
    if (reply.state.revision <= this.#state.revision) return;
    const before = this.#scene;
    const picture = pictured(before, reply.patch);
    this.#picture?.(picture);
    if (isLarge(reply.patch)) {
      // Whoever looks meanwhile finds the picture that is painted, with the places of before.
      this.#scene = picture;
      await pause();
    }
    this.#replace(patched(before, reply.patch, picture), reply.state);
    if ((typeof follow === 'function' ? follow() : follow) === 'touched') {
      const touched = reply.touched.filter((id) => this.#hits.has(id));
      if (touched.length > 0) this.#selection = touched;
    }
    this.changed();
  }

  #replace(scene: Scene, state: MapState): void {
    this.#preview = null;
    this.#scene = scene;
    this.#state = state;
    const before = this.#hits.show(scene.hits);
    // Whoever deletes a card goes on working where it was: its cell takes the selection over.
    const kept = this.#selection.map((key) => {
      if (this.#hits.has(key)) return key;
      const gone = before.get(key);
      return gone === undefined ? '' : cellKeyOf(this.#drawing.form, gone);
    });
    this.#selection = [...new Set(kept)].filter((key) => this.#hits.has(key));
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    // With nothing before it a call goes out at once, before anybody is told: Rust works while the page shows what it can.
    const running = this.#waiting === 0 ? task() : this.#queue.then(task);
    this.#waiting += 1;
    const run = running.finally(() => {
      this.#waiting -= 1;
      this.changed();
    });
    this.#queue = run.catch(() => undefined);
    this.changed();
    return run;
  }
}
