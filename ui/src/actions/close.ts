import type { Desk } from './desk';
import { keepTyped } from './keep-typed';

/** Keeps what is typed before the window closes. What cannot be kept holds it open until it is asked to close once more. */
export function tieClosing(desk: Desk): () => void {
  const untie = desk.host.beforeClose?.(async () => {
    const kept = await keepTyped(desk);
    if (!kept) desk.report('toast.closeAgain', {}, 'bad');
    return kept;
  });
  return () => untie?.();
}
