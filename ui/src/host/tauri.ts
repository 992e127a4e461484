import { invoke } from '@tauri-apps/api/core';

import { type Host, HostError } from './host';

/** The desktop window: one command carries every call. */
export const tauriHost: Host = {
  async call(name, params) {
    try {
      return await invoke('rpc', { call: name, params });
    } catch (failure) {
      throw HostError.from(failure);
    }
  },
};
