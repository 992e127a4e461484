import type { Key, Values } from '../i18n';
import { MapView } from '../canvas/map-view';
import { Boards } from '../document/boards';
import { Chosen } from '../document/chosen';
import { Conflicts } from '../document/conflicts';
import { Contents } from '../document/contents';
import { MapFindings } from '../document/findings';
import { Guide } from '../document/guide';
import { Held } from '../document/held';
import { OpenJourney } from '../document/open-journey';
import { Panels } from '../document/panels';
import { Paths } from '../document/paths';
import { Picked } from '../document/picked';
import { Searching } from '../document/searching';
import { Standing } from '../document/standing';
import { type MemoryHost, memoryHost } from '../host/memory';
import { createMint } from '../kernels/id';
import type { Bench } from './bench';
import type { PointerAt } from './select/state';
import { Pictures } from './pictures/pictures';
import { Typed } from './write/typed';
import { Writing } from './write/writing';

/** A bench on the sample map, for tests: no canvas, every announcement and complaint written down. */
export interface TestBench extends Bench {
  readonly host: MemoryHost;
  readonly complaints: unknown[];
  readonly said: Key[];
  /** Resolves when no call is under way. */
  settled(): Promise<void>;
  /** Parameters of the commands that were sent. */
  commands(): unknown[];
}

/** Opens the sample map in a window of 1000 by 800 pixels at a zoom of 1, its corner at the window's. */
export async function testBench(): Promise<TestBench> {
  const host = memoryHost();
  const journey = await OpenJourney.open(host, 'map', { appearance: 'light', language: 'en', form: 'Grid' });
  const view = new MapView(journey.scene);
  const complaints: unknown[] = [];
  const said: Key[] = [];
  const complain = (failure: unknown): void => void complaints.push(failure);
  journey.subscribe(() => view.show(journey.scene));
  const writing = new Writing(journey, complain, createMint());
  const contents = new Contents(host, journey);
  const boards = new Boards(host, journey);
  const announce = (key: Key, _values?: Values): void => void said.push(key);
  const panels = new Panels(null);
  return {
    host,
    journey,
    contents,
    conflicts: new Conflicts(host, journey, contents),
    picked: new Picked(contents),
    chosen: new Chosen(host, journey, boards),
    findings: new MapFindings(host, journey, () => 'en'),
    guide: new Guide(host, journey, panels),
    boards,
    paths: new Paths(journey),
    held: new Held(host, journey),
    standing: new Standing(host, journey),
    searching: new Searching(host, journey),
    panels,
    view,
    writing,
    typed: new Typed(journey, writing, complain),
    pictures: new Pictures({ host, journey, contents, announce, complain }),
    complaints,
    said,
    complain,
    say: (key: Key) => key,
    announce,
    leave: () => undefined,
    async settled() {
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      if (journey.waiting > 0) throw new Error('a call is still under way');
    },
    commands: () =>
      host.calls.filter((call) => call.name === 'apply').map((call) => (call.params as { command: unknown }).command),
  };
}

/** A pointer event at a place of the window. */
export function pointer(x: number, y: number, rest: Partial<PointerAt> = {}): PointerAt {
  return {
    x,
    y,
    button: 0,
    adds: false,
    copies: false,
    subtracts: false,
    hand: false,
    touch: false,
    clicks: 1,
    zone: 'map',
    ...rest,
  };
}
