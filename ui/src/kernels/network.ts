import type { Form, HitRegion } from '../bindings';

/** What tells the cells of a network apart: a channel and a step; the lane is the same for all. */
export type Place = Pick<HitRegion, 'lane' | 'step' | 'channel'>;

/** The key of a cell: by channel and step in the network, else by lane and step. */
export function cellKey(lane: string, step: string, channel?: string): string {
  return channel === undefined ? `${lane}:${step}` : `net:${channel}:${step}`;
}

/** The channel that a place stands for; `undefined` in the grid, whose cells have none. */
export function channelIn(form: Form, place: Place): string | undefined {
  return form === 'Network' ? place.channel : undefined;
}

/** The key of the cell that something stands in. */
export function cellKeyOf(form: Form, place: Place): string {
  return cellKey(place.lane, place.step, channelIn(form, place));
}
