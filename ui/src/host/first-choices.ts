import type { PosterChoices } from '../bindings';

/** What the app answers for a map that never had a poster: `PosterChoices::default`. A browser test holds the two together. */
export const FIRST_CHOICES: PosterChoices = {
  format: 'pdf',
  product: 'Map',
  paper: 'A1',
  orientation: 'landscape',
  margin_mm: null,
  tiles: null,
  print_shop: null,
  theme: 'Studio',
  form: 'Grid',
  only: { stages: [], lanes: [], actors: [] },
  per_actor: false,
  findings: false,
  conclusions: false,
  path: null,
  mark: null,
  since: '',
  logo: '',
  dpi: 144,
  transparent: false,
  outlines: true,
  standard: 'Plain',
  system_fonts: true,
  language: 'en',
};
