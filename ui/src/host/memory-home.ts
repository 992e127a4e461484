import type { Calls, LibraryView, MapMark, MapSummary, MarkedMap, TemplateSummary } from '../bindings';
import type { MemoryMap } from './memory-scene';
import { findingsOf, LIMITS } from './memory-findings';
import { stepsOf } from './memory-guide';
import { drawMemory } from './memory-scene';

type Handlers = { [K in keyof Calls]?: (params: Calls[K]['params']) => Calls[K]['reply'] };

/** Answers about the library: one map, which can be named, pinned, archived, thrown away and collected. */
export function memoryHome(id: string, map: MemoryMap): Handlers {
  const shelf = { pinned: false, archived: false, binned: null as number | null, collections: [] as string[] };
  const collections: { collection: string; name: string }[] = [];
  let gone = false;
  const now = Date.now();

  function summary(): MapSummary {
    return {
      map: id,
      title: map.title,
      scenario: 'A newcomer wants to read, and the desk closes at noon.',
      actor: 'Amina',
      status: 'Draft',
      steps: map.steps.length,
      cards: map.cards.length,
      revision: 1,
      changed: now,
      created: now,
      opened: null,
      review: null,
      due: false,
      ...structuredClone(shelf),
    };
  }

  function library({ shelf: asked, collection }: Calls['library']['params']): LibraryView {
    const there = (on: boolean): number => (on && !gone ? 1 : 0);
    const atHand = !shelf.archived && shelf.binned === null;
    const shelves = {
      All: atHand,
      Pinned: atHand && shelf.pinned,
      Recent: false,
      Review: false,
      Archived: shelf.archived && shelf.binned === null,
      Bin: shelf.binned !== null,
    };
    const shown = !gone && shelves[asked] && (collection === null || shelf.collections.includes(collection));
    return {
      order: shown ? [id] : [],
      first: shown && asked === 'All' && shelf.pinned ? 1 : 0,
      maps: shown ? [summary()] : [],
      counts: {
        all: there(shelves.All),
        pinned: there(shelves.Pinned),
        recent: 0,
        review: 0,
        archived: there(shelves.Archived),
        bin: there(shelves.Bin),
      },
      collections: collections.map((one) => ({
        ...one,
        maps: there(atHand && shelf.collections.includes(one.collection)),
      })),
      people: gone ? [] : [{ name: 'Amina', maps: 1 }],
      bytes: 90_112,
      backup: null,
      bin_days: 30,
    };
  }

  /** Notes since when it is so; gives the map as it was, where that is another. */
  function note(mark: MapMark, since: number | null): MarkedMap[] {
    const name = ({ Pinned: 'pinned', Archived: 'archived', Binned: 'binned' } as const)[mark];
    const before = name === 'binned' ? shelf.binned : shelf[name] ? now : null;
    if (name === 'binned') shelf.binned = since;
    else shelf[name] = since !== null;
    return (before === null) === (since === null) ? [] : [{ map: id, since: before }];
  }

  const templates: TemplateSummary[] = [
    { name: 'blank', title: 'Empty map', summary: 'One actor, one row.' },
    { name: 'five-stages', title: 'Five stages', summary: 'From awareness to advocacy.' },
  ];

  return {
    library,
    templates: () => ({ templates }),
    template_picture: () => drawMemory(map),
    // Whatever is answered, the memory has one map only.
    build_map: () => ({ map: id }),
    guide: () => ({ revision: 1, steps: stepsOf(map) }),
    findings: () => findingsOf(map),
    finding_limits: () => ({ limits: LIMITS }),
    map_summaries: ({ maps }) => ({ maps: maps.includes(id) && !gone ? [summary()] : [] }),
    thumbnail: () => drawMemory(map),
    search_maps: ({ text }) => ({
      maps: map.title.toLowerCase().includes(text.toLowerCase())
        ? [{ map: id, title: map.title, places: [], more: false }]
        : [],
      more: false,
    }),
    shelve: ({ mark, on }) => ({ mark, maps: note(mark, on ? now : null) }),
    put_back: ({ mark, maps }) => {
      for (const { since } of maps) note(mark, since);
      return {};
    },
    name_map: ({ title }) => {
      map.title = title;
      return {};
    },
    delete_maps: () => {
      gone = true;
      return { maps: [id] };
    },
    name_collection: ({ collection, name }) => {
      const known = collections.find((one) => one.collection === collection);
      if (known !== undefined) known.name = name;
      const made = collection ?? `01collection${collections.length}`;
      if (collection === null) collections.push({ collection: made, name });
      return { collection: made };
    },
    bring_collection_back: ({ collection, name }) => {
      collections.push({ collection, name });
      return {};
    },
    move_collection: ({ collection, before }) => {
      const [moved] = collections.splice(
        collections.findIndex((one) => one.collection === collection),
        1,
      );
      const to = collections.findIndex((one) => one.collection === before);
      if (moved !== undefined) collections.splice(to < 0 ? collections.length : to, 0, moved);
      return {};
    },
    remove_collection: ({ collection }) => {
      collections.splice(
        collections.findIndex((one) => one.collection === collection),
        1,
      );
      const maps = shelf.collections.includes(collection) ? [id] : [];
      shelf.collections = shelf.collections.filter((one) => one !== collection);
      return { maps };
    },
    collect: ({ collection, into }) => {
      const maps = shelf.collections.includes(collection) === into ? [] : [id];
      shelf.collections = [...shelf.collections.filter((one) => one !== collection), ...(into ? [collection] : [])];
      return { maps };
    },
  };
}
