import { describe, expect, it } from 'vitest';

import { cellKey, cellKeyOf, channelIn } from './network';

describe('a cell', () => {
  const place = { lane: 'lane', step: 'step', channel: 'Web' };

  it('is a lane and a step in the grid, whatever channel its cards have', () => {
    expect(cellKeyOf('Grid', place)).toBe('lane:step');
    expect(channelIn('Grid', place)).toBeUndefined();
  });

  it('is a channel and a step in the network', () => {
    expect(cellKeyOf('Network', place)).toBe('net:Web:step');
    expect(channelIn('Network', place)).toBe('Web');
  });

  it('without a channel is a cell of its own there', () => {
    expect(cellKeyOf('Network', { ...place, channel: '' })).toBe('net::step');
    expect(cellKey('lane', 'step', '')).not.toBe(cellKey('lane', 'step'));
  });
});
