import type {
  Form,
  KnownPrint,
  Language,
  Only,
  PagePart,
  Paper,
  PosterChoices,
  PosterPreview,
  PrintedState,
  PrintShop,
  Product,
  RevisionPoint,
  Tiles,
} from '../bindings';
import { type Host, HostError } from '../host';
import { FIRST_CHOICES } from '../host/first-choices';
import { Observable } from '../kernels/observable';
import { type ClosePicture, type PagePicture, PagePictures } from './page-pictures';
import { type ChoiceField, type Problem, problemsOf, unitOf } from './paper';

/** How a poster leaves the printer. */
export type Printing = 'whole' | 'tiles';

/** The widest and the highest picture of a page that is drawn, in pixels. */
export const MOST_WIDTH = 4000;
export const MOST_HEIGHT = 8000;
const USUAL_SHOP: PrintShop = { bleed_mm: 3, marks: true };
const USUAL_OVERLAP = 10;

/** Whether a product is sheets for the printer at hand, rather than one large drawing. */
function isSheets(product: Product): boolean {
  return product !== 'Map' && product !== 'Blank';
}

/** Whether two choices ask for the same. */
function same(one: PosterChoices, other: PosterChoices): boolean {
  const keys = Object.keys(one) as (keyof PosterChoices)[];
  return keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}

/**
 * A poster that is being chosen: the choices, what they come to, and its pages as pictures. One request is under way at a
 * time. What was chosen last is asked for next; then the page that is looked at; small pictures when nothing else waits.
 */
export class PosterDraft extends Observable {
  readonly map: string;
  readonly #host: Host;
  readonly #pictures = new PagePictures();
  #choices: PosterChoices | null = null;
  /** The choices of the last answer, good or bad. */
  #answered: PosterChoices | null = null;
  /** The choices that the preview is of. */
  #previewed: PosterChoices | null = null;
  #preview: PosterPreview | null = null;
  #failure: HostError | null = null;
  #problems: ReadonlyMap<ChoiceField, Problem> = new Map();
  /** Lists in which nothing is ticked: the choices cannot say that. */
  readonly #emptied = new Set<keyof Only>();
  /** Fields in which something stands that cannot be read. */
  readonly #unread = new Set<string>();
  #tiles: Tiles | null = null;
  #shop = USUAL_SHOP;
  #prints: readonly KnownPrint[] = [];
  #printed: readonly PrintedState[] = [];
  #points: readonly RevisionPoint[] = [];
  /** The paper of the products of the other kind: of large ones while sheets are chosen, and of sheets otherwise. */
  #otherPaper: Paper | null = null;
  #at = 0;
  #width = 0;
  /** A part of the page that is looked at closely, in pixels of a page so many wide. */
  #close: { readonly width: number; readonly part: PagePart } | null = null;
  #smallWidth = 0;
  #wantedSmall: readonly number[] = [];
  /** Pictures that could not be drawn are not asked for again while the poster is the same. */
  readonly #undrawn = new Set<string>();
  #running = false;
  #closed = false;

  constructor(host: Host, map: string) {
    super();
    this.#host = host;
    this.map = map;
  }

  /** Fetches what was last chosen for the map. One that never had a poster begins with what the window shows. */
  async open(shown: { language: Language; form: Form }): Promise<void> {
    // Without the list, a code can still be typed.
    const prints = this.#host.call('poster_prints', { map: this.map }).catch(() => ({ prints: [], printed: [] }));
    const revisions = this.#host.call('revisions', { map: this.map }).catch(() => ({ points: [] }));
    try {
      const kept = await this.#host.call('poster_choices', { map: this.map });
      ({ prints: this.#prints, printed: this.#printed } = await prints);
      this.#points = (await revisions).points;
      const reply = same(kept, FIRST_CHOICES) ? { ...kept, ...shown } : kept;
      this.#choices = reply;
      this.#tiles = reply.tiles;
      this.#shop = reply.print_shop ?? USUAL_SHOP;
    } catch (failure) {
      this.#failure = HostError.from(failure);
    }
    this.#follow();
  }

  /** The dialog is gone: nothing more is asked for. */
  close(): void {
    this.#closed = true;
  }

  get choices(): PosterChoices | null {
    return this.#choices;
  }

  /** The prints of the map that the library knows, the last one first. */
  get prints(): readonly KnownPrint[] {
    return this.#prints;
  }

  /** Earlier states of the map that were printed, the last print first. */
  get printed(): readonly PrintedState[] {
    return this.#printed.filter(({ current }) => !current);
  }

  /** Earlier points of the map's history, the last first. */
  get points(): readonly RevisionPoint[] {
    return this.#points.filter(({ kind }) => kind !== 'Present');
  }

  /** What the last good choices come to. */
  get preview(): PosterPreview | null {
    return this.#preview;
  }

  /** Why the last choices came to nothing. */
  get failure(): HostError | null {
    return this.#failure;
  }

  /** What of the choices cannot be printed, and why. */
  get problems(): ReadonlyMap<ChoiceField, Problem> {
    return this.#problems;
  }

  /** Whether everything in the dialog is said in a way that can be printed. */
  get sound(): boolean {
    return this.#choices !== null && this.#problems.size === 0 && this.#unread.size === 0;
  }

  /** Whether it can be written: the choices are sound, and there is a page. */
  get ready(): boolean {
    return this.sound && this.#failure === null && (this.#preview?.pages.length ?? 0) > 0;
  }

  /** Whether what shows is not yet what is chosen. */
  get drawing(): boolean {
    if (this.#choices === null) return this.#failure === null;
    if (this.sound && this.#answered !== this.#choices) return true;
    return this.#wantsPage() || this.#wantsClose() !== null;
  }

  /** Which page is looked at, from 0. */
  get at(): number {
    return this.#at;
  }

  /** The page that is looked at, or the best there is of it. */
  get picture(): PagePicture | null {
    return this.#pictures.best(this.#at);
  }

  /** What of the page is drawn more closely than the picture of all of it. */
  get closeUp(): ClosePicture | null {
    return this.#close === null ? null : this.#pictures.close(this.#at);
  }

  small(at: number): PagePicture | null {
    return this.#pictures.small(at);
  }

  /** Chooses something else. */
  choose(change: Partial<PosterChoices>): void {
    if (this.#choices === null) return;
    const next = { ...this.#choices, ...change };
    if (change.paper === undefined && isSheets(next.product) !== isSheets(this.#choices.product)) {
      const inches = unitOf(next.paper) === 'in';
      const usual: Paper = isSheets(next.product) ? (inches ? 'Letter' : 'A4') : inches ? 'ArchD' : 'A1';
      [next.paper, this.#otherPaper] = [this.#otherPaper ?? usual, next.paper];
    }
    // Most likely wanted: the last print that is no longer as the map is.
    if (change.product === 'Changes' && next.since === '') {
      next.since = (this.#prints.find((print) => !print.current) ?? this.#prints[0])?.code ?? '';
    }
    if (same(next, this.#choices)) return;
    this.#choices = next;
    this.#follow();
  }

  /** Whether it is printed whole or in parts. The sheets that were chosen are remembered. */
  get printing(): Printing {
    return this.#choices?.tiles ? 'tiles' : 'whole';
  }

  print(how: Printing): void {
    const paper: Paper = this.#choices !== null && unitOf(this.#choices.paper) === 'in' ? 'Letter' : 'A4';
    const tiles = this.#choices?.tiles ?? this.#tiles ?? { paper, overlap_mm: USUAL_OVERLAP };
    this.#tiles = tiles;
    this.choose({ tiles: how === 'tiles' ? tiles : null });
  }

  /** Whether a print shop prints it. What it wants around the pages is remembered. */
  get atShop(): boolean {
    return Boolean(this.#choices?.print_shop);
  }

  sendToShop(on: boolean): void {
    this.#shop = this.#choices?.print_shop ?? this.#shop;
    this.choose({ print_shop: on ? this.#shop : null });
  }

  /** Whether something of the map is printed. `ids` are all of its kind. */
  includes(kind: keyof Only, id: string): boolean {
    const chosen = this.#choices?.only[kind] ?? [];
    return !this.#emptied.has(kind) && (chosen.length === 0 || chosen.includes(id));
  }

  /** Prints these of all there are. */
  include(kind: keyof Only, ids: readonly string[], all: readonly string[]): void {
    if (this.#choices === null) return;
    const kept = all.filter((id) => ids.includes(id));
    if (kept.length === 0 && all.length > 0) this.#emptied.add(kind);
    else this.#emptied.delete(kind);
    const list = kept.length === all.length ? [] : kept;
    this.#choices = { ...this.#choices, only: { ...this.#choices.only, [kind]: list } };
    this.#follow();
  }

  /** A field holds something that cannot be read, or no longer does. */
  misread(field: string, wrong: boolean): void {
    if (this.#unread.has(field) === wrong) return;
    if (wrong) this.#unread.add(field);
    else this.#unread.delete(field);
    this.#follow();
  }

  /** Looks at another page. */
  turn(to: number): void {
    const last = (this.#preview?.pages.length ?? 0) - 1;
    const at = Math.max(0, Math.min(last, to));
    if (at === this.#at) return;
    this.#at = at;
    this.#follow();
  }

  /** How wide the page that is looked at shows, in device pixels. */
  look(width: number): void {
    const next = Math.max(0, Math.min(MOST_WIDTH, Math.round(width)));
    if (next === this.#width) return;
    this.#width = next;
    this.#follow();
  }

  /** Looks closely at a part of the page, in pixels of a page so many wide; at nothing in particular. */
  lookClose(close: { readonly width: number; readonly part: PagePart } | null): void {
    if (JSON.stringify(close) === JSON.stringify(this.#close)) return;
    this.#close = close;
    this.#follow();
  }

  /** Which pages show as small pictures, and how wide in device pixels. */
  lookSmall(pages: readonly number[], width: number): void {
    this.#wantedSmall = pages;
    this.#smallWidth = Math.round(width);
    this.#follow();
  }

  #follow(): void {
    if (this.#choices !== null) {
      const found = new Map(problemsOf(this.#choices));
      for (const kind of this.#emptied) found.set(kind, { why: 'nothing' });
      this.#problems = found;
    }
    this.changed();
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let task = this.#next(); task !== null && !this.#closed; task = this.#next()) {
      await task();
      this.changed();
    }
    this.#running = false;
  }

  /** What to ask for next; `null` when everything wanted is there. */
  #next(): (() => Promise<void>) | null {
    const choices = this.#choices;
    if (choices !== null && this.sound && choices !== this.#answered) return () => this.#ask(choices);
    const close = this.#wantsClose();
    const drawClose = close === null ? null : () => this.#drawClose(this.#at, close.width, close.part);
    // Where the page is known already, what is looked at closely comes first.
    if (drawClose !== null && this.#pictures.hasAny(this.#at)) return drawClose;
    if (this.#wantsPage()) return () => this.#draw(this.#at, this.#width, false);
    if (drawClose !== null) return drawClose;
    for (const at of this.#wantedSmall) {
      if (this.#wants(at, this.#smallWidth) && !this.#pictures.hasSmall(at)) {
        return () => this.#draw(at, this.#smallWidth, true);
      }
    }
    return null;
  }

  #wantsPage(): boolean {
    return this.#wants(this.#at, this.#width) && !this.#pictures.has(this.#at, this.#width);
  }

  #wantsClose(): { readonly width: number; readonly part: PagePart } | null {
    const close = this.#close;
    if (close === null || this.#at >= (this.#preview?.pages.length ?? 0)) return null;
    const missing = this.#undrawn.has(`${this.#at} ${JSON.stringify(close)}`);
    return missing || this.#pictures.hasClose(this.#at, close.width, close.part) ? null : close;
  }

  #wants(at: number, width: number): boolean {
    return width > 0 && at < (this.#preview?.pages.length ?? 0) && !this.#undrawn.has(`${at} ${width}`);
  }

  async #ask(choices: PosterChoices): Promise<void> {
    const before = this.#preview?.pages ?? [];
    try {
      const preview = await this.#host.call('preview_poster', { map: this.map, choices });
      [this.#preview, this.#previewed, this.#failure] = [preview, choices, null];
      this.#pictures.renew();
      this.#undrawn.clear();
      // Whoever looked at a sheet sees the sheet of the same name, or begins at the first.
      const label = before[this.#at]?.label;
      if (preview.pages[this.#at]?.label !== label || before.length !== preview.pages.length) {
        const same = preview.pages.length < 2 ? 0 : preview.pages.findIndex((page) => page.label === label);
        this.#at = Math.max(0, same);
      }
    } catch (failure) {
      this.#failure = HostError.from(failure);
    }
    this.#answered = choices;
  }

  async #draw(at: number, width: number, small: boolean): Promise<void> {
    const page = this.#preview?.pages[at];
    const choices = this.#previewed;
    if (page === undefined || choices === null) return;
    try {
      const { png } = await this.#host.call('draw_poster_page', { map: this.map, choices, page: at, width });
      if (small) this.#pictures.keepSmall({ png, at, page, width });
      else this.#pictures.keep({ png, at, page, width });
    } catch {
      // The page before stays. What is wrong with the poster is said when it is written.
      this.#undrawn.add(`${at} ${width}`);
    }
  }

  async #drawClose(at: number, width: number, part: PagePart): Promise<void> {
    const page = this.#preview?.pages[at];
    const choices = this.#previewed;
    if (page === undefined || choices === null) return;
    try {
      const { png } = await this.#host.call('draw_poster_page', { map: this.map, choices, page: at, width, part });
      this.#pictures.keepClose({ png, at, page, width, part });
    } catch {
      this.#undrawn.add(`${at} ${JSON.stringify({ width, part })}`);
    }
  }
}
