import type { FindingGroup } from '../../bindings';

/** The sign of each group of findings. */
export const GROUP_ICONS: Record<FindingGroup, string> = {
  Stages: 'map',
  Flow: 'route',
  Feeling: 'frown',
  Ideas: 'lightbulb',
  Figures: 'gauge',
  Evidence: 'eye-off',
  Governance: 'shield-check',
};
