import { type Action, drawing, drawingGrid } from './action';

/** Shows how far the map has come with the five steps of building one, or puts that away. */
export const toggleGuide: Action = {
  id: 'toggle-guide',
  label: 'action.toggleGuide',
  group: 'view',
  icon: 'clipboard-list',
  enabled: drawing,
  run: (desk) => desk.bench?.panels.toggle('guide'),
};

/** The questions in empty cells. */
export const toggleGuidance: Action = {
  id: 'toggle-guidance',
  label: 'action.hideGuidance',
  group: 'view',
  icon: 'message-circle',
  enabled: drawingGrid,
  name: (desk) =>
    desk.words.say(desk.bench?.journey.drawing.guidance === true ? 'action.hideGuidance' : 'action.showGuidance'),
  run: (desk) => desk.chooseGuidance(desk.bench?.journey.drawing.guidance !== true),
};

/** A map out of three answers. */
export const guidedBuild: Action = {
  id: 'guided-build',
  label: 'action.guidedBuild',
  group: 'file',
  icon: 'route',
  enabled: (desk) => desk.place === 'library' || desk.place === 'map',
  run: (desk) => desk.show('build'),
};
