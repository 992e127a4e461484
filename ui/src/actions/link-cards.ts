import type { HitRegion, LinkKind } from '../bindings';
import type { Key } from '../i18n';
import { mintId } from '../kernels/id';
import { fittingLink } from '../kernels/link-kind';
import { endKind } from '../tools/kinds';
import { wholeSelection } from '../tools/whole';
import { type Action, drawing } from './action';
import type { Desk } from './desk';
import { perform, selectedHits } from './selected';

/** Links two places with the kind that says most about them. */
async function join(desk: Desk, from: HitRegion, to: HitRegion): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  const [start, end] = [endKind(bench, from), endKind(bench, to)];
  if (start === null || end === null || from.id === to.id) return;
  const { kind, turned } = fittingLink(start, end);
  const [first, second] = turned ? [to.id, from.id] : [from.id, to.id];
  await perform(desk, bench, { do: 'AddLink', id: mintId(), kind, from: first, to: second, label: '' });
}

function ends(desk: Desk): HitRegion[] {
  const { bench } = desk;
  if (bench === null) return [];
  return selectedHits(desk).filter((hit) => endKind(bench, hit) !== null);
}

/** Links what is selected in the order in which it was chosen: the first with the second. */
export const linkSelected: Action = {
  id: 'link-selected',
  label: 'action.linkSelected',
  group: 'link',
  icon: 'spline',
  enabled: (desk) => drawing(desk) && ends(desk).length === 2,
  async run(desk) {
    const [from, to] = ends(desk);
    if (from !== undefined && to !== undefined) await join(desk, from, to);
  },
};

/** Begins a link at the selection; two selected places are linked at once. The other end is chosen with the arrow keys. */
export const beginLink: Action = {
  id: 'begin-link',
  label: 'action.beginLink',
  group: 'link',
  icon: 'link',
  shortcuts: ['Ctrl+L'],
  enabled: (desk) => drawing(desk) && ends(desk).length > 0,
  run(desk) {
    const { bench } = desk;
    if (ends(desk).length === 2) return linkSelected.run(desk);
    const [from] = ends(desk);
    if (bench === null || from === undefined) return;
    // The other end is chosen on the map.
    bench.boards.close();
    const words = desk.words.say('link.choose', { name: from.name });
    desk.link(from.key, words);
    desk.announce(words);
  },
};

/** Enter, while a link is being drawn by keyboard. */
export const finishLink: Action = {
  id: 'finish-link',
  hidden: true,
  label: 'action.finishLink',
  group: 'link',
  icon: 'link',
  shortcuts: ['Enter'],
  enabled: (desk) => drawing(desk) && desk.linking !== null,
  async run(desk) {
    const { bench } = desk;
    const from = bench?.journey.hit(desk.linking ?? '');
    const to = bench?.journey.selected;
    if (from === undefined || to === undefined || from.key === to.key) return;
    desk.link(null);
    await join(desk, from, to);
  },
};

/** Escape, while a link is being drawn by keyboard. */
export const leaveLink: Action = {
  id: 'leave-link',
  hidden: true,
  label: 'action.leaveLink',
  group: 'link',
  icon: 'x',
  shortcuts: ['Escape'],
  enabled: (desk) => drawing(desk) && desk.linking !== null,
  run(desk) {
    const from = desk.linking;
    desk.link(null);
    if (from !== null) desk.bench?.journey.select([from]);
    desk.announce(desk.words.say('link.left'));
  },
};

function linksOnly(desk: Desk): boolean {
  const hits = selectedHits(desk);
  return hits.length > 0 && hits.every((hit) => hit.kind === 'Link');
}

/** The links run the other way. */
export const reverseLink: Action = {
  id: 'reverse-link',
  label: 'action.reverseLink',
  group: 'link',
  icon: 'arrow-left-right',
  enabled: (desk) => drawing(desk) && linksOnly(desk),
  async run(desk) {
    const { bench } = desk;
    if (bench === null) return;
    const wanted = new Set(selectedHits(desk).map((hit) => hit.id));
    const { links } = await wholeSelection(bench);
    const turned = links.filter((link) => wanted.has(link.id));
    if (turned.length === 0) return;
    await perform(desk, bench, {
      do: 'Together',
      act: 'Edit',
      commands: [
        { do: 'Delete', ids: turned.map((link) => link.id) },
        ...turned.map((link) => ({ do: 'AddLink' as const, ...link, id: mintId(), from: link.to, to: link.from })),
      ],
    });
  },
};

/** The kinds of link to choose from. */
export const LINK_KINDS: readonly { kind: LinkKind; label: Key; icon: string }[] = [
  { kind: 'LeadsTo', label: 'link.leadsTo', icon: 'arrow-right' },
  { kind: 'Causes', label: 'link.causes', icon: 'circle-alert' },
  { kind: 'Answers', label: 'link.answers', icon: 'lightbulb' },
  { kind: 'Measures', label: 'link.measures', icon: 'gauge' },
];

/** Gives the selected links a kind. */
export async function setLinkKind(desk: Desk, kind: LinkKind): Promise<void> {
  const { bench } = desk;
  const ids = selectedHits(desk).flatMap((hit) => (hit.kind === 'Link' ? [hit.id] : []));
  if (bench === null || ids.length === 0) return;
  await perform(desk, bench, { do: 'Edit', ids, field: { field: 'LinkKind', value: kind } });
}
