import { fileURLToPath } from 'node:url';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const assets = fileURLToPath(new URL('../assets', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  // Relative addresses, so that the pages work under tauri:// and under any test server's path.
  base: './',
  resolve: { alias: { '@assets': assets } },
  server: { port: 5173, strictPort: false, fs: { allow: [here, assets] } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4'],
    // Fonts and icons stay files of their own: the content security policy refuses data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
