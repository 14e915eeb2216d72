import { defineConfig } from 'vite';

// `base` is relative: the api adds a `<base>` element with its own path to index.html.
export default defineConfig({
  base: './',
  build: {
    outDir: 'dist',
    target: 'es2023',
    // The content security policy allows no `data:` scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  worker: { format: 'es' },
});
