import { invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';

import { type Host, HostError } from './host';
import { readAnswer } from './read-answer';

/** The desktop window: one command carries every call. */
export const tauriHost: Host = {
  async call(name, params) {
    try {
      const reply: unknown = await invoke('rpc', { call: name, params });
      // What is long comes as bytes, to be read in pieces.
      return (reply instanceof ArrayBuffer ? await readAnswer(new TextDecoder().decode(reply)) : reply) as never;
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
  beforeClose(mayClose) {
    const heard = getCurrentWindow().onCloseRequested(async (event) => {
      // A fault of the page holds no window open.
      if (!(await mayClose().catch(() => true))) event.preventDefault();
    });
    return () => void heard.then((end) => end());
  },
  watchFiles(watcher) {
    const heard = getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === 'enter') watcher.over(payload.paths);
      else if (payload.type === 'drop')
        watcher.dropped(payload.paths, payload.position.toLogical(window.devicePixelRatio));
      else if (payload.type === 'leave') watcher.left();
    });
    return () => void heard.then((end) => end());
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
