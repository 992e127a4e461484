/** Longest wait for a frame, in milliseconds: a window that nobody sees draws none. */
const PATIENCE = 60;

/** Lets the page paint and take keys in between two pieces of long work. */
export function pause(): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, PATIENCE);
    // The work goes on behind the frame, not inside of it.
    if (typeof requestAnimationFrame === 'function') requestAnimationFrame(() => setTimeout(resume));
  });
}
