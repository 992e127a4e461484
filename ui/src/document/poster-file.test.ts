import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Calls, FileWritten } from '../bindings';
import { type Host, HostError } from '../host';
import { FIRST_CHOICES } from '../host/first-choices';
import { pagesDone, PosterFile } from './poster-file';

/** A host whose export ends when the test says so. */
function slowHost() {
  const calls: string[] = [];
  let progress = { running: false, done: 0, of: 0 };
  let end: { resolve: (written: FileWritten) => void; reject: (failure: unknown) => void } | undefined;
  const host: Host = {
    call<K extends keyof Calls>(name: K): Promise<Calls[K]['reply']> {
      calls.push(name);
      if (name === 'export_poster') {
        return new Promise<FileWritten>((resolve, reject) => {
          end = { resolve, reject };
        }) as Promise<Calls[K]['reply']>;
      }
      return Promise.resolve((name === 'poster_progress' ? progress : {}) as Calls[K]['reply']);
    },
  };
  return {
    host,
    calls,
    tell: (done: number, of: number) => (progress = { running: true, done, of }),
    finish: (path: string | null) => end?.resolve({ path, bytes: 12_000 }),
    fail: (code: string) => end?.reject(new HostError(code, '')),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a poster that is written', () => {
  it('says why it failed, until the choices are others', async () => {
    const { host, fail } = slowHost();
    const file = new PosterFile(host, 'map');
    const written = file.write(FIRST_CHOICES);
    fail('DiskFull');
    expect(await written).toBeNull();
    expect(file.failure?.code).toBe('DiskFull');
    expect(file.writing).toBe(false);
    file.forget();
    expect(file.failure).toBeNull();
  });

  it('is no failure when it was called off, in the question or on the way', async () => {
    const { host, fail, finish, calls, tell } = slowHost();
    const file = new PosterFile(host, 'map');
    const first = file.write(FIRST_CHOICES);
    finish(null);
    expect(await first).toBeNull();
    const second = file.write(FIRST_CHOICES);
    tell(1, 4);
    await vi.advanceTimersByTimeAsync(200);
    file.stop();
    expect(file.stopping).toBe(true);
    expect(calls).toContain('cancel_poster');
    fail('CalledOff');
    expect(await second).toBeNull();
    expect(file.failure).toBeNull();
    expect(file.stopping).toBe(false);
  });

  it('tells how far it is, from the moment the user has said where it goes', async () => {
    const { host, tell, finish, calls } = slowHost();
    const file = new PosterFile(host, 'map');
    const written = file.write(FIRST_CHOICES);
    await vi.advanceTimersByTimeAsync(400);
    expect(file.writing).toBe(true);
    expect(file.progress).toBeNull();
    tell(3, 16);
    await vi.advanceTimersByTimeAsync(200);
    expect(file.progress).toEqual({ running: true, done: 3, of: 16 });
    finish('/wall.pdf');
    expect(await written).toEqual({ path: '/wall.pdf', bytes: 12_000 });
    expect(file.progress).toBeNull();
    const asked = calls.length;
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.length).toBe(asked);
  });

  it('is written once, however often it is asked for', async () => {
    const { host, calls, finish } = slowHost();
    const file = new PosterFile(host, 'map');
    const written = file.write(FIRST_CHOICES);
    expect(await file.write(FIRST_CHOICES)).toBeNull();
    finish('/wall.pdf');
    await written;
    expect(calls.filter((name) => name === 'export_poster').length).toBe(1);
  });
});

it('pages are counted behind the drawings of a PDF, and among the strips of a PNG', () => {
  const at = (done: number, of: number) => ({ running: true, done, of });
  expect(pagesDone(at(0, 0), 16, 'pdf')).toBe(0);
  expect(pagesDone(at(2, 19), 16, 'pdf')).toBe(0);
  expect(pagesDone(at(5, 19), 16, 'pdf')).toBe(2);
  expect(pagesDone(at(19, 19), 16, 'pdf')).toBe(16);
  expect(pagesDone(at(4, 16), 16, 'svg')).toBe(4);
  expect(pagesDone(at(50, 160), 16, 'png')).toBe(5);
});
