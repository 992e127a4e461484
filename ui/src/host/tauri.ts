import { invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';

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
  async openWindow(map) {
    await tauriHost.call('open_window', { map });
  },
  async quit() {
    await tauriHost.call('quit', {});
  },
  async enlarge(factor) {
    const before = window.innerWidth;
    try {
      await getCurrentWebview().setZoom(factor);
    } catch (failure) {
      throw HostError.from(failure);
    }
    // The window has its new size in CSS pixels a little later than the answer comes.
    for (let frames = 0; frames < 10 && window.innerWidth === before; frames += 1) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  },
};
