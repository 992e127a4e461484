import type { AddPicture, Command, Content, HitRegion, NewCard, Storyboard } from '../../bindings';
import type { Contents } from '../../document/contents';
import type { OpenJourney } from '../../document/open-journey';
import type { Host } from '../../host';
import type { Key, Values } from '../../i18n';
import { mintId } from '../../kernels/id';
import { Observable } from '../../kernels/observable';
import { homeOf, type PictureHome } from './home';
import { type GivenPicture, MOST_PICTURE, nameOf, readPicture, type ReadPicture, unfit } from './read-picture';

/** How far the pictures are that are being kept. */
export interface Progress {
  /** Number of the one under way, from 1. */
  readonly at: number;
  readonly of: number;
  /** How much of it has been read, 0 to 1. */
  readonly share: number;
}

/** Why something was not taken. */
export interface Trouble {
  readonly key: Key;
  readonly values: Values;
}

/** Puts pictures where they belong, after what has to be done first; all of it is one gesture. */
type Give = (home: PictureHome, first: readonly Command[]) => Promise<void>;

/** Pictures that wait for a lane, and the step that they were meant for. */
interface Homeless {
  readonly step: string;
  readonly give: Give;
}

interface Outside {
  readonly host: Host;
  readonly journey: OpenJourney;
  readonly contents: Contents;
  announce(key: Key, values?: Values): void;
  complain(failure: unknown): void;
}

/**
 * Pictures on their way into the map: pasted, dropped or picked. They are looked at, read beside the page, kept by the Rust
 * side, and put on the storyboard by one command. Whoever has no storyboard lane yet is asked first, and the files wait.
 */
export class Pictures extends Observable {
  readonly #outside: Outside;
  readonly #read: ReadPicture;
  #progress: Progress | null = null;
  #homeless: Homeless | null = null;
  #troubles: readonly Trouble[] = [];
  #asking: string | null = null;

  constructor(outside: Outside, read: ReadPicture = readPicture) {
    super();
    this.#outside = outside;
    this.#read = read;
  }

  /** What is being kept now. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /** Whether pictures wait for a storyboard lane. */
  get homeless(): boolean {
    return this.#homeless !== null;
  }

  /** What was not taken, and why. */
  get troubles(): readonly Trouble[] {
    return this.#troubles;
  }

  /** The card whose picture has just come and asks for words. */
  get asking(): string | null {
    return this.#asking;
  }

  /** The question for words was put. */
  asked(): void {
    this.#asking = null;
  }

  /** Where a picture goes that is given to something, once it is known which lanes there are. */
  async #home(aim: HitRegion | undefined): Promise<PictureHome | null> {
    const { journey, contents } = this.#outside;
    await new Promise<void>((done) => {
      if (contents.fresh) return done();
      const unhook = contents.subscribe(() => {
        if (!contents.fresh) return;
        unhook();
        done();
      });
    });
    return homeOf(aim, journey.scene.hits, contents.value?.lanes ?? []);
  }

  /**
   * Keeps files and puts them on the storyboard: the first on the storyboard card, where they were given to one. `aim` is
   * what they were given to.
   */
  async keep(
    files: readonly GivenPicture[],
    aim: HitRegion | undefined = this.#outside.journey.selected,
  ): Promise<boolean> {
    const fit = this.#fitting(files);
    if (fit.length === 0) return false;
    return this.#house(await this.#home(aim), async (found, first) => {
      const kept: string[] = [];
      for (const [at, file] of fit.entries()) {
        const picture = await this.#send(file, at + 1, fit.length);
        if (picture !== null) kept.push(picture);
      }
      this.#set({ progress: null });
      await this.#hang(kept, found, first);
    });
  }

  /** Asks for a picture with the system's dialog, and puts it on the storyboard. */
  async pick(aim: HitRegion | undefined = this.#outside.journey.selected): Promise<boolean> {
    return this.#house(await this.#home(aim), async (found, first) => {
      try {
        const { picture } = await this.#outside.host.call('pick_picture', {});
        if (picture !== null) await this.#hang([picture], found, first);
      } catch (failure) {
        this.#outside.complain(failure);
      }
    });
  }

  /** Puts the pictures that wait on a new storyboard lane on top: undo takes back the lane with them. */
  async makeHome(name: string): Promise<void> {
    const waiting = this.#homeless;
    if (waiting === null) return;
    const lane = mintId();
    const before = this.#outside.contents.value?.lanes[0]?.id ?? null;
    this.#set({ homeless: null });
    const home = { to: 'cell', lane, step: waiting.step, before: null } as const;
    await waiting.give(home, [{ do: 'AddLane', id: lane, kind: 'Storyboard', name, before }]);
  }

  /** Lets go of what waits, and of what was said. */
  dismiss(): void {
    this.#set({ homeless: null, troubles: [] });
  }

  async #house(home: PictureHome | null, give: Give): Promise<boolean> {
    if (home === null) {
      this.#set({ troubles: [{ key: 'pictures.noStep', values: {} }] });
      return false;
    }
    if (home.to === 'nowhere') {
      this.#set({ homeless: { step: home.step, give } });
      return false;
    }
    await give(home, []);
    return true;
  }

  #fitting(files: readonly GivenPicture[]): GivenPicture[] {
    const troubles: Trouble[] = [];
    const fit = files.filter((file) => {
      const why = unfit(file);
      if (why === null) return true;
      const name = nameOf(file);
      const values = { name, named: name === '' ? 'no' : 'yes', most: MOST_PICTURE / 1024 / 1024 };
      troubles.push({
        key: why === 'type' ? 'pictures.type' : why === 'size' ? 'pictures.size' : 'pictures.empty',
        values,
      });
      return false;
    });
    this.#set({ troubles });
    return fit;
  }

  async #send(file: GivenPicture, at: number, of: number): Promise<string | null> {
    this.#set({ progress: { at, of, share: 0 } });
    if ('path' in file) return this.#add({ path: file.path });
    let bytes: string;
    try {
      bytes = await this.#read(file, (share) => this.#set({ progress: { at, of, share } }));
    } catch {
      const name = nameOf(file);
      const trouble = { key: 'pictures.unreadable' as const, values: { name, named: name === '' ? 'no' : 'yes' } };
      this.#set({ troubles: [...this.#troubles, trouble] });
      return null;
    }
    this.#set({ progress: { at, of, share: 1 } });
    return this.#add({ bytes });
  }

  async #add(picture: AddPicture): Promise<string | null> {
    try {
      return (await this.#outside.host.call('add_picture', picture)).picture;
    } catch (failure) {
      this.#outside.complain(failure);
      return null;
    }
  }

  async #hang(kept: readonly string[], home: PictureHome, before: readonly Command[]): Promise<void> {
    const { journey, complain, announce } = this.#outside;
    const [first] = kept;
    if (first === undefined || home.to === 'nowhere') return;
    const onCard = home.to === 'card' ? await this.#storyboard(home.id) : null;
    const replaced = onCard === null || home.to !== 'card' ? [] : replace(home.id, onCard, first);
    const commands: Command[] = [...before, ...replaced];
    const rest = replaced.length > 0 ? kept.slice(1) : kept;
    const next = home.to === 'cell' ? home.before : null;
    const cards = rest.map((picture) => newCard(picture, home.lane, home.step, next));
    if (cards.length > 0) commands.push({ do: 'AddCards', cards, links: [] });
    const [only] = commands;
    if (only === undefined) return;
    try {
      const act = before.length > 0 ? 'AddLane' : 'Paste';
      await journey.apply(commands.length === 1 ? only : { do: 'Together', act, commands });
    } catch (failure) {
      complain(failure);
      return;
    }
    // A lane that came along is not what the user means to go on with.
    if (before.length > 0) journey.select(cards.map((card) => card.id).filter((id) => journey.hit(id) !== undefined));
    announce('pictures.kept', { count: kept.length });
    const card = kept.length > 1 ? null : home.to === 'card' && onCard !== null ? home.id : (cards[0]?.id ?? null);
    if (card !== null) this.#set({ asking: card });
  }

  async #storyboard(id: string): Promise<Storyboard | null> {
    const { host, journey } = this.#outside;
    try {
      const { elements } = await host.call('elements', { map: journey.map, ids: [id] });
      const [element] = elements;
      const content = element !== undefined && 'Card' in element ? element.Card.content : 'Note';
      return typeof content === 'object' && 'Storyboard' in content ? content.Storyboard : null;
    } catch {
      return null;
    }
  }

  #set(change: {
    progress?: Progress | null;
    homeless?: Homeless | null;
    troubles?: readonly Trouble[];
    asking?: string;
  }): void {
    if (change.progress !== undefined) this.#progress = change.progress;
    if (change.homeless !== undefined) this.#homeless = change.homeless;
    if (change.troubles !== undefined) this.#troubles = change.troubles;
    if (change.asking !== undefined) this.#asking = change.asking;
    this.changed();
  }
}

/** Another picture on a card. A crop and words that were made for the old one do not fit the new one. */
function replace(id: string, was: Storyboard, picture: string): Command[] {
  const edits: Command[] = [{ do: 'Edit', ids: [id], field: { field: 'Picture', value: picture } }];
  if (was.crop !== null) edits.push({ do: 'Edit', ids: [id], field: { field: 'Crop', value: null } });
  if (was.picture !== null && was.picture !== picture && was.alt !== '')
    edits.push({ do: 'Edit', ids: [id], field: { field: 'Alt', value: '' } });
  return edits.length === 1 ? edits : [{ do: 'Together', act: 'Edit', commands: edits }];
}

function newCard(picture: string, lane: string, step: string, before: string | null): NewCard {
  const content: Content = { Storyboard: { picture, alt: '', crop: null } };
  const evidence = { basis: 'Observed' as const, source: '', date: null };
  const rest = { text: '', note: '', actor: null, evidence, hue: null, tags: [], content, personal: null };
  return { id: mintId(), place: { lane, step, span: 1 }, before, ...rest };
}
