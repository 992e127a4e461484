import type { Command } from '../bindings';
import { cardsAmong, wholeSelection } from '../tools/whole';
import { type Action, drawingGrid } from './action';
import type { Desk } from './desk';
import { stepsOf } from './grid-places';
import { perform, selectedCards } from './selected';

async function stretch(desk: Desk, by: 1 | -1): Promise<void> {
  const { bench } = desk;
  if (bench === null) return;
  const steps = stepsOf(bench);
  const { elements } = await wholeSelection(bench);
  const commands = cardsAmong(elements).flatMap((card): Command[] => {
    if (card.place === null || 'Emotion' in Object(card.content)) return [];
    const { step, span } = card.place;
    const most = steps.length - steps.findIndex((one) => one.id === step);
    const next = Math.min(most, Math.max(1, span + by));
    return next === span ? [] : [{ do: 'Span', id: card.id, step, span: next }];
  });
  const [only] = commands;
  if (only === undefined) return;
  await perform(desk, bench, commands.length === 1 ? only : { do: 'Together', act: 'Span', commands });
}

const able = (desk: Desk): boolean => drawingGrid(desk) && selectedCards(desk).some((hit) => hit.kind === 'Card');

/** Over one more step. */
export const wider: Action = {
  id: 'wider',
  label: 'action.wider',
  group: 'card',
  icon: 'unfold-horizontal',
  shortcuts: ['Alt+Shift+ArrowRight'],
  enabled: able,
  run: (desk) => stretch(desk, 1),
};

/** Over one step less. */
export const narrower: Action = {
  id: 'narrower',
  label: 'action.narrower',
  group: 'card',
  icon: 'fold-horizontal',
  shortcuts: ['Alt+Shift+ArrowLeft'],
  enabled: able,
  run: (desk) => stretch(desk, -1),
};
