import { beforeEach, describe, expect, it } from 'vitest';

import type { Calls, HitRegion, Lane, MapContents } from '../../bindings';
import type { Host } from '../../host';
import { type TestBench, testBench } from '../fixtures';
import { homeOf } from './home';
import { Pictures } from './pictures';
import { atPaths, MOST_PICTURE } from './read-picture';

let bench: TestBench;
let sent: { name: string; params: unknown }[];
let applied: unknown[];
/** What is known of the map's lanes, and how to say that it has changed. */
let known: { value: MapContents; fresh: boolean; tell: () => void };

const file = (name: string, type: string, size = 3): File => new File([new Uint8Array(size)], name, { type });
const lane = (id: string, kind: Lane['kind'], change: Partial<Lane> = {}): Lane => {
  const open = { line_below: null, height: null, hidden: false, folded: false, locked: false, guidance: [] };
  return { id, order: 'a', kind, name: kind, caption: '', ...open, ...change };
};

/** Pictures over the sample map, whose touchpoint lane passes for a storyboard. */
function setUp(lanes: Lane[], element: unknown = null, picked: string | null = 'picked'): Pictures {
  const host: Host = {
    call: <K extends keyof Calls>(name: K, params: Calls[K]['params']): Promise<Calls[K]['reply']> => {
      sent.push({ name, params });
      const replies: Partial<Record<keyof Calls, unknown>> = {
        add_picture: { picture: `hash${sent.length}`, width: 4, height: 4 },
        pick_picture: { picture: picked, width: 4, height: 4 },
        elements: { elements: element === null ? [] : [element], links: [] },
      };
      return Promise.resolve(replies[name] as Calls[K]['reply']);
    },
  };
  const value = { lanes } as MapContents;
  known = { value, fresh: true, tell: () => undefined };
  const contents = Object.assign(known, {
    subscribe: (listener: () => void) => {
      known.tell = listener;
      return () => undefined;
    },
  }) as unknown as TestBench['contents'];
  const apply = (command: unknown): Promise<void> => Promise.resolve(void applied.push(command));
  const journey = new Proxy(bench.journey, {
    get: (target, name) => {
      if (name === 'apply') return apply;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const { announce, complain } = bench;
  return new Pictures({ host, journey, contents, announce, complain }, (_, share) => {
    share(0.5);
    return Promise.resolve('AAAA');
  });
}

beforeEach(async () => {
  bench = await testBench();
  sent = [];
  applied = [];
});

const STORY = '01lane0000003';

describe('a file that is no picture', () => {
  it('is refused before anything is sent, with its name', async () => {
    const pictures = setUp([lane(STORY, 'Storyboard')]);
    expect(await pictures.keep([file('notes.txt', 'text/plain'), file('film.gif', 'image/gif')])).toBe(false);
    expect(pictures.troubles.map((trouble) => [trouble.key, trouble.values.name])).toEqual([
      ['pictures.type', 'notes.txt'],
      ['pictures.type', 'film.gif'],
    ]);
    expect(sent).toEqual([]);
  });

  it('does not hold up the pictures beside it', async () => {
    const pictures = setUp([lane(STORY, 'Storyboard')]);
    const large = file('huge.png', 'image/png');
    Object.defineProperty(large, 'size', { value: MOST_PICTURE + 1 });
    await pictures.keep([large, file('nothing.png', 'image/png', 0), file('stand.jpg', 'image/jpeg')]);
    expect(pictures.troubles.map((trouble) => trouble.key)).toEqual(['pictures.size', 'pictures.empty']);
    expect(applied).toMatchObject([{ do: 'AddCards', cards: [{ content: { Storyboard: { picture: 'hash1' } } }] }]);
  });
});

describe('a picture', () => {
  it('goes into the storyboard lane at the selected step, and asks for words', async () => {
    const pictures = setUp([lane(STORY, 'Storyboard')]);
    bench.journey.select(['01card0000005']);
    await pictures.keep([file('a.png', 'image/png')]);
    expect(applied).toMatchObject([{ do: 'AddCards', cards: [{ place: { lane: STORY, step: '01step0000003' } }] }]);
    expect(pictures.asking).toBe((applied[0] as { cards: { id: string }[] }).cards[0]?.id);
    expect(bench.said).toContain('pictures.kept');
  });

  it('that only the system can read is read by its path, where it is one by its name', async () => {
    const pictures = setUp([lane(STORY, 'Storyboard')]);
    bench.journey.select(['01card0000005']);
    await pictures.keep(atPaths(['/home/zoë/stand 旅.JPG', '/home/zoë/notes.txt']));
    expect(sent.filter(({ name }) => name === 'add_picture')).toEqual([
      { name: 'add_picture', params: { path: '/home/zoë/stand 旅.JPG' } },
    ]);
    expect(applied).toMatchObject([{ do: 'AddCards', cards: [{ content: { Storyboard: { picture: 'hash1' } } }] }]);
    expect(pictures.troubles.map((trouble) => [trouble.key, trouble.values.name])).toEqual([
      ['pictures.type', 'notes.txt'],
    ]);
  });

  it('goes on the storyboard card itself, and takes crop and words of the old one away', async () => {
    const old = { picture: 'old', alt: 'A queue', crop: { x: 0, y: 0, w: 0.5, h: 0.5 } };
    const pictures = setUp([lane(STORY, 'Storyboard')], { Card: { content: { Storyboard: old } } });
    bench.journey.select(['01card0000008']);
    await pictures.keep([file('a.png', 'image/png')]);
    expect(applied).toMatchObject([
      {
        do: 'Together',
        commands: [
          { do: 'Edit', field: { field: 'Picture', value: 'hash1' } },
          { do: 'Edit', field: { field: 'Crop', value: null } },
          { do: 'Edit', field: { field: 'Alt', value: '' } },
        ],
      },
    ]);
  });

  it('one of several makes a card each, by one command', async () => {
    const pictures = setUp([lane(STORY, 'Storyboard')]);
    await pictures.keep([file('a.png', 'image/png'), file('b.webp', 'image/webp'), file('c.svg', '')]);
    expect(applied.length).toBe(1);
    expect((applied[0] as { cards: unknown[] }).cards.length).toBe(3);
    expect(pictures.asking).toBeNull();
    expect(pictures.progress).toBeNull();
  });

  it('waits for a storyboard lane where there is none, and goes there once it is', async () => {
    const pictures = setUp([lane(STORY, 'Touchpoints'), lane('x', 'Storyboard', { hidden: true })]);
    expect(await pictures.keep([file('a.png', 'image/png')])).toBe(false);
    expect(pictures.homeless).toBe(true);
    expect(sent).toEqual([]);
    await pictures.makeHome('Storyboard');
    // One gesture: undo takes back the lane along with its picture.
    expect(applied).toMatchObject([
      {
        do: 'Together',
        act: 'AddLane',
        commands: [
          { do: 'AddLane', kind: 'Storyboard', before: STORY },
          { do: 'AddCards', cards: [{ place: { step: '01step0000001' } }] },
        ],
      },
    ]);
    expect(pictures.homeless).toBe(false);
  });

  it('waits until it is known which lanes there are', async () => {
    const pictures = setUp([lane(STORY, 'Storyboard')]);
    known.fresh = false;
    const kept = pictures.keep([file('a.png', 'image/png')]);
    await Promise.resolve();
    expect(sent).toEqual([]);
    known.fresh = true;
    known.tell();
    expect(await kept).toBe(true);
    expect(pictures.homeless).toBe(false);
  });

  it('that nobody picked changes nothing', async () => {
    await setUp([lane(STORY, 'Storyboard')], null, null).pick();
    expect(applied).toEqual([]);
    await setUp([lane(STORY, 'Storyboard')]).pick();
    expect(applied).toMatchObject([{ do: 'AddCards', cards: [{ content: { Storyboard: { picture: 'picked' } } }] }]);
  });
});

it('a map without steps has no place for a picture', () => {
  expect(homeOf(undefined, [] as HitRegion[], [lane(STORY, 'Storyboard')])).toBeNull();
});
