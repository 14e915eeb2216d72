import { defineConfig, type Plugin } from 'vite';

/** The script of the views is imported by the entry. The document names it, so that the browser loads both at the same time. */
const preloadViews: Plugin = {
  name: 'preload-views',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .filter((chunk) => chunk.type === 'chunk' && !chunk.isEntry)
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `./${fileName}` },
          injectTo: 'head',
        })),
  },
};

// `base` is relative: the api adds a `<base>` element with its own path to index.html.
export default defineConfig({
  base: './',
  plugins: [preloadViews],
  build: {
    outDir: 'dist',
    target: 'es2023',
    // The content security policy allows no `data:` scripts and styles.
    assetsInlineLimit: 0,
    // The document loads all styles, so that no view waits for its own.
    cssCodeSplit: false,
    modulePreload: false,
    sourcemap: false,
  },
  worker: { format: 'es' },
});
