import { expect, it } from 'vitest';

import type { Scene } from '../../bindings';
import type { Host } from '../../host';
import { type SmallPicture, SmallPictures } from './small-pictures';

const host = {} as Host;
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Drawings that come when the test says so. */
class Drawings {
  readonly asked: string[] = [];
  readonly #waiting = new Map<string, (scene: Scene | Error) => void>();

  of(name: string): SmallPicture {
    return {
      name,
      draw: () => {
        this.asked.push(name);
        return new Promise((answer, fail) =>
          this.#waiting.set(name, (scene) => (scene instanceof Error ? fail(scene) : answer(scene))),
        );
      },
    };
  }
  async come(name: string, scene: Scene | Error = { name } as unknown as Scene): Promise<void> {
    this.#waiting.get(name)?.(scene);
    await settled();
  }
}

it('small pictures are asked for a few at a time, what came into view last first', async () => {
  const drawings = new Drawings();
  const pictures = new SmallPictures(host);
  const told: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e']) pictures.ask(drawings.of(name), () => told.push(name));
  expect(drawings.asked).toEqual(['a', 'b', 'c']);
  await drawings.come('b');
  expect(drawings.asked).toEqual(['a', 'b', 'c', 'e']);
  expect(told).toEqual(['b']);
  expect(pictures.known(drawings.of('b'))).toBeDefined();
  expect(pictures.known(drawings.of('a'))).toBeUndefined();
});

it('one that is out of view again is not asked for, and one that cannot be had holds nobody up', async () => {
  const drawings = new Drawings();
  const pictures = new SmallPictures(host);
  const takeBack = ['a', 'b', 'c', 'd', 'e'].map((name) => pictures.ask(drawings.of(name), () => undefined));
  takeBack[4]?.();
  await drawings.come('a', new Error('gone'));
  expect(drawings.asked).toEqual(['a', 'b', 'c', 'd']);
  expect(pictures.known(drawings.of('a'))).toBeUndefined();
});

it('one that nobody waits for any more is kept when it comes, and told to nobody', async () => {
  const drawings = new Drawings();
  const pictures = new SmallPictures(host);
  const told: string[] = [];
  const takeBack = pictures.ask(drawings.of('light'), () => told.push('light'));
  takeBack();
  pictures.ask(drawings.of('dark'), () => told.push('dark'));
  await drawings.come('dark');
  await drawings.come('light');
  expect(told).toEqual(['dark']);
  expect(pictures.known(drawings.of('light'))).toBeDefined();
});

it('what was drawn meanwhile is not drawn again', async () => {
  const drawings = new Drawings();
  const pictures = new SmallPictures(host);
  const told: string[] = [];
  for (const name of ['a', 'b', 'c']) pictures.ask(drawings.of(name), () => told.push(name));
  pictures.ask(drawings.of('a'), () => told.push('a again'));
  await drawings.come('a');
  expect(drawings.asked).toEqual(['a', 'b', 'c']);
  expect(told).toEqual(['a', 'a again']);
});
