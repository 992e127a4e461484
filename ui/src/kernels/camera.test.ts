import { describe, expect, it } from 'vitest';

import * as camera from './camera';

const MAP = { w: 2000, h: 900 };
const WINDOW = { w: 1000, h: 700 };

describe('the camera', () => {
  it('holds the point under the pointer while it zooms', () => {
    const before = { x: 120, y: 40, zoom: 0.8 };
    const at = { x: 333, y: 210 };
    const fixed = camera.toScene(before, at);
    for (const zoom of [0.2, 0.79, 1, 2.5]) {
      const after = camera.zoomedAt(before, at, zoom);
      expect(camera.toWindow(after, fixed).x).toBeCloseTo(at.x, 9);
      expect(camera.toWindow(after, fixed).y).toBeCloseTo(at.y, 9);
    }
  });

  it('never leaves its range of zoom', () => {
    expect(camera.zoomedAt({ x: 0, y: 0, zoom: 1 }, { x: 0, y: 0 }, 1e9).zoom).toBe(camera.MAX_ZOOM);
    expect(camera.zoomedAt({ x: 0, y: 0, zoom: 1 }, { x: 0, y: 0 }, 1e-9).zoom).toBe(camera.MIN_ZOOM);
  });

  it('opens a wide map at its corner, large enough to read', () => {
    const view = camera.firstView(MAP, WINDOW);
    expect(view).toEqual({ x: 0, y: 0, zoom: camera.MIN_FIRST_ZOOM });
  });

  it('opens a narrow map at its whole width, in the middle, not blown up', () => {
    const view = camera.firstView({ w: 400, h: 300 }, WINDOW);
    expect(view.zoom).toBe(camera.MAX_FIT_ZOOM);
    const { x } = camera.toWindow(view, { x: 200, y: 0 });
    expect(x).toBeCloseTo(WINDOW.w / 2);
  });

  it('fits the whole map into the window', () => {
    const view = camera.fitMap({ w: 500, h: 3000 }, WINDOW);
    expect(camera.toWindow(view, { x: 0, y: 3000 }).y).toBeLessThanOrEqual(WINDOW.h + 1e-9);
  });

  it('does not lose the map over its edges', () => {
    const far = camera.clamped({ x: 1e6, y: -1e6, zoom: 1 }, MAP, WINDOW);
    expect(far.x).toBeLessThan(MAP.w);
    expect(far.y).toBe(0);
  });

  it('steps through the levels both ways', () => {
    expect(camera.nextZoom(1, 1)).toBe(1.25);
    expect(camera.nextZoom(1, -1)).toBe(0.8);
    expect(camera.nextZoom(0.83, 1)).toBe(1);
    expect(camera.nextZoom(camera.MAX_ZOOM, 1)).toBe(camera.MAX_ZOOM);
    expect(camera.nextZoom(camera.MIN_ZOOM, -1)).toBe(camera.MIN_ZOOM);
  });

  it('moves only as far as it must to reveal something', () => {
    const start = { x: 0, y: 0, zoom: 1 };
    const covered = { left: 100, top: 80 };
    expect(camera.revealing(start, { x: 200, y: 200, w: 50, h: 50 }, WINDOW, covered)).toBe(start);
    const right = camera.revealing(start, { x: 1200, y: 200, w: 100, h: 50 }, WINDOW, covered);
    expect(right.x).toBe(1200 + 100 - WINDOW.w + 12);
    expect(right.y).toBe(0);
    const back = camera.revealing({ x: 600, y: 0, zoom: 1 }, { x: 650, y: 200, w: 100, h: 50 }, WINDOW, covered);
    expect(camera.toWindow(back, { x: 650, y: 0 }).x).toBeGreaterThanOrEqual(covered.left);
  });
});
