import { type Action, drawing } from './action';

/** The tidy grid, or the winding network of touchpoints: the same map. */
export const switchForm: Action = {
  id: 'switch-form',
  label: 'action.showNetwork',
  group: 'view',
  icon: 'waypoints',
  shortcuts: ['Ctrl+Alt+N'],
  enabled: drawing,
  name: (desk) =>
    desk.words.say(desk.bench?.journey.drawing.form === 'Network' ? 'action.showGrid' : 'action.showNetwork'),
  run: (desk) => desk.chooseForm(desk.bench?.journey.drawing.form === 'Network' ? 'Grid' : 'Network'),
};
