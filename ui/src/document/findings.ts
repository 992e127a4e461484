import type { FindingGroup, FindingKind, FindingsView, FindingWeight, FoundFinding, Language } from '../bindings';
import type { Host } from '../host';
import { Mirror } from './mirror';
import type { OpenJourney } from './open-journey';

/** The groups in the order of their tabs. */
export const GROUPS: readonly FindingGroup[] = [
  'Stages',
  'Flow',
  'Feeling',
  'Ideas',
  'Figures',
  'Evidence',
  'Governance',
];

/** From the heaviest. */
export const WEIGHTS: readonly FindingWeight[] = ['Heavy', 'Middle', 'Light'];

/** How long a map rests before it is looked through, in milliseconds: what is typed on meanwhile is not waited for. */
const REST = 150;

interface Question {
  readonly revision: number;
  readonly language: Language;
}

/** What tells a finding from the others, also after the map has changed: kind, first place, and what is beside it. */
export function keyOf({ kind, places, beside }: FoundFinding): string {
  return [kind, places[0] ?? '', beside ?? ''].join(' ');
}

/** What stands out on the open map: asked for when the map has come to rest, listed by group, one of them looked at. */
export class MapFindings extends Mirror<Question, FindingsView> {
  readonly #host: Host;
  readonly #journey: OpenJourney;
  readonly #language: () => Language;
  #question: Question | null = null;
  #group: FindingGroup | null = null;
  #chosen: string | null = null;
  #at = 0;
  #kinds: { of: FindingsView; kinds: ReadonlyMap<string, FindingKind> } | null = null;

  constructor(host: Host, journey: OpenJourney, language: () => Language) {
    super();
    this.#host = host;
    this.#journey = journey;
    this.#language = language;
    journey.subscribe(() => this.follow());
    this.follow();
  }

  /** The language may have become another. */
  look(): void {
    this.follow();
  }

  /** The group that is listed alone; `null` for all. */
  get group(): FindingGroup | null {
    return this.#group;
  }

  list(group: FindingGroup | null): void {
    this.#group = group;
    this.#chosen = null;
    this.#at = 0;
    this.changed();
  }

  /** What counts and is listed, the heaviest first. */
  get listed(): readonly FoundFinding[] {
    return this.#of(this.value?.list ?? []);
  }

  /** What was put away, of the group that is listed. */
  get away(): readonly FoundFinding[] {
    return this.#of(this.value?.muted ?? []);
  }

  /** How many count in a group, or in all. */
  count(group: FindingGroup | null): number {
    const list = this.value?.list ?? [];
    return group === null ? list.length : list.filter((finding) => this.kind(finding)?.group === group).length;
  }

  /** How many count of a weight. */
  weighing(weight: FindingWeight): number {
    return (this.value?.list ?? []).filter((finding) => finding.weight === weight).length;
  }

  /** What a finding is called, why it matters and what to do. */
  kind({ kind }: FoundFinding): FindingKind | undefined {
    const { value } = this;
    if (value === null) return undefined;
    if (this.#kinds?.of !== value) {
      this.#kinds = { of: value, kinds: new Map(value.kinds.map((one) => [one.kind, one])) };
    }
    return this.#kinds.kinds.get(kind);
  }

  /** The one that is looked at; it stays the same one while the map changes around it. */
  get chosen(): FoundFinding | null {
    // Every row asks; mostly none is looked at.
    if (this.#chosen === null) return null;
    return [...this.listed, ...this.away].find((finding) => keyOf(finding) === this.#chosen) ?? null;
  }

  choose(finding: FoundFinding | null): void {
    this.#chosen = finding === null ? null : keyOf(finding);
    if (finding !== null) this.#at = Math.max(0, this.listed.indexOf(finding));
    this.changed();
  }

  /** Goes to the next finding that is listed, or back; round at the ends. */
  step(by: 1 | -1): { finding: FoundFinding; at: number; count: number } | null {
    const { listed } = this;
    const count = listed.length;
    const here = listed.findIndex((finding) => keyOf(finding) === this.#chosen);
    // One that was seen to has gone: the next one has moved up into its place.
    const gone = this.#chosen === null ? (by > 0 ? 0 : count - 1) : by > 0 ? this.#at : this.#at - 1;
    const at = (((here < 0 ? gone : here + by) % count) + count) % count;
    const finding = listed[at];
    if (finding === undefined) return null;
    this.choose(finding);
    return { finding, at: at + 1, count };
  }

  #of(list: readonly FoundFinding[]): readonly FoundFinding[] {
    return this.#group === null ? list : list.filter((finding) => this.kind(finding)?.group === this.#group);
  }

  protected question(): Question {
    const { revision } = this.#journey.state;
    const language = this.#language();
    if (this.#question?.revision !== revision || this.#question.language !== language) {
      this.#question = { revision, language };
    }
    return this.#question;
  }

  protected async ask(): Promise<FindingsView> {
    // What the hand does is answered and painted first.
    let asked: Question | null;
    do {
      asked = this.#question;
      await new Promise((resume) => setTimeout(resume, REST));
    } while (asked !== this.#question);
    return this.#host.call('findings', { map: this.#journey.map, language: this.question().language });
  }
}
