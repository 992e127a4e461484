import { describe, expect, it, vi } from 'vitest';

import type { Group, Image } from '../bindings';
import { paintImage, picturesIn } from './picture-paint';
import type { Pen } from './pen';
import { PictureShelf } from './picture-shelf';

const image: Image = { key: 'abc', rect: { x: 4, y: 6, w: 100, h: 50 }, alt: 'A stand' };

function spy(zoom: number): { pen: Pen; said: string[] } {
  const said: string[] = [];
  const state: Record<string, unknown> = { getTransform: () => ({ a: zoom, b: 0 }) };
  const pen = new Proxy(state, {
    get: (target, name: string) =>
      name in target
        ? target[name]
        : (...values: unknown[]) => void said.push(`${name}(${values.slice(-4).join(',')})`),
  });
  return { pen: pen as unknown as Pen, said };
}

describe('a picture on the map', () => {
  it('is a quiet frame until it comes, and then fills its frame', async () => {
    const made = { width: 256, height: 128, close: () => undefined } as unknown as ImageBitmap;
    const shelf = new PictureShelf(() => Promise.resolve(made));
    const asked: number[] = [];
    shelf.connect((_, width) => {
      asked.push(width);
      return Promise.resolve({ media_type: 'image/png', bytes: '', width: 900, height: 450 });
    });
    const first = spy(2);
    paintImage(first.pen, image, shelf);
    expect(first.said).toContain('fillRect(4,6,100,50)');
    expect(first.said.some((one) => one.startsWith('drawImage'))).toBe(false);
    // A hundred points at a zoom of two are two hundred pixels.
    expect(asked).toEqual([256]);
    await vi.waitFor(() => expect(shelf.take('abc', 10)).not.toBeNull());
    const second = spy(2);
    paintImage(second.pen, image, shelf);
    expect(second.said).toEqual(['drawImage(4,6,100,50)']);
  });
});

it('pictures are found in groups inside groups', () => {
  const group = (items: Group['items']): Group => ({
    key: 'g',
    at: { x: 0, y: 0 },
    clip: null,
    pin: 'None',
    layer: 'cards',
    items,
  });
  const inner = group([{ type: 'Image', ...image }]);
  expect([...picturesIn(group([{ type: 'Group', ...inner }]))]).toEqual(['abc']);
  expect(picturesIn(group([])).size).toBe(0);
});
