import { type MemoryHost, memoryHost } from '../host/memory';
import { Desk } from './desk';

/** A desk with the sample map open, for tests: no page, and a host that lives in memory. */
export async function testDesk(
  host: MemoryHost = memoryHost(),
): Promise<{ desk: Desk; host: MemoryHost; settled(): Promise<void> }> {
  const desk = new Desk(host, { languages: ['en'], dark: false, contrast: false });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
  };
  await desk.start();
  await settled();
  return { desk, host, settled };
}
