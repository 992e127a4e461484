import type { Card, Content } from '../bindings';

/** What a touchpoint holds of which only the channel is known. */
export function touchpoint(channel = ''): Content {
  return {
    Touchpoint: {
      channel,
      family: 'Digital',
      effect: 'Neutral',
      moment_of_truth: false,
      duration: '',
      promise: '',
      tone: '',
    },
  };
}

/** A card of which nothing but this is known, on no map yet. */
export function bareCard(id: string, text: string, content: Content): Card {
  return {
    id,
    place: null,
    order: id,
    text,
    note: '',
    actor: null,
    hue: null,
    tags: [],
    evidence: { basis: 'Assumed', source: '', date: null },
    personal: null,
    content,
  };
}
