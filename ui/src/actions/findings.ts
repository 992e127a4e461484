import type { Command, FoundFinding, NewCard, Rect } from '../bindings';
import type { Key } from '../i18n';
import { mintId } from '../kernels/id';
import { union } from '../kernels/rect';
import { type Bench, carryOut } from '../tools/bench';
import { showPlace } from '../tools/look-at';
import { freshOf } from '../tools/whole';
import { type Action, drawing } from './action';
import type { Desk } from './desk';

const found = (desk: Desk): boolean => drawing(desk) && (desk.bench?.findings.listed.length ?? 0) > 0;

/** Brings the place of a finding into view and selects all that it is about. What stands nowhere is the map itself. */
export function showFinding(bench: Bench, finding: FoundFinding): void {
  const { journey, panels } = bench;
  const drawn = finding.places.flatMap((id) => journey.hit(id) ?? []);
  // What stands in a lane that is hidden or folded is shown by its step or stage.
  const around = [finding.step, finding.stage].flatMap((id) => (id === null ? [] : (journey.hit(id) ?? [])));
  const hits = drawn.length > 0 ? drawn : around.slice(0, 1);
  // The first place is selected last: it is the one that keys and the inspector go to.
  journey.select(hits.map((hit) => hit.key).reverse());
  const [first] = hits;
  if (first === undefined) {
    panels.show('inspector', true);
    return;
  }
  let whole: Rect | null = null;
  for (const hit of hits) whole = union(whole, hit.rect);
  // All of it where it fits, and the first place in any case.
  if (whole !== null) showPlace(bench, { pin: first.pin, rect: whole });
  showPlace(bench, first);
}

/** Looks at a finding: its place on the map, and in the strip why it matters and what to do. */
export function chooseFinding(bench: Bench, finding: FoundFinding): void {
  bench.findings.choose(finding);
  showFinding(bench, finding);
}

function step(desk: Desk, by: 1 | -1): void {
  const { bench } = desk;
  const next = bench?.findings.step(by) ?? null;
  if (bench === null || next === null) return;
  const { finding, at, count } = next;
  showFinding(bench, finding);
  const name = bench.findings.kind(finding)?.name ?? '';
  bench.announce('findings.at', { at, count, name, sentence: finding.sentence, place: finding.place });
}

export const nextFinding: Action = {
  id: 'next-finding',
  label: 'action.nextFinding',
  group: 'view',
  icon: 'arrow-right',
  shortcuts: ['F9'],
  enabled: found,
  run: (desk) => step(desk, 1),
};

export const previousFinding: Action = {
  id: 'previous-finding',
  label: 'action.previousFinding',
  group: 'view',
  icon: 'arrow-left',
  shortcuts: ['Shift+F9'],
  enabled: found,
  run: (desk) => step(desk, -1),
};

/** Opens the strip and gives it the keyboard. */
export const showFindings: Action = {
  id: 'show-findings',
  label: 'action.showFindings',
  group: 'view',
  icon: 'list-filter',
  shortcuts: ['Ctrl+Alt+F'],
  enabled: drawing,
  run: (desk) => desk.bench?.panels.callFor('findings'),
};

export const findingLimits: Action = {
  id: 'finding-limits',
  label: 'action.findingLimits',
  group: 'view',
  icon: 'settings',
  enabled: drawing,
  run: (desk) => desk.show('limits'),
};

/** The command that makes an opportunity of a finding: its card at the place, its lane where there is none, its link to a pain. */
async function opportunityOf(bench: Bench, finding: FoundFinding): Promise<{ id: string; command: Command } | null> {
  const { idea } = finding;
  await freshOf(bench.contents);
  const lanes = bench.contents.value?.lanes ?? [];
  const lane = lanes.find((one) => one.kind === 'Opportunities' && !one.locked && !one.hidden);
  const firstStage = bench.journey.scene.outline.find((entry) => entry.kind === 'Stage');
  const step = finding.step ?? firstStage?.children.find((entry) => entry.kind === 'Step')?.id;
  if (idea === null || step === undefined) return null;
  const id = mintId();
  const laneId = lane?.id ?? mintId();
  const card: NewCard = {
    id,
    place: { lane: laneId, step, span: 1 },
    before: null,
    text: idea,
    note: finding.sentence,
    actor: null,
    evidence: { basis: 'Proposed', source: '', date: null },
    hue: null,
    tags: [],
    content: null,
    personal: null,
  };
  const pain = finding.kind === 'UnansweredPain' ? finding.places[0] : undefined;
  const links = pain === undefined ? [] : [{ id: mintId(), kind: 'Answers' as const, from: id, to: pain, label: '' }];
  const commands: Command[] = [{ do: 'AddCards', cards: [card], links }];
  if (lane === undefined) {
    const name = bench.say('lane.Opportunities' as Key);
    commands.unshift({ do: 'AddLane', id: laneId, kind: 'Opportunities', name, before: null });
  }
  return { id, command: { do: 'Together', act: 'AddCard', commands } };
}

/** Makes an opportunity of a finding, in one gesture, and shows it. */
export async function makeOpportunity(desk: Desk, finding: FoundFinding): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  await bench.writing.commit('stay');
  const made = await opportunityOf(bench, finding);
  if (made === null || !(await carryOut(bench, made.command, 'stay'))) return;
  const hit = bench.journey.hit(made.id);
  if (hit !== undefined) {
    bench.journey.select([hit.key]);
    showPlace(bench, hit);
  }
  bench.announce('findings.made', { name: finding.idea ?? '' });
}

/** Puts a finding away, or all of its kind. The reason stays in the map. */
export async function putAway(bench: Bench, finding: FoundFinding, reason: string, all: boolean): Promise<boolean> {
  const of = all ? null : (finding.places[0] ?? null);
  const beside = all ? null : finding.beside;
  const name = bench.findings.kind(finding)?.name ?? '';
  const mute: Command = { do: 'Mute', finding: finding.kind, of, beside, reason: reason.trim() };
  const done = await carryOut(bench, mute, 'stay');
  if (done) bench.announce('findings.wentAway', { name });
  return done;
}

/** Lets a finding that was put away count again, with those that were put away together with it. */
export async function bringFindingBack(bench: Bench, finding: FoundFinding): Promise<void> {
  const name = bench.findings.kind(finding)?.name ?? '';
  const { kind, put_away_for: of, put_away_beside: beside } = finding;
  const done = await carryOut(bench, { do: 'Unmute', finding: kind, of, beside }, 'stay');
  if (done) bench.announce('findings.cameBack', { name });
}
