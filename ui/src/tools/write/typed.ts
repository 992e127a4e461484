import type { Chosen, Command, Field } from '../../bindings';
import { type FieldName, idOf, type Thing, valuesOf } from '../../document/fields';
import type { OpenJourney } from '../../document/open-journey';
import { HostError } from '../../host';
import { Observable } from '../../kernels/observable';
import type { Writing } from './writing';

/** A field of elements or links beside the map, or a part of one, and what stands there as the window shows it. */
export interface TextPlace {
  readonly ids: readonly string[];
  readonly field: FieldName;
  /** Which part of the field; empty for all of it. */
  readonly part: string;
  /** The field's values, one for each. */
  readonly values: readonly unknown[];
}

/** A text that is being typed in such a field, or that could not be kept there. */
export interface TypedText {
  readonly place: TextPlace;
  readonly text: string;
  /** The edit that it makes; otherwise whether it says what stands there already, rather than nothing that can stand there. */
  readonly edit: Field | boolean;
  /** Why it could not be kept; the text is still here. */
  readonly problem: HostError | null;
  /** What stood there when whoever types last looked, and the map's revision by then. */
  readonly seen: string;
  readonly revision: number;
}

/**
 * The texts being typed beside the map. A text is kept when its field is left, and stays here, to come up again with its field,
 * when that fails. What somebody else has written meanwhile is not written over unseen.
 */
export class Typed extends Observable {
  readonly #journey: OpenJourney;
  readonly #writing: Writing;
  readonly #fail: (failure: unknown) => void;
  readonly #texts = new Map<string, TypedText>();
  /** What is on its way. */
  readonly #sent = new Map<string, { readonly text: string; readonly done: Promise<boolean> }>();
  /** What this window wrote last, and over what: a field may show that still for a moment. */
  readonly #written = new Map<string, { readonly before: string; readonly after: string }>();
  /** How many fields show a place. */
  readonly #tied = new Map<string, number>();

  constructor(journey: OpenJourney, writing: Writing, fail: (failure: unknown) => void) {
    super();
    this.#journey = journey;
    this.#writing = writing;
    this.#fail = fail;
  }

  /** What is typed at a place; `undefined` for nothing. */
  of(place: TextPlace): TypedText | undefined {
    return this.#texts.get(placeKey(place));
  }

  /** Whether a field shows the place at present. */
  shows(place: TextPlace): boolean {
    return (this.#tied.get(placeKey(place)) ?? 0) > 0;
  }

  /** The texts that are not kept yet, though they could stand in their fields. */
  get unkept(): readonly TypedText[] {
    return [...this.#texts.values()].filter(({ edit }) => typeof edit !== 'boolean');
  }

  /** Takes over what the user typed. */
  type(place: TextPlace, text: string, edit: Field | boolean): void {
    const key = placeKey(place);
    const before = this.#texts.get(key);
    this.#put(key, { ...(before ?? this.#begun(key, place)), text, edit });
  }

  #begun(key: string, place: TextPlace): Omit<TypedText, 'text' | 'edit'> {
    const shown = JSON.stringify(place.values);
    const written = this.#written.get(key);
    if (written?.before !== shown) this.#written.delete(key);
    const seen = written?.before === shown ? written.after : shown;
    return { place, problem: null, seen, revision: this.#journey.state.revision };
  }

  /** Throws a text away. */
  drop(place: TextPlace): void {
    this.#put(placeKey(place), null);
  }

  /** Throws all texts away. */
  forget(): void {
    this.#texts.clear();
    this.changed();
  }

  /** A field shows the place. Returns how it is taken away: what is typed in it is kept then. */
  tie(place: TextPlace): () => void {
    const key = placeKey(place);
    this.#tied.set(key, (this.#tied.get(key) ?? 0) + 1);
    return () => {
      this.#tied.set(key, (this.#tied.get(key) ?? 1) - 1);
      const typed = this.#texts.get(key);
      if (typed === undefined || typed.problem !== null) return;
      if (typed.edit === false) this.#put(key, null);
      else void this.keep(unseen(typed.place));
    };
  }

  /**
   * Keeps the text of a place, which shows what is there now. Resolves with whether it did; otherwise the text stays, with the
   * reason. Only whoever `insists` writes over what somebody else wrote, once that was said.
   */
  keep(place: TextPlace, insists = false): Promise<boolean> {
    const key = placeKey(place);
    const typed = this.#texts.get(key);
    if (typed === undefined) return Promise.resolve(true);
    const { edit, text, seen } = typed;
    const sent = this.#sent.get(key);
    // Who types what stood there before has said nothing.
    const saysNothing =
      edit === true || (edit !== false && sent === undefined && valuesAfter(typed.place, edit) === seen);
    if (saysNothing) this.#put(key, null);
    if (saysNothing || edit === false) return Promise.resolve(saysNothing);
    // Enter hands a text on, and so does leaving the field right afterwards: once is enough.
    if (sent?.text === text) return sent.done;
    if (typed.problem?.code === 'Overtaken' && !insists) return Promise.resolve(false);
    const done = this.#send(key, { ...place, ids: typed.place.ids }, typed, edit).finally(() => {
      if (this.#sent.get(key)?.done === done) this.#sent.delete(key);
    });
    this.#sent.set(key, { text, done });
    return done;
  }

  /** Keeps all texts. Resolves with whether none is left that could not be kept. */
  async keepAll(): Promise<boolean> {
    for (const { place } of this.unkept) await this.keep(unseen(place));
    return this.unkept.length === 0;
  }

  async #send(key: string, place: TextPlace, { text, seen, revision }: TypedText, edit: Field): Promise<boolean> {
    const journey = this.#journey;
    const command: Command = { do: 'Edit', ids: [...place.ids], field: edit };
    const current = journey.waiting === 0 && journey.state.revision === revision;
    const unchanged = current && JSON.stringify(place.values) === seen;
    try {
      await journey.apply(unchanged ? command : this.#unlessOvertaken(key, place, edit, command), 'stay');
    } catch (failure) {
      const problem = HostError.from(failure);
      const reason = (problem.detail as { reason?: unknown } | null)?.reason;
      if (reason === 'Missing') return this.#takenAway(key, place, edit);
      // Nothing to do is nothing lost: somebody wrote the same words.
      if (reason !== 'NothingToDo') return this.#refused(key, place, problem);
    }
    const after = valuesAfter(place, edit);
    this.#written.set(key, { before: seen, after });
    const typed = this.#texts.get(key);
    if (typed?.text === text) this.#put(key, null);
    // What was typed since goes on from what was just written.
    else if (typed !== undefined) this.#look(key, typed, after, null);
    return true;
  }

  /** The command, once it is known that nobody else has changed what it writes over. */
  #unlessOvertaken(key: string, place: TextPlace, edit: Field, command: Command): Promise<Command> {
    // Both are asked for in one go, so that nothing of this window comes between them; what others do then, Rust sees.
    const checked = this.#read(place).then((now) => {
      const seen = this.#texts.get(key)?.seen ?? now;
      const isOvertaken = now !== seen && now !== valuesAfter(place, edit) && countOf(now) === place.ids.length;
      if (isOvertaken) throw new HostError('Overtaken', '');
      return command;
    });
    checked.catch(() => undefined);
    return checked;
  }

  async #refused(key: string, place: TextPlace, problem: HostError): Promise<boolean> {
    const isOvertaken = problem.code === 'Overtaken';
    const now = isOvertaken ? await this.#read(place).catch(() => null) : null;
    const typed = this.#texts.get(key);
    if (typed === undefined) return true;
    this.#look(key, typed, now ?? typed.seen, problem);
    // Where its field stands, the text tells itself what somebody else wrote.
    if (!isOvertaken || (this.#tied.get(key) ?? 0) === 0) this.#fail(problem);
    return false;
  }

  /** Some of what the text was about has gone. It is kept for the rest; with nothing left it goes on by itself, over the map. */
  async #takenAway(key: string, place: TextPlace, edit: Field): Promise<boolean> {
    const left = await this.#journey.read(() => [...place.ids]).then(thingsOf, () => null);
    const typed = this.#texts.get(key);
    if (typed === undefined) return true;
    const isLeft = (_: unknown, at: number): boolean => left === null || left.has(place.ids[at] ?? '');
    const ids = place.ids.filter(isLeft);
    if (left === null || ids.length === place.ids.length)
      return this.#refused(key, place, new HostError('Refused', ''));
    if (ids.length > 0) {
      const seen = JSON.stringify((JSON.parse(typed.seen) as unknown[]).filter(isLeft));
      const rest = { ...typed, place: { ...place, ids }, seen };
      this.#put(key, rest);
      return this.#send(key, rest.place, rest, edit);
    }
    this.#put(key, null);
    // A number means nothing without what it was a number of.
    if (typeof edit.value !== 'number' && typed.text.trim() !== '') this.#writing.takeOver(typed.text);
    return true;
  }

  #look(key: string, typed: TypedText, seen: string, problem: HostError | null): void {
    this.#put(key, { ...typed, seen, revision: this.#journey.state.revision, problem });
  }

  /** What stands at a place now, by the map itself. */
  async #read({ ids, field }: TextPlace): Promise<string> {
    const things = thingsOf(await this.#journey.read(() => [...ids]));
    return JSON.stringify(
      ids.flatMap((id) => {
        const thing = things.get(id);
        const values = thing === undefined ? {} : valuesOf(thing);
        return field in values ? [values[field]] : [];
      }),
    );
  }

  #put(key: string, typed: TypedText | null): void {
    if (typed === null) this.#texts.delete(key);
    else this.#texts.set(key, typed);
    this.changed();
  }
}

/** Tells places apart. */
export function placeKey({ ids, field, part }: TextPlace): string {
  return `${field} ${part} ${ids.join(' ')}`;
}

/** The place without what stands there, which is looked up then. */
function unseen(place: TextPlace): TextPlace {
  return { ...place, values: [] };
}

function valuesAfter({ ids }: TextPlace, edit: Field): string {
  return JSON.stringify(ids.map(() => edit.value));
}

function countOf(values: string): number {
  return (JSON.parse(values) as unknown[]).length;
}

function thingsOf({ elements, links }: Chosen): Map<string, Thing> {
  const things = new Map<string, Thing>(elements.map((one) => [idOf(one), one]));
  for (const { link } of links) things.set(link.id, { Link: link });
  return things;
}
