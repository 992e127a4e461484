import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: '../../target/peers',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 20_000,
    rollupOptions: {
      input: ['excalidraw.html', 'tldraw.html', 'react-flow.html', 'maxgraph.html'],
    },
  },
});
