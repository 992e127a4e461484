import type { Calls, KnownPrint, PosterAdvice, PosterChoices, PosterPage } from '../bindings';
import { FIRST_CHOICES } from './first-choices';
import { HostError } from './host';

type PosterCalls = Pick<
  { [K in keyof Calls]: (params: Calls[K]['params']) => Calls[K]['reply'] },
  | 'poster_choices'
  | 'poster_prints'
  | 'preview_poster'
  | 'draw_poster_page'
  | 'export_poster'
  | 'export_reader'
  | 'poster_progress'
  | 'cancel_poster'
  | 'show_file'
>;

/** One white pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8////fwAJ/gP+eF6mHwAAAABJRU5ErkJggg==';

/** Posters without drawing them: pages, advice and kept choices as the app would answer, every page a white pixel. */
export function memoryPosters(): PosterCalls {
  let kept = FIRST_CHOICES;
  let prints: readonly KnownPrint[] = [];

  function pagesOf({ tiles, product }: PosterChoices): PosterPage[] {
    if (product === 'Changes') return [];
    if (tiles === null) return [{ label: '1', width_mm: 841, height_mm: 594 }];
    const labels = ['Overview', 'A1', 'A2', 'B1', 'B2'];
    return labels.map((label) => ({ label, width_mm: 297, height_mm: 210 }));
  }

  function adviceOn({ product, since, paper }: PosterChoices): PosterAdvice[] {
    if (product === 'Changes') return [{ says: 'UnknownPrint', code: since.toUpperCase() }];
    return paper === 'A4' ? [{ says: 'TooSmall', paper: 'A3' }] : [];
  }

  return {
    poster_choices: () => kept,
    poster_prints: () => ({
      prints: [...prints],
      printed: prints.map(({ code, at, current }) => ({ code, at, current })),
    }),
    preview_poster: ({ choices }) => {
      kept = choices;
      const small = choices.paper === 'A4';
      return {
        pages: pagesOf(choices),
        scale_percent: small ? 48 : 212,
        smallest_type_pt: small ? 4 : 17,
        advice: adviceOn(choices),
      };
    },
    draw_poster_page: ({ choices, page }) => {
      if (pagesOf(choices)[page] === undefined) throw new HostError('BadParameters', '');
      return { png: PIXEL };
    },
    export_poster: ({ choices, path }) => {
      const code = `AAAA-000${prints.length + 1}`;
      const at = Date.UTC(2026, 10, 20 + prints.length, 9, 30);
      prints = [{ code, at, choices, stickers: false, current: false }, ...prints];
      return { path: path ?? `/posters/map.${choices.format}`, bytes: 48_000 };
    },
    export_reader: ({ path }) => ({ path: path ?? '/copies/map.html', bytes: 640_000 }),
    poster_progress: () => ({ running: false, done: 0, of: 0 }),
    cancel_poster: () => ({}),
    show_file: () => ({}),
  };
}
