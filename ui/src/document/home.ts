import type { AskLibrary, FoundInMaps, Language, LibraryView, MapSort, MapSummary, TemplateSummary } from '../bindings';
import { type Host, HostError } from '../host';
import { between, type Chosen, NOTHING, stepped, toggled } from '../kernels/choosing';
import { Observable } from '../kernels/observable';
import type { Drawer } from './panels';

/** Cards beside each other, or lines below each other. */
export type HomeForm = 'grid' | 'list';

/** What is being given a name at the moment. */
export type Naming = { readonly map: string } | { readonly collection: string } | null;

const NAME = 'percorso.home';
const SORTS: readonly MapSort[] = ['Changed', 'Title', 'Created', 'Opened'];
/** Pinned maps that stand above the others; more of them are on a shelf of their own. */
const MOST_PINNED = 8;
/** The most maps and places of each that a search shows. */
const FOUND = { maps: 40, places: 4 };

/** What to ask for at first. */
const ALL: AskLibrary = { shelf: 'All', collection: null, status: null, actor: null, sort: 'Changed' };

/**
 * The library as the home shows it: which maps in which order, what is known of those in view, which are chosen, and what a
 * search over all of them found. Of several questions only the latest is answered.
 */
export class Home extends Observable {
  readonly #host: Host;
  readonly #complain: (failure: unknown) => void;
  readonly #drawer: Drawer | null;
  #asked: AskLibrary = ALL;
  /** What the view is the answer to. */
  #answered: AskLibrary = ALL;
  #readAt = 0;
  #failure: HostError | null = null;
  #questions = 0;
  /** The last question under way. */
  #reading: Promise<void> = Promise.resolve();
  #view: LibraryView | null = null;
  /** Those of its maps that the page shows. */
  #shown: readonly string[] = [];
  #form: HomeForm = 'grid';
  #templates: readonly TemplateSummary[] = [];
  #templatesIn: Language | null = null;
  readonly #summaries = new Map<string, MapSummary>();
  /** Those that may have changed since they were told. */
  readonly #stale = new Set<string>();
  #wanted: readonly string[] = [];
  #fetching = false;
  #chosen: Chosen = NOTHING;
  #sought: { readonly map: string } | null = null;
  #words = '';
  #found: FoundInMaps | null = null;
  #foundFor = '';
  #looking = false;
  /** How often what is searched was read anew. */
  #readings = 0;
  #naming: Naming = null;
  #calledBefore = '';

  constructor(host: Host, complain: (failure: unknown) => void, drawer: Drawer | null) {
    super();
    this.#host = host;
    this.#complain = complain;
    this.#drawer = drawer;
    this.#remember();
  }

  /** Which maps are shown, and in which order. */
  get asked(): AskLibrary {
    return this.#asked;
  }
  /** The latest answer; `null` before the first. */
  get view(): LibraryView | null {
    return this.#view;
  }
  /** Why the library could not be read since; `null` while what is shown is as it was at the last reading. */
  get failure(): HostError | null {
    return this.#failure;
  }
  /** When it was last read, in milliseconds since 1970. */
  get readAt(): number {
    return this.#readAt;
  }
  get form(): HomeForm {
    return this.#form;
  }
  get templates(): readonly TemplateSummary[] {
    return this.#templates;
  }
  /** All maps of what was asked for, in order. */
  get order(): readonly string[] {
    return this.#view?.order ?? [];
  }
  /** Those of them that the page shows: what cannot be seen is not chosen either. */
  get shown(): readonly string[] {
    return this.#shown;
  }
  /** How many of these stand first because they are pinned. */
  get pinned(): number {
    return Math.min(this.#view?.first ?? 0, MOST_PINNED);
  }
  /** Whether nothing was ever made here, or all of it was taken away for ever. */
  get bare(): boolean {
    if (this.#view === null) return false;
    const { counts, collections } = this.#view;
    return counts.all + counts.archived + counts.bin === 0 && collections.length === 0;
  }
  /** Whether all maps are shown as they come, without anything that narrows them. */
  get plain(): boolean {
    const { shelf, collection, status, actor } = this.#asked;
    return shelf === 'All' && collection === null && status === null && actor === null;
  }
  /** What is known of a map; nothing before it was told. */
  summary(map: string): MapSummary | undefined {
    return this.#summaries.get(map);
  }

  /** Asks for the library anew, and ends when the last answer is there. Fails as the host does. */
  refresh(): Promise<void> {
    this.#reading = this.#read();
    return this.#reading;
  }

  /** Ends when what was asked for last is answered, or cannot be. */
  answered(): Promise<void> {
    return this.#reading.catch(() => undefined);
  }

  async #read(): Promise<void> {
    const question = (this.#questions += 1);
    const asked = this.#asked;
    let view: LibraryView;
    try {
      view = await this.#host.call('library', asked);
    } catch (failure) {
      if (question === this.#questions) this.#stay(HostError.from(failure));
      throw failure;
    }
    if (question !== this.#questions) {
      // Another question is on its way, and its answer is the one that counts. Whoever asked it says what failed.
      await this.#reading.catch(() => undefined);
      return;
    }
    if (isGone(asked, view)) {
      this.#asked = { ...ALL, sort: asked.sort };
      this.#chosen = NOTHING;
      return this.refresh();
    }
    this.#view = view;
    this.#shown = [...view.order.slice(0, this.pinned), ...view.order.slice(view.first)];
    this.#answered = asked;
    this.#readAt = Date.now();
    this.#failure = null;
    // Where there is nothing at all there are no shelves to choose from; what is made next stands among all maps.
    if (this.bare) {
      this.#asked = this.#answered = { ...ALL, sort: asked.sort };
      this.type('');
    }
    this.#summaries.forEach((_, map) => this.#stale.add(map));
    this.#tell(view.maps);
    const here = new Set(this.#shown);
    const kept = this.#chosen.maps.filter((map) => here.has(map));
    if (kept.length < this.#chosen.maps.length || !here.has(this.#chosen.at ?? '')) {
      this.#chosen = { ...NOTHING, maps: kept, at: kept.at(-1) ?? null, from: kept.at(-1) ?? null };
    }
    this.#endNaming();
    this.changed();
    this.#readings += 1;
    if (this.searching) {
      this.#foundFor = '';
      void this.#search();
    }
  }

  /** What somebody gives a name to may be gone meanwhile: what was typed until then names nothing. */
  #endNaming(): void {
    const naming = this.#naming;
    if (naming === null || this.#view === null) return;
    const { order, collections } = this.#view;
    const there = 'map' in naming ? order.includes(naming.map) : collections.some(isIn(naming));
    if (there) return;
    this.#naming = null;
    this.#complain(new HostError('map' in naming ? 'NameOfNoMap' : 'NameOfNoCollection', ''));
  }

  /** What is known stays in view, under its own name: the actions on it go by what was asked. */
  #stay(failure: HostError): void {
    this.#failure = failure;
    if (this.#view === null) return;
    this.#asked = this.#answered;
    this.changed();
  }

  /** Reads the templates in a language, unless it has them: they come with the program and never change. */
  async readTemplates(language: Language): Promise<void> {
    if (language === this.#templatesIn) return;
    this.#templates = (await this.#host.call('templates', { language })).templates;
    this.#templatesIn = language;
    this.changed();
  }

  /** Shows other maps, or the same ones in another order. */
  ask(change: Partial<AskLibrary>): void {
    this.#asked = { ...this.#asked, ...change };
    if (change.sort !== undefined) this.#keep();
    if (Object.keys(change).some((name) => name !== 'sort')) this.#chosen = NOTHING;
    this.changed();
    this.refresh().catch(this.#complain);
  }

  /** Shows a shelf or a collection, whole. */
  go(to: Partial<Pick<AskLibrary, 'shelf' | 'collection' | 'actor'>>): void {
    this.type('');
    this.ask({ shelf: 'All', collection: null, status: null, actor: null, ...to });
  }

  chooseForm(form: HomeForm): void {
    this.#form = form;
    this.#keep();
    this.changed();
  }

  /** These maps are in view: what is not known of them is asked for. While that is under way, only the last such wish counts. */
  want(maps: readonly string[]): void {
    this.#wanted = maps.filter((map) => this.#stale.has(map) || !this.#summaries.has(map));
    if (this.#wanted.length > 0 && !this.#fetching) void this.#fetch();
  }

  /** Asks for what is not known of maps, in view or not. Fails as the host does. */
  async learn(maps: readonly string[]): Promise<true> {
    const unknown = maps.filter((map) => !this.#summaries.has(map));
    if (unknown.length > 0) await this.#tellOf(unknown);
    return true;
  }

  /** Resolves with whether the answer counts: where the library was asked since, that answer knows better. */
  async #tellOf(maps: readonly string[]): Promise<boolean> {
    const question = this.#questions;
    const told = (await this.#host.call('map_summaries', { maps: [...maps] })).maps;
    const counts = question === this.#questions;
    const news = counts ? told : told.filter(({ map }) => !this.#summaries.has(map));
    this.#tell(news);
    if (!counts) news.forEach(({ map }) => this.#stale.add(map));
    return counts;
  }

  async #fetch(): Promise<void> {
    this.#fetching = true;
    while (this.#wanted.length > 0) {
      const maps = [...this.#wanted];
      this.#wanted = [];
      try {
        // Those that are gone are not asked for again; the next list no longer names them.
        if (await this.#tellOf(maps)) {
          maps.forEach((map) => this.#stale.delete(map));
          this.#wanted = this.#wanted.filter((map) => !maps.includes(map));
        }
      } catch (failure) {
        this.#complain(failure);
        break;
      }
      this.changed();
    }
    this.#fetching = false;
  }

  #tell(maps: readonly MapSummary[]): void {
    for (const summary of maps) {
      this.#summaries.set(summary.map, summary);
      this.#stale.delete(summary.map);
    }
  }

  /** The chosen maps, in the order in which they are shown. */
  get chosen(): readonly string[] {
    return this.#chosen.maps;
  }
  /** Where the keyboard is. */
  get at(): string | null {
    return this.#chosen.at;
  }
  isChosen(map: string): boolean {
    return this.#chosen.set.has(map);
  }

  /** Chooses a map alone, adds it or takes it out (`toggle`), or chooses all from the last one to it (`range`). */
  choose(map: string, how: 'alone' | 'toggle' | 'range' = 'alone'): void {
    const order = this.#shown;
    if (how === 'toggle') this.#chosen = toggled(this.#chosen, order, map);
    else if (how === 'range') this.#chosen = between(order, this.#chosen.from ?? map, map);
    else this.#chosen = between(order, map, map);
    this.changed();
  }
  /** Chooses those of some maps that are shown, and no others. Returns whether there are any. */
  chooseThese(maps: readonly string[]): boolean {
    const there = maps.filter((map) => this.#shown.includes(map));
    this.#chosen = there.reduce((chosen, one) => toggled(chosen, this.#shown, one), NOTHING);
    this.changed();
    return there.length > 0;
  }
  /** The same, and wants the last of them in view. */
  seek(maps: readonly string[]): void {
    const map = maps.findLast((one) => this.#shown.includes(one));
    if (map === undefined) return;
    this.#sought = { map };
    this.chooseThese(maps);
  }
  /** What was wanted in view last; another object each time. */
  get sought(): { readonly map: string } | null {
    return this.#sought;
  }
  chooseAll(): void {
    const order = this.#shown;
    const [first, last] = [order[0], order.at(-1)];
    if (first !== undefined && last !== undefined) this.#chosen = between(order, first, last);
    this.changed();
  }
  chooseNone(): void {
    if (this.#chosen.maps.length === 0) return;
    this.#chosen = { ...NOTHING, at: this.#chosen.at };
    this.changed();
  }
  /** The keyboard stands on a map, which does not choose it. */
  stand(map: string): void {
    this.#chosen = { ...this.#chosen, at: map };
    this.changed();
  }
  /** Goes some places on in the order, or back; with `extend` what lies between is chosen too. */
  step(by: number, extend: boolean): void {
    this.#chosen = stepped(this.#chosen, this.#shown, by, extend);
    this.changed();
  }

  /** What was typed to look for. */
  get words(): string {
    return this.#words;
  }
  /** Whether that is anything but space, and what was found covers the maps. */
  get searching(): boolean {
    return this.#words.trim() !== '';
  }
  /** What was found; `null` while nothing is looked for, or before the first answer. */
  get found(): FoundInMaps | null {
    return this.#found;
  }
  /** Whether what was found is for what was typed last. */
  get foundAll(): boolean {
    return this.#foundFor === this.#words;
  }

  /** Looks for words in every map. The newest typing wins. */
  type(words: string): void {
    if (words === this.#words) return;
    this.#words = words;
    if (!this.searching) {
      this.#found = null;
      this.#foundFor = words;
    } else if (!this.#looking) void this.#search();
    this.changed();
  }

  async #search(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    while (this.#foundFor !== this.#words && this.searching) {
      const text = this.#words;
      const readings = this.#readings;
      let found: FoundInMaps | null = null;
      try {
        found = await this.#host.call('search_maps', { text, ...FOUND });
      } catch (failure) {
        this.#complain(failure);
      }
      // What other words found says nothing about these.
      if (this.searching) this.#found = found;
      // The library may have changed behind the answer.
      this.#foundFor = readings === this.#readings ? text : '';
      this.changed();
    }
    this.#looking = false;
  }

  /** What is being given a name. */
  get naming(): Naming {
    return this.#naming;
  }
  /** What that was called when its name began to be typed, or when somebody was told of a newer one. */
  get calledBefore(): string {
    return this.#calledBefore;
  }
  /** What that is called now. */
  get calledNow(): string {
    const naming = this.#naming;
    if (naming === null) return '';
    if ('map' in naming) return this.summary(naming.map)?.title ?? '';
    return this.#view?.collections.find(isIn(naming))?.name ?? '';
  }
  name(naming: Naming): void {
    this.#naming = naming;
    this.tellName();
    this.changed();
  }
  /** Whoever types a name knows what is called so now. */
  tellName(): void {
    this.#calledBefore = this.calledNow;
  }

  #remember(): void {
    try {
      const kept: unknown = JSON.parse(this.#drawer?.getItem(NAME) ?? '{}');
      if (typeof kept !== 'object' || kept === null) return;
      const { form, sort } = kept as { form?: unknown; sort?: unknown };
      if (form === 'grid' || form === 'list') this.#form = form;
      const known = SORTS.find((one) => one === sort);
      if (known !== undefined) this.#asked = { ...ALL, sort: known };
    } catch {
      // What was kept is damaged or out of reach: the home stands as at first.
    }
  }

  #keep(): void {
    try {
      this.#drawer?.setItem(NAME, JSON.stringify({ form: this.#form, sort: this.#asked.sort }));
    } catch {
      // A full or forbidden storage costs nothing but the memory of it.
    }
  }
}

/** Whether a collection is the one that is named. */
function isIn(naming: { readonly collection: string }): (one: { readonly collection: string }) => boolean {
  return ({ collection }) => collection === naming.collection;
}

/** Whether what was asked for is no more: a collection that was taken away, or a person without maps. */
function isGone({ collection, actor, status }: AskLibrary, { collections, order }: LibraryView): boolean {
  if (collection !== null) return !collections.some((one) => one.collection === collection);
  return actor !== null && status === null && order.length === 0;
}
