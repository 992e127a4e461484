import type { Card, ChosenLink, Element } from '../../bindings';
import { type FieldName, idOf, type Thing, type Values, valuesOf } from '../../document/fields';
import type { TextPlace } from '../../tools/write/typed';

export { idOf, type Thing } from '../../document/fields';

/** The chosen elements and links in the order in which they were chosen; those that have not come yet are left out. */
export function chosenThings(
  ids: readonly string[],
  elements: readonly Element[],
  links: readonly ChosenLink[],
): readonly Thing[] {
  const found = new Map<string, Thing>(elements.map((one) => [idOf(one), one]));
  for (const { link } of links) found.set(link.id, { Link: link });
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** One thing or several that are edited together. It has the fields that every one of them has. */
export class Subject {
  readonly things: readonly Thing[];
  readonly ids: string[];
  readonly #values: readonly Partial<Values>[];

  constructor(things: readonly Thing[]) {
    this.things = things;
    this.ids = things.map(idOf);
    this.#values = things.map(valuesOf);
  }

  /** Whether it is more than one. */
  get many(): boolean {
    return this.things.length > 1;
  }

  /** Whether every one of them has the field. */
  has(name: FieldName): boolean {
    return this.#values.length > 0 && this.#values.every((values) => name in values);
  }

  /** The value that all of them share; `undefined` where they differ. A field that can be empty is then `null`. */
  value<N extends FieldName>(name: N): Values[N] | undefined {
    const [first, ...others] = this.all(name);
    return first !== undefined && others.every((other) => same(first, other)) ? first : undefined;
  }

  /** The value of each. */
  all<N extends FieldName>(name: N): Values[N][] {
    return this.#values.flatMap((values) => (name in values ? [values[name] as Values[N]] : []));
  }

  /** Where a text stands that is a field of them, or a part of one. */
  at(field: FieldName, part = ''): TextPlace {
    return { ids: this.ids, field, part, values: this.all(field) };
  }

  /** The cards, when there is nothing else among them. */
  get cards(): readonly Card[] {
    const cards = this.things.flatMap((thing) => ('Card' in thing ? [thing.Card] : []));
    return cards.length === this.things.length ? cards : [];
  }
}

function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other);
}
