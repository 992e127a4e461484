import { type Host } from './host';
import { httpHost } from './http';
import { tauriHost } from './tauri';

export { type Host, HostError } from './host';

/** The host that this page runs in. */
export function findHost(): Host {
  return '__TAURI_INTERNALS__' in window ? tauriHost : httpHost;
}
