import type { Appearance, Calls, Form, HitRegion, Language, Point, RecoveryView, Size } from '../bindings';
import { pictures } from '../canvas/picture-shelf';
import { Home } from '../document/home';
import { type Drawing, OpenJourney } from '../document/open-journey';
import { pageDrawer, Panels } from '../document/panels';
import { Pieces } from '../document/pieces';
import { RecentFiles } from '../document/recent-files';
import { Sharing } from '../document/sharing';
import type { Host } from '../host';
import { HostError } from '../host';
import { type Key, sayError, systemLanguage, type Values, Words } from '../i18n';
import { firstSeen } from '../kernels/camera';
import { Observable } from '../kernels/observable';
import type { Bench } from '../tools/bench';
import { benchOf } from './bench-of';
import { Openings } from './openings';
import { keepAbreast } from './others';
import { Recent } from './recent';
import { recovering } from './recover';
import { type RefusedFile, sayRefused } from './refused-files';
import type { Dialog, OpenMenu, Place } from './showing';
import { type Offer, type Toast, Toasts } from './toasts';

export type { Dialog, OpenMenu, Place } from './showing';

/** What the system wishes, as the browser tells it. */
export interface System {
  readonly languages: readonly string[];
  readonly dark: boolean;
  readonly contrast: boolean;
  /** How much room the window has at present, in CSS pixels; a map may be asked for in parts where that is told. */
  readonly room?: () => Size;
}

/** Everything that the interface is about at the moment: what is shown, what is open, how it looks and what it says. */
export class Desk extends Observable {
  readonly host: Host;
  /** The library, as it is shown. */
  readonly home: Home;
  /** What came from outside and waits for the user. */
  readonly sharing = new Sharing();
  readonly recentFiles: RecentFiles;
  /** The pieces that can be put onto a map. */
  readonly pieces: Pieces;
  /** The actions that were used last. */
  readonly recent = new Recent();
  readonly #panels = new Panels(pageDrawer());
  #system: System;
  #words: Words;
  #language: Language | null = null;
  #appearance: Appearance | null = null;
  #textSize = 100;
  #sharpness = 1;
  #place: Place = 'starting';
  #recovery: RecoveryView | null = null;
  #dialog: Dialog = null;
  #bench: Bench | null = null;
  readonly openings = new Openings(this, (map) => this.#read(map));
  readonly #toasts = new Toasts();
  #menu: OpenMenu | null = null;
  #linking: { from: string; notice: number } | null = null;
  #announced = '';
  #busy = 0;
  #failure: HostError | null = null;

  constructor(host: Host, system: System) {
    super();
    this.host = host;
    this.#system = system;
    this.#words = new Words(systemLanguage(system.languages));
    this.home = new Home(host, (failure) => this.complain(failure), pageDrawer());
    this.recentFiles = new RecentFiles(host);
    this.pieces = new Pieces(host);
    keepAbreast(this);
    this.#toasts.subscribe(() => this.changed());
    this.sharing.subscribe(() => this.changed());
    pictures.connect((picture, width) => host.call('picture', { picture, width }));
  }

  get words(): Words {
    return this.#words;
  }
  get language(): Language {
    return this.#words.language;
  }
  /** The look that is in force, whoever chose it. */
  get appearance(): Appearance {
    if (this.#appearance !== null) return this.#appearance;
    if (this.#system.contrast) return 'contrast';
    return this.#system.dark ? 'dark' : 'light';
  }
  /** How large the interface is, in per cent. */
  get textSize(): number {
    return this.#textSize;
  }
  /** Whether the interface can be made larger from here. */
  get canResizeText(): boolean {
    return this.host.enlarge !== undefined;
  }
  /** Pixels of the screen that the page's own count of them leaves out: some windows enlarge a page without telling it. */
  get sharpness(): number {
    return this.#sharpness;
  }
  get place(): Place {
    return this.#place;
  }
  get dialog(): Dialog {
    return this.#dialog;
  }
  /** The open map with its tools; `null` while none is. */
  get bench(): Bench | null {
    return this.#bench;
  }
  get toasts(): readonly Toast[] {
    return this.#toasts.list;
  }
  /** The menu that is open; `null` for none. */
  get menu(): OpenMenu | null {
    return this.#menu;
  }
  /** The element that a link is being drawn from by keyboard; `null` for none. */
  get linking(): string | null {
    return this.#linking?.from ?? null;
  }
  /** What the live region says. */
  get announced(): string {
    return this.#announced;
  }
  /** Whether a call is under way that the user waits for. */
  get busy(): boolean {
    return this.#busy > 0;
  }
  /** Why nothing could be shown at all. */
  get failure(): HostError | null {
    return this.#failure;
  }

  /** Asks what to show first, and shows it. */
  async start(): Promise<void> {
    this.#failure = null;
    try {
      const welcome = await this.host.call('welcome', {});
      this.#language = welcome.preferences.language;
      this.#appearance = welcome.preferences.appearance;
      if (this.#language !== null) this.#words = new Words(this.#language);
      await this.#enlarge(welcome.preferences.text_size ?? 100);
      this.#recovery = (await this.host.call('recovery', {})).recovery;
      const map = this.#place === 'library' ? null : (this.bench?.journey.map ?? this.host.begin?.() ?? welcome.map);
      if (map !== null && (await this.openMap(map))) return;
      await this.showLibrary();
    } catch (failure) {
      this.#failure = HostError.from(failure);
      this.changed();
    }
  }

  /** What came back of a damaged library, until the user has read it. */
  get recovery(): RecoveryView | null {
    return this.#recovery;
  }

  /** The user has read what came back of a damaged library: it is not told again. */
  async readRecovery(): Promise<void> {
    this.#recovery = null;
    this.changed();
    await this.attempt(() => this.host.call('dismiss_recovery', {}));
  }

  /** The system changed its mind about dark and light. */
  follow(system: System): void {
    const before = this.appearance;
    this.#system = system;
    if (before !== this.appearance) void this.#redraw();
    this.changed();
  }

  /** Opens a map of the library. Resolves with whether it is shown; what failed was said. */
  async openMap(map: string): Promise<boolean> {
    const opened = await this.openings.open(map);
    if (opened === null) return false;
    this.#bench?.view.over({ hover: null });
    this.#leaveBench();
    this.#bench = benchOf(this, opened, this.#panels);
    this.#menu = null;
    this.link(null);
    this.#place = 'map';
    this.#dialog = this.sharing.question;
    this.changed();
    return true;
  }

  #read(map: string): Promise<OpenJourney | null> {
    const room = this.#system.room?.();
    const seen = room === undefined ? null : firstSeen(room);
    return this.attempt(() => OpenJourney.open(this.host, map, this.#drawing('Grid'), seen));
  }

  /** What was done on the open map can be taken back only there. */
  #leaveBench(): void {
    if (this.#bench === null) return;
    this.#bench.leave();
    this.#toasts.withdraw(({ shortcut }) => shortcut === 'Ctrl+Z');
  }

  #drawing(form: Form): Drawing {
    // Whoever is shown a map is asked nothing.
    const guidance = this.#panels.shown('guidance') && this.#place !== 'present';
    const drawing = { appearance: this.appearance, language: this.language, form, guidance };
    const path = this.#bench?.journey.drawing.path;
    return path === undefined ? drawing : { ...drawing, path };
  }

  /** Shows the open map as the tidy grid or as the winding network. */
  async chooseForm(form: Form): Promise<void> {
    const bench = this.#bench;
    if (bench === null || bench.journey.drawing.form === form) return;
    await bench.writing.commit('stay');
    await this.attempt(() => bench.journey.redraw(this.#drawing(form)));
    this.changed();
  }

  /** Lets empty cells say what could stand in them, or keeps them quiet; the window remembers it. */
  async chooseGuidance(on: boolean): Promise<void> {
    const bench = this.#bench;
    if (this.#panels.shown('guidance') === on) return;
    this.#panels.show('guidance', on);
    await bench?.writing.commit('stay');
    await this.#redraw();
  }

  /** Leaves the open map and shows the library, with a dialog over it or without. */
  async showLibrary(dialog: Dialog = null): Promise<void> {
    await this.openings.callOff();
    this.#dialog = dialog ?? this.sharing.question;
    const known = this.home.view !== null;
    const reading = this.attempt(() => this.#readLibrary(known));
    // What is known of the library is shown at once; what has changed in it since comes a moment later.
    if (!known && (await reading) === null) {
      if (this.#place === 'starting') this.#failure = this.home.failure ?? new HostError('LibraryUnavailable', '');
      if (this.#failure !== null) this.#toasts.withdraw();
      this.changed();
      return;
    }
    // What is done on the map next begins another session of work. Nobody waits for that to be noted.
    if (this.#bench !== null) void this.host.call('leave_map', {}).catch(() => undefined);
    const left = this.#bench?.journey.map;
    this.#leaveBench();
    this.#bench = null;
    this.#menu = null;
    this.link(null);
    this.#place = 'library';
    this.#find(left);
    this.changed();
    await reading;
    if (this.home.at === null) this.#find(left);
  }

  /**
   * The keyboard goes on from the map that was left, which a list of before may not have yet; but for one that is out of
   * sight, as the library is looked at from its top.
   */
  #find(left: string | undefined): void {
    const { home } = this;
    if (left === undefined || this.#place !== 'library' || home.at === left) return;
    if (home.order.slice(0, 3).includes(left)) home.choose(left);
  }

  async #readLibrary(known: boolean): Promise<true> {
    await this.home.refresh().catch((failure: unknown) => {
      // Above what it knows, the home says so itself.
      if (!known) throw failure;
    });
    await this.home.readTemplates(this.language);
    return true;
  }

  /** Fills the window with the map, or goes back to drawing. */
  present(on: boolean): void {
    const journey = this.#bench?.journey;
    if (journey === undefined) return;
    this.#place = on ? 'present' : 'map';
    this.changed();
    // A map that asks for nothing is not drawn anew.
    const { guidance } = this.#drawing(journey.drawing.form);
    const asks = !on || journey.scene.hits.some((hit) => hit.kind === 'Cell' && hit.name !== '');
    if (asks && journey.drawing.guidance !== guidance) void this.#redraw();
  }

  show(dialog: Dialog): void {
    if (dialog !== null) void this.#bench?.writing.commit('stay');
    if (dialog === null && this.#dialog === 'cameIn') this.sharing.answered();
    this.#dialog = dialog ?? this.sharing.question;
    this.#menu = null;
    this.changed();
  }

  async chooseLanguage(language: Language): Promise<void> {
    this.#language = language;
    this.#words = new Words(language);
    this.changed();
    await this.#keepPreferences();
    if (this.#place === 'library') await this.attempt(() => this.home.readTemplates(language));
    await this.#redraw();
  }

  async chooseAppearance(appearance: Appearance): Promise<void> {
    this.#appearance = appearance;
    this.changed();
    await this.#keepPreferences();
    await this.#redraw();
  }

  /** Shows the whole interface in another size, in per cent of the usual one. */
  async chooseTextSize(size: number): Promise<void> {
    if (!(await this.#enlarge(size))) return;
    await this.#keepPreferences();
    this.announce(this.#words.say('text.size', { size }));
  }

  async #enlarge(size: number): Promise<boolean> {
    if (size === this.#textSize || this.host.enlarge === undefined) return false;
    const [dots, factor] = [globalThis.devicePixelRatio, size / this.#textSize];
    try {
      await this.host.enlarge(size / 100);
    } catch (failure) {
      this.complain(failure);
      return false;
    }
    this.#textSize = size;
    // Where the page sees more dots to a pixel than before, it already knows.
    if (Math.abs(globalThis.devicePixelRatio - dots) < 0.01) this.#sharpness *= factor;
    this.changed();
    return true;
  }

  async #keepPreferences(): Promise<void> {
    const text_size = this.#textSize === 100 ? null : this.#textSize;
    const preferences = { language: this.#language, appearance: this.#appearance, text_size };
    await this.attempt(() => this.host.call('prefer', preferences));
  }

  async #redraw(): Promise<void> {
    const journey = this.#bench?.journey;
    if (journey !== undefined) {
      await this.attempt(() => journey.redraw(this.#drawing(journey.drawing.form)));
    }
    this.changed();
  }

  /** Asks the host something that the user waits for. Says what failed; `null` then. */
  async attempt<T>(task: () => Promise<T>): Promise<T | null> {
    this.#busy += 1;
    this.changed();
    try {
      return await task();
    } catch (failure) {
      this.complain(failure);
      return null;
    } finally {
      this.#busy -= 1;
      this.changed();
    }
  }

  /** A call with what failed said. */
  ask<K extends keyof Calls>(name: K, params: Calls[K]['params']): Promise<Calls[K]['reply'] | null> {
    return this.attempt(() => this.host.call(name, params));
  }

  /** Says what went wrong. A command that would change nothing is no news. */
  complain(failure: unknown): void {
    const error = HostError.from(failure);
    if (error.code === 'Refused' && (error.detail as { reason?: unknown } | null)?.reason === 'NothingToDo') return;
    const offer = error.code === 'LibraryDamaged' ? recovering(this) : null;
    this.#toasts.show('bad', sayError(this.#words, error.code, error.detail), offer);
  }

  /** Says why files cannot be read: all in one message, and more than one stay to be read. */
  complainOf(refused: readonly RefusedFile[]): void {
    if (refused.length > 0) this.#toasts.show('bad', sayRefused(this.#words, refused), null, refused.length > 1);
  }

  /** Says that something worked, or did not. */
  report(key: Key, values?: Values, tone: Toast['tone'] = 'good'): void {
    this.#toasts.show(tone, this.#words.say(key, values));
  }

  announce(text: string): void {
    // The same words twice in a row are read out again only when the text differs.
    this.#announced = text === this.#announced ? `${text}\u200b` : text;
    this.changed();
  }

  dismiss(id: number): void {
    this.#toasts.dismiss(id);
  }

  /** Lets messages stay while somebody is about to use one. */
  holdToasts(on: boolean, holder?: object): void {
    this.#toasts.hold(on, holder);
  }

  /** Says that something was done, with a button to take it back, or, to stay, that it was not. Reads it out as well. */
  offer(text: string, offer: Offer, tone: Toast['tone'] = 'good'): void {
    this.#toasts.show(tone, text, offer, tone === 'bad');
    this.announce(text);
  }

  /** Takes offers back that are about something that has changed since. */
  withdrawOffers(): void {
    this.#toasts.withdraw();
  }

  /** Opens the menu of something on the map, or of the empty paper. */
  openMenu(at: Point, about: HitRegion | null): void {
    const bench = this.#bench;
    if (bench === null || this.#place !== 'map') return;
    void bench.writing.commit('stay');
    const { journey } = bench;
    if (about !== null && !journey.selection.includes(about.key)) journey.select([about.key]);
    this.#menu = { at, about, map: null };
    this.changed();
  }

  /** Opens the menu of a map of the library. */
  openMapMenu(at: Point, map: string): void {
    if (!this.home.isChosen(map)) this.home.choose(map);
    this.#menu = { at, about: null, map };
    this.changed();
  }

  /** Opens the menu of a collection of the library. */
  openCollectionMenu(at: Point, collection: string): void {
    this.#menu = { at, about: null, map: null, collection };
    this.changed();
  }

  closeMenu(): void {
    if (this.#menu === null) return;
    this.#menu = null;
    this.changed();
  }

  /** Begins a link whose other end is chosen by keyboard; `null` leaves off. */
  link(from: string | null, notice = ''): void {
    if (this.#linking !== null) this.#toasts.dismiss(this.#linking.notice);
    this.#linking = from === null ? null : { from, notice: this.#toasts.show('good', notice, null, true) };
    this.changed();
  }
}
