import type { Appearance, Calls, Form, Language, LibraryView } from '../bindings';
import { MapView } from '../canvas/map-view';
import { Chosen } from '../document/chosen';
import { Contents } from '../document/contents';
import { type Drawing, OpenJourney } from '../document/open-journey';
import type { Host } from '../host';
import { HostError } from '../host';
import { type Key, sayError, systemLanguage, type Values, Words } from '../i18n';
import { Observable } from '../kernels/observable';
import type { Bench } from '../tools/bench';
import { Writing } from '../tools/write/writing';

/** Which view fills the window. */
export type Place = 'starting' | 'library' | 'map' | 'present';
/** What lies over it. */
export type Dialog = 'poster' | 'palette' | 'lanes' | null;

/** A message that shows for a while. */
export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

/** What the system wishes, as the browser tells it. */
export interface System {
  readonly languages: readonly string[];
  readonly dark: boolean;
  readonly contrast: boolean;
}

const TOAST_TIME = { good: 4500, bad: 9000 };

/** Everything that the interface is about at the moment: what is shown, what is open, how it looks and what it says. */
export class Desk extends Observable {
  readonly host: Host;
  #system: System;
  #words: Words;
  #language: Language | null = null;
  #appearance: Appearance | null = null;
  #place: Place = 'starting';
  #dialog: Dialog = null;
  #library: LibraryView | null = null;
  #bench: Bench | null = null;
  #toasts: readonly Toast[] = [];
  #announced = '';
  #busy = 0;
  #failure: HostError | null = null;
  #nextToast = 1;

  constructor(host: Host, system: System) {
    super();
    this.host = host;
    this.#system = system;
    this.#words = new Words(systemLanguage(system.languages));
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
  get place(): Place {
    return this.#place;
  }
  get dialog(): Dialog {
    return this.#dialog;
  }
  get library(): LibraryView | null {
    return this.#library;
  }
  /** The open map with its tools; `null` while none is. */
  get bench(): Bench | null {
    return this.#bench;
  }
  get toasts(): readonly Toast[] {
    return this.#toasts;
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
      if (welcome.map !== null && (await this.openMap(welcome.map))) return;
      await this.showLibrary();
    } catch (failure) {
      this.#failure = HostError.from(failure);
      this.changed();
    }
  }

  /** The system changed its mind about dark and light. */
  follow(system: System): void {
    const before = this.appearance;
    this.#system = system;
    if (before !== this.appearance) void this.#redraw();
    this.changed();
  }

  /** Opens a map of the library. Resolves with whether it worked; what failed was said. */
  async openMap(map: string): Promise<boolean> {
    const opened = await this.attempt(() => OpenJourney.open(this.host, map, this.#drawing('Grid')));
    if (opened === null) return false;
    this.#bench?.view.over({ hover: null });
    this.#bench = this.#setUp(opened);
    this.#place = 'map';
    this.#dialog = null;
    this.changed();
    return true;
  }

  #drawing(form: Form): Drawing {
    return { appearance: this.appearance, language: this.language, form };
  }

  /** Shows the open map as the tidy grid or as the winding network. */
  async chooseForm(form: Form): Promise<void> {
    const bench = this.#bench;
    if (bench === null || bench.journey.drawing.form === form) return;
    await bench.writing.commit('stay');
    await this.attempt(() => bench.journey.redraw(this.#drawing(form)));
    this.changed();
  }

  #setUp(journey: OpenJourney): Bench {
    const view = new MapView(journey.scene);
    const complain = (failure: unknown): void => this.complain(failure);
    const bench = {
      journey,
      contents: new Contents(this.host, journey),
      chosen: new Chosen(this.host, journey),
      view,
      writing: new Writing(journey, complain),
      announce: (key: Key, values?: Values) => this.announce(this.#words.say(key, values)),
      complain,
    };
    journey.subscribe(() => {
      view.show(journey.scene);
      const selected = journey.selection.flatMap((key) => journey.hit(key) ?? []);
      view.over({ selected });
    });
    return bench;
  }

  /** Leaves the open map and shows the library. */
  async showLibrary(): Promise<void> {
    await this.#bench?.writing.commit('stay');
    this.#dialog = null;
    const library = await this.attempt(() => this.host.call('library', { language: this.language }));
    if (library === null) {
      if (this.#place === 'starting') this.#failure = new HostError('LibraryUnavailable', '');
      this.changed();
      return;
    }
    this.#library = library;
    this.#bench = null;
    this.#place = 'library';
    this.changed();
  }

  /** Fills the window with the map, or goes back to drawing. */
  present(on: boolean): void {
    if (this.#bench === null) return;
    this.#place = on ? 'present' : 'map';
    this.changed();
  }

  show(dialog: Dialog): void {
    if (dialog !== null) void this.#bench?.writing.commit('stay');
    this.#dialog = dialog;
    this.changed();
  }

  async chooseLanguage(language: Language): Promise<void> {
    this.#language = language;
    this.#words = new Words(language);
    this.changed();
    await this.#keepPreferences();
    if (this.#place === 'library') {
      const library = await this.attempt(() => this.host.call('library', { language }));
      if (library !== null) this.#library = library;
    }
    await this.#redraw();
  }

  async chooseAppearance(appearance: Appearance): Promise<void> {
    this.#appearance = appearance;
    this.changed();
    await this.#keepPreferences();
    await this.#redraw();
  }

  async #keepPreferences(): Promise<void> {
    const preferences = { language: this.#language, appearance: this.#appearance };
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
    this.#toast('bad', sayError(this.#words, error.code, error.detail));
  }

  /** Says that something worked. */
  report(key: Key, values?: Values): void {
    this.#toast('good', this.#words.say(key, values));
  }

  announce(text: string): void {
    // The same words twice in a row are read out again only when the text differs.
    this.#announced = text === this.#announced ? `${text}\u200b` : text;
    this.changed();
  }

  dismiss(id: number): void {
    this.#toasts = this.#toasts.filter((toast) => toast.id !== id);
    this.changed();
  }

  #toast(tone: Toast['tone'], text: string): void {
    const id = this.#nextToast;
    this.#nextToast += 1;
    const others = this.#toasts.filter((toast) => toast.text !== text);
    this.#toasts = [...others.slice(-2), { id, tone, text }];
    setTimeout(() => this.dismiss(id), TOAST_TIME[tone]);
    this.changed();
  }
}
