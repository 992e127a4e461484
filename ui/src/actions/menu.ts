import type { Card } from '../bindings';
import { WHOLE } from '../document/sharing';
import { sayName } from '../i18n';
import { type Action, nameOf } from './action';
import { actionList, actions } from './index';
import { BASES, opportunities, PROGRESSES, setField, setHue, setKind, setProgress } from './card-choices';
import { LANE_KINDS } from './add-lane';
import { addCollection, collect, nameOfCollection, removeCollection, shiftCollection } from './collections';
import type { Desk, OpenMenu } from './desk';
import { laneAt } from './grid-places';
import { LINK_KINDS, setLinkKind } from './link-cards';
import { openInNewWindow } from './open-window';

/** One line of a menu. */
export type MenuEntry =
  | { readonly make: 'rule' }
  | {
      readonly make: 'item';
      readonly id: string;
      readonly label: string;
      readonly icon: string;
      readonly shortcut: string;
      /** A colour shown instead of the icon. */
      readonly hue: number | null;
      /** Whether it is what holds now; `null` where nothing is chosen among several. */
      readonly checked: boolean | null;
      run(desk: Desk): void | Promise<void>;
    }
  | {
      readonly make: 'menu';
      readonly id: string;
      readonly label: string;
      readonly icon: string;
      readonly entries: readonly MenuEntry[];
    };

const RULE: MenuEntry = { make: 'rule' };

/** What the menu offers; what cannot be done now is left out. */
export function menuOf(desk: Desk, menu: OpenMenu): MenuEntry[] {
  if (menu.map !== null) return tidied(ofMaps(desk, menu.map));
  if (menu.collection !== undefined) return ofCollection(desk, menu.collection);
  const entries = entriesFor(desk, menu.about?.kind ?? 'Paper');
  return tidied(entries);
}

function entriesFor(desk: Desk, kind: string): MenuEntry[] {
  const one = (...list: Action[]): MenuEntry[] => list.flatMap((action) => itemOf(desk, action));
  const named = (id: string): MenuEntry[] =>
    actionList.filter((action) => action.id === id).flatMap((a) => itemOf(desk, a));
  const { say } = desk.words;
  const move = menu('move', say('menu.move'), 'move-horizontal', [
    ...one(actions.moveLeft, actions.moveRight, actions.moveUp, actions.moveDown),
  ]);
  const clipboard = one(actions.cut, actions.copy, actions.paste, actions.duplicate);
  // Without links on the map there are none to go to.
  const linked = desk.bench?.journey.scene.hits.some((hit) => hit.kind === 'Link') === true;
  const walk = linked ? one(actions.nextLink, actions.previousLink) : [];
  const end = [RULE, ...one(actions.remove)];
  switch (kind) {
    case 'Card':
    case 'Emotion':
      return [
        ...one(actions.edit),
        RULE,
        ...clipboard,
        ...one(actions.copyText),
        RULE,
        ...kinds(desk),
        ...evidence(desk),
        ...hues(desk),
        ...actors(desk),
        ...one(actions.chooseOwner, actions.decide),
        ...progress(desk),
        RULE,
        ...one(actions.linkSelected, actions.beginLink, actions.addToPath),
        ...walk,
        ...one(actions.wider, actions.narrower),
        ...move,
        ...named('park'),
        ...one(actions.keepPiece),
        ...end,
      ];
    case 'Link':
      return [...one(actions.edit), ...linkKinds(desk), ...one(actions.reverseLink), RULE, ...walk, ...end];
    case 'Cell':
      return [
        ...one(actions.addCard, actions.paste),
        ...named('place-parked'),
        ...one(actions.showPieces),
        RULE,
        ...one(actions.addStepBefore, actions.addStep, actions.addLaneAbove, actions.addLane),
        RULE,
        ...one(actions.splitStage, actions.collapseStage, actions.foldLane, actions.lockLane, actions.hideLane),
      ];
    case 'Stage':
      return [
        ...one(actions.edit),
        RULE,
        ...clipboard,
        RULE,
        ...hues(desk),
        RULE,
        ...one(actions.addStageBefore, actions.addStage, actions.addStep),
        RULE,
        ...move,
        ...one(actions.splitStage, actions.joinStage, actions.collapseStage, actions.beginLink),
        ...end,
      ];
    case 'Step':
      return [
        ...one(actions.edit),
        RULE,
        ...clipboard,
        RULE,
        ...one(actions.addStepBefore, actions.addStep),
        RULE,
        ...move,
        ...one(actions.splitStep, actions.joinStep, actions.splitStage, actions.automaticWidth, actions.beginLink),
        ...end,
      ];
    case 'Lane':
      return [
        ...one(actions.edit),
        RULE,
        ...clipboard,
        RULE,
        ...kinds(desk),
        RULE,
        ...one(actions.addLaneAbove, actions.addLane),
        RULE,
        ...move,
        ...one(actions.splitLane, actions.joinLane),
        RULE,
        ...one(actions.foldLane, actions.lockLane, actions.hideLane, actions.automaticHeight),
        ...end,
      ];
    case 'Actor':
      return [
        ...one(actions.edit, actions.addActor),
        RULE,
        ...move,
        ...one(actions.splitActor, actions.joinActor),
        ...end,
      ];
    default:
      return [
        ...one(actions.paste),
        RULE,
        ...one(actions.addStage, actions.addLane, actions.addActor, actions.showLanes),
        RULE,
        ...one(actions.fitWidth, actions.fitMap, actions.switchForm, actions.toggleGuidance),
        RULE,
        ...one(actions.toggleGuide, actions.showHistory, actions.showShortcuts),
      ];
  }
}

/** What can be done with the chosen maps of the library; `map` is the one that was pointed at. */
function ofMaps(desk: Desk, map: string): MenuEntry[] {
  const { say } = desk.words;
  const maps = desk.home.chosen;
  const one = (...list: Action[]): MenuEntry[] =>
    list.flatMap((action) => itemOf(desk, action)).map((entry) => withMaps(maps, entry));
  const all = itemOf(desk, actions.chooseAllMaps);
  if (desk.home.asked.shelf === 'Bin') return [...one(actions.restoreMaps, actions.deleteMaps), ...all];
  const single = desk.home.chosen.length < 2;
  const save = item('save-map', say('menu.saveMap'), 'share-2', async (now) => {
    const written = await now.ask('export', { map, path: null, contents: WHOLE });
    if (written !== null && written.path !== null) now.report('toast.written', { path: written.path });
  });
  const open = item('open-map', say('menu.openMap'), 'map', (now) => void now.openMap(map));
  const window = item('open-window', say('action.openWindow'), 'arrow-up-right', (now) => openInNewWindow(now, map));
  return [
    ...(single ? [{ ...open, shortcut: 'Enter' }, window] : []),
    ...one(actions.nameMap, actions.duplicateMap),
    ...(single ? [save] : []),
    RULE,
    ...one(actions.pinMaps),
    ...collections(desk),
    ...one(actions.archiveMaps),
    RULE,
    ...one(actions.binMaps),
    RULE,
    ...all,
  ];
}

/**
 * An entry about these maps, whatever was chosen since the menu opened: those that are gone from where they stood, as somebody
 * else put them away, are left out.
 */
function withMaps(maps: readonly string[], entry: Item): Item {
  return {
    ...entry,
    run: (now) => {
      if (now.home.chooseThese(maps)) return entry.run(now);
      now.report('home.notHere', { count: maps.length }, 'bad');
    },
  };
}

/** The collections, with a mark where all chosen maps stand in them. */
function collections(desk: Desk): MenuEntry[] {
  const { home } = desk;
  const maps = home.chosen;
  const chosen = maps.map((map) => home.summary(map)?.collections ?? []);
  const entries = (home.view?.collections ?? []).map((one) => {
    const isShown = home.asked.collection === one.collection;
    const inside = isShown || chosen.every((known) => known.includes(one.collection));
    const run = (now: Desk): Promise<void> => collect(now, now.home.chosen, one, !inside);
    return withMaps(maps, item(`collection-${one.collection}`, nameOfCollection(desk, one), 'folder', run, inside));
  });
  const added = item('new-collection', desk.words.say('home.newCollection'), 'folder-plus', (now) =>
    addCollection(now, now.home.chosen),
  );
  return menu('collections', desk.words.say('home.collections'), 'folder', [...entries, RULE, withMaps(maps, added)]);
}

function ofCollection(desk: Desk, collection: string): MenuEntry[] {
  const { say } = desk.words;
  const list = desk.home.view?.collections ?? [];
  const at = list.findIndex((one) => one.collection === collection);
  const known = list[at];
  if (known === undefined) return [];
  const shift = (id: string, label: string, icon: string, by: -1 | 1): MenuEntry[] =>
    list[at + by] === undefined ? [] : [item(id, label, icon, (now) => shiftCollection(now, collection, by))];
  return tidied([
    item('collection-rename', say('home.rename'), 'pencil', (now) => now.home.name({ collection })),
    RULE,
    ...shift('collection-up', say('home.moveUp'), 'arrow-up', -1),
    ...shift('collection-down', say('home.moveDown'), 'arrow-down', 1),
    RULE,
    item('collection-remove', say('home.removeCollection'), 'trash-2', (now) => removeCollection(now, known)),
  ]);
}

function itemOf(desk: Desk, action: Action): Item[] {
  if (!action.enabled(desk)) return [];
  const entry = item(action.id, nameOf(action, desk), action.icon, (now) => {
    now.recent.use(action.id);
    return action.run(now);
  });
  return [{ ...entry, shortcut: action.shortcuts?.[0] ?? '' }];
}

type Item = Extract<MenuEntry, { make: 'item' }>;

function item(id: string, label: string, icon: string, run: Item['run'], checked: boolean | null = null): Item {
  return { make: 'item', id, label, icon, shortcut: '', hue: null, checked, run };
}

function menu(id: string, label: string, icon: string, entries: MenuEntry[]): MenuEntry[] {
  return entries.length === 0 ? [] : [{ make: 'menu', id, label, icon, entries }];
}

/** The selected cards with their fields, as far as they are known. */
function whole(desk: Desk): Card[] {
  const answer = desk.bench?.chosen.fresh === true ? desk.bench.chosen.value : null;
  return (answer?.elements ?? []).flatMap((element) => ('Card' in element ? [element.Card] : []));
}

/** What all of them have in common; `undefined` when they differ. */
function common<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

function kinds(desk: Desk): MenuEntry[] {
  const now = laneAt(desk)?.lane.kind;
  const entries = LANE_KINDS.map(({ kind, label, icon }) =>
    item(`kind-${kind}`, desk.words.say(label), icon, (later) => setKind(later, kind), kind === now),
  );
  return menu('kind', desk.words.say('action.changeKind'), 'replace', entries);
}

function evidence(desk: Desk): MenuEntry[] {
  const now = common(whole(desk).map((card) => card.evidence.basis));
  const entries = BASES.map(({ basis, label, icon }) =>
    item(
      `basis-${basis}`,
      desk.words.say(label),
      icon,
      (later) => setField(later, { field: 'Basis', value: basis }),
      basis === now,
    ),
  );
  return menu('basis', desk.words.say('field.Basis'), 'eye', entries);
}

function hues(desk: Desk): MenuEntry[] {
  const { say } = desk.words;
  const cards = whole(desk);
  const now = cards.length === 0 ? undefined : common(cards.map((card) => card.hue));
  const turn = item('hue-none', say('hue.turn'), 'refresh-cw', (later) => setHue(later, null), now === null);
  const entries = [0, 1, 2, 3, 4, 5, 6, 7].map((hue) => {
    const entry = item(
      `hue-${hue}`,
      say('hue.number', { number: hue + 1 }),
      'palette',
      (later) => setHue(later, hue),
      hue === now,
    );
    return { ...entry, hue };
  });
  return menu('hue', say('field.Hue'), 'palette', [...entries, RULE, turn]);
}

function actors(desk: Desk): MenuEntry[] {
  const all = desk.bench?.contents.value?.actors ?? [];
  if (all.length < 2) return [];
  const now = common(whole(desk).map((card) => card.actor));
  const entries = all.map((actor) =>
    item(
      `actor-${actor.id}`,
      actor.name,
      'user',
      (later) => setField(later, { field: 'Actor', value: actor.id }),
      actor.id === now,
    ),
  );
  const nobody = item(
    'actor-none',
    desk.words.say('choice.nobody'),
    'circle',
    (later) => setField(later, { field: 'Actor', value: null }),
    now === null,
  );
  return menu('actor', desk.words.say('field.Actor'), 'user', [...entries, RULE, nobody]);
}

function progress(desk: Desk): MenuEntry[] {
  if (opportunities(desk).length === 0) return [];
  const entries = PROGRESSES.map((step) =>
    item(`progress-${step}`, sayName(desk.words, 'progress', step), 'activity', (later) => setProgress(later, step)),
  );
  return menu('progress', desk.words.say('field.Progress'), 'activity', entries);
}

function linkKinds(desk: Desk): MenuEntry[] {
  const chosen = desk.bench?.chosen.value?.links ?? [];
  const now = common(chosen.map(({ link }) => link.kind));
  const entries = LINK_KINDS.map(({ kind, label, icon }) =>
    item(`link-${kind}`, desk.words.say(label), icon, (later) => setLinkKind(later, kind), kind === now),
  );
  return menu('link-kind', desk.words.say('link.kind'), 'spline', entries);
}

/** No rule at an end, and never two in a row. */
export function tidied(entries: readonly MenuEntry[]): MenuEntry[] {
  const kept: MenuEntry[] = [];
  for (const entry of entries) {
    const last = kept.at(-1);
    if (entry.make === 'rule' && (last === undefined || last.make === 'rule')) continue;
    kept.push(entry);
  }
  while (kept.at(-1)?.make === 'rule') kept.pop();
  return kept;
}
