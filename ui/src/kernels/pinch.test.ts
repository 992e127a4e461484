import { describe, expect, it } from 'vitest';

import { panned, toScene, zoomedAt } from './camera';
import { heldPlace, pinched } from './pinch';

const CAMERA = { x: 30, y: 40, zoom: 1.5 };

describe('two fingers', () => {
  it('hold a place of the window while they part: the map moves and grows in one step', () => {
    const pinch = pinched(
      [
        { x: 100, y: 100 },
        { x: 300, y: 100 },
      ],
      [
        { x: 60, y: 100 },
        { x: 300, y: 100 },
      ],
    );
    const held = heldPlace(pinch, pinch.factor);
    // The finger that stays, stays on the map.
    expect(held?.x).toBeCloseTo(300, 6);
    expect(held?.y).toBeCloseTo(100, 6);
    const once = zoomedAt(CAMERA, held ?? { x: 0, y: 0 }, CAMERA.zoom * pinch.factor);
    const twice = zoomedAt(panned(CAMERA, -pinch.dx, -pinch.dy), pinch.about, CAMERA.zoom * pinch.factor);
    const place = { x: 500, y: 20 };
    expect(toScene(once, place).x).toBeCloseTo(toScene(twice, place).x, 6);
    expect(toScene(once, place).y).toBeCloseTo(toScene(twice, place).y, 6);
  });

  it('hold none while they only move', () => {
    const pinch = pinched(
      [
        { x: 100, y: 100 },
        { x: 300, y: 100 },
      ],
      [
        { x: 90, y: 120 },
        { x: 290, y: 120 },
      ],
    );
    expect(heldPlace(pinch, pinch.factor)).toBeNull();
    // At the greatest zoom nothing grows, however far they part.
    expect(heldPlace({ ...pinch, factor: 2 }, 1)).toBeNull();
  });
});
