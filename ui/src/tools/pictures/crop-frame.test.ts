import { describe, expect, it } from 'vitest';

import type { Crop } from '../../bindings';
import { formed, HANDLES, keptCrop, largest, movedCrop, pulled, WHOLE } from './crop-frame';

const inside = ({ x, y, w, h }: Crop): boolean =>
  x >= -1e-9 && y >= -1e-9 && w > 0 && h > 0 && x + w <= 1 + 1e-9 && y + h <= 1 + 1e-9;
const middle: Crop = { x: 0.25, y: 0.25, w: 0.5, h: 0.5 };

describe('cropping', () => {
  it('never leaves the picture, however far anything is pulled', () => {
    for (const handle of HANDLES) {
      for (const ratio of [null, 0.4, 1, 3]) {
        for (const [dx, dy] of [
          [5, 5],
          [-5, -5],
          [5, -5],
          [0.1, -0.2],
        ] as const) {
          const start = ratio === null ? middle : formed(middle, ratio);
          const crop = pulled(start, handle, dx, dy, ratio);
          expect({ handle, ratio, dx, dy, crop, inside: inside(crop) }).toMatchObject({ inside: true });
          if (ratio !== null) expect(crop.w / crop.h).toBeCloseTo(ratio);
        }
      }
    }
    expect(movedCrop(middle, 9, -9)).toEqual({ x: 0.5, y: 0, w: 0.5, h: 0.5 });
  });

  it('leaves the opposite corner where it is', () => {
    const crop = pulled(middle, 'nw', -0.1, 0.1, null);
    expect(crop.x + crop.w).toBeCloseTo(0.75);
    expect(crop.y + crop.h).toBeCloseTo(0.75);
    expect(crop.w).toBeCloseTo(0.6);
    expect(crop.h).toBeCloseTo(0.4);
  });

  it('cannot be made nothing', () => {
    expect(pulled(middle, 'se', -9, -9, null)).toMatchObject({ w: 0.05, h: 0.05 });
  });

  it('begins with as much of the picture as the frame can show', () => {
    expect(largest(0.5)).toEqual({ x: 0.25, y: 0, w: 0.5, h: 1 });
    expect(largest(2)).toEqual({ x: 0, y: 0.25, w: 1, h: 0.5 });
  });

  it('is nothing when all of the picture is left', () => {
    expect(keptCrop(WHOLE)).toBeNull();
    expect(keptCrop({ x: 0.123456, y: 0, w: 0.876544, h: 1 })).toEqual({ x: 0.1235, y: 0, w: 0.8765, h: 1 });
  });
});
