import { defineConfig } from 'vitest/config';

// The suite that drives a real browser. It needs PERCORSO_URL, the address of a running browser host.
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is polled for crosses a page and a server, on machines that may be busy.
    expect: { poll: { timeout: 10_000 } },
    fileParallelism: false,
  },
});
