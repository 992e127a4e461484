import { describe, expect, it } from 'vitest';

import type { Group, Pin, Scene } from '../bindings';
import { bandsOf, cameraFor, strips } from './pins';

const color = '#000000';
const stroke = { color, width: 1, dash: null, round: false };

/** A pinned group with one line. */
function line(pin: Pin, from: [number, number], to: [number, number]): Group {
  const segments = `M${from.join(' ')}L${to.join(' ')}`;
  const items = [{ type: 'Path' as const, segments, fill: null, stroke }];
  return { key: `${pin} ${String(from)}`, at: { x: 0, y: 0 }, clip: null, pin, layer: 'grid', items };
}

function scene(groups: Group[]): Scene {
  return { size: { w: 900, h: 700 }, paper: '#ffffff', groups, hits: [], outline: [], scales: [] };
}

describe('a strip', () => {
  // The edge between corner and ribbon begins at the upper end of the map, and half of its width lies beyond.
  const map = scene([line('Corner', [132, 0], [132, 152]), line('Left', [0, 300], [0, 400])]);

  it('stands where it is drawn while the map is not scrolled', () => {
    const camera = { x: 0, y: 0, zoom: 1 };
    for (const pin of ['Top', 'Left', 'Corner'] as const) {
      expect(cameraFor(pin, camera, bandsOf(map))).toEqual(camera);
    }
    expect(strips(camera, bandsOf(map)).top?.from).toBe(0);
    expect(strips(camera, bandsOf(map)).left?.from).toBe(0);
  });

  it('stays at the edge when the map is scrolled', () => {
    expect(cameraFor('Top', { x: 40, y: 90, zoom: 1 }, bandsOf(map))).toEqual({ x: 40, y: 0, zoom: 1 });
    expect(cameraFor('Corner', { x: 40, y: 90, zoom: 1 }, bandsOf(map))).toEqual({ x: 0, y: 0, zoom: 1 });
  });

  it('moves with a map that is narrower than the window', () => {
    expect(cameraFor('Left', { x: -60, y: 0, zoom: 1 }, bandsOf(map))).toEqual({ x: -60, y: 0, zoom: 1 });
  });

  it('is not there on a map that pins nothing', () => {
    expect(bandsOf(scene([line('None', [0, 0], [9, 9])]))).toEqual({ left: null, top: null });
  });
});
