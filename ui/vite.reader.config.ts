import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

/** The script of the reader's copy: one classic script that the core puts into every page it writes. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../assets/reader', import.meta.url)),
    // The template and the style sheet stand there too.
    emptyOutDir: false,
    target: ['chrome111', 'safari16.4', 'firefox115'],
    lib: {
      entry: fileURLToPath(new URL('src/reader/main.ts', import.meta.url)),
      name: 'reader',
      formats: ['iife'],
      fileName: () => 'page.js',
    },
  },
});
