import { MapView } from '../canvas/map-view';
import { Boards } from '../document/boards';
import { Chosen } from '../document/chosen';
import { Conflicts } from '../document/conflicts';
import { Contents } from '../document/contents';
import { MapFindings } from '../document/findings';
import { Guide } from '../document/guide';
import { Held } from '../document/held';
import type { OpenJourney } from '../document/open-journey';
import type { Panels } from '../document/panels';
import { Paths } from '../document/paths';
import { Picked } from '../document/picked';
import { Searching } from '../document/searching';
import { Standing } from '../document/standing';
import type { Key, Values } from '../i18n';
import type { Bench } from '../tools/bench';
import { Pictures } from '../tools/pictures/pictures';
import { Typed } from '../tools/write/typed';
import { Writing } from '../tools/write/writing';
import type { Desk } from './desk';
import { rescue } from './keep-typed';
import { tellOfOthers } from './others';

/** Sets up what the tools work on, around a map that was opened. */
export function benchOf(desk: Desk, journey: OpenJourney, panels: Panels): Bench {
  const view = new MapView(journey.scene);
  // What the user did is seen first, before anything else asks what has changed.
  journey.showPictures((scene) => view.showNow(scene));
  journey.subscribe(() => {
    view.show(journey.scene);
    const selected = journey.selection.flatMap((key) => journey.hit(key) ?? []);
    view.over({ selected, signs: bench.conflicts.signs(selected) });
  });
  const complain = (failure: unknown): void => desk.complain(failure);
  const contents = new Contents(desk.host, journey);
  const boards = new Boards(desk.host, journey);
  const announce = (key: Key, values?: Values): void => desk.announce(desk.words.say(key, values));
  const writing = new Writing(journey, complain);
  const bench = {
    journey,
    contents,
    conflicts: new Conflicts(desk.host, journey, contents),
    picked: new Picked(contents),
    chosen: new Chosen(desk.host, journey, boards),
    findings: new MapFindings(desk.host, journey, () => desk.language),
    guide: new Guide(desk.host, journey, panels),
    boards,
    paths: new Paths(journey),
    held: new Held(desk.host, journey),
    standing: new Standing(desk.host, journey),
    searching: new Searching(desk.host, journey),
    panels,
    view,
    writing,
    typed: new Typed(journey, writing, complain),
    pictures: new Pictures({ host: desk.host, journey, contents, announce, complain }),
    say: (key: Key, values?: Values) => desk.words.say(key, values),
    announce,
    complain,
    leave: () => {
      rescue(desk);
      for (const unhook of hooks) unhook();
    },
  };
  const { findings, guide } = bench;
  const hooks = [desk.subscribe(() => findings.look()), panels.subscribe(() => guide.look())];
  // What is written on the map is seen there.
  bench.writing.subscribe(() => {
    if (bench.writing.draft !== null) boards.close();
  });
  bench.standing.subscribe(() => view.standOut(bench.standing.ids));
  tellOfOthers(desk, journey);
  return bench;
}
