import { defineConfig, type Plugin } from 'vite';
import { firstQuery } from './src/sweep/trial-columns.ts';

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

/**
 * What the view of a sweep requests first. The api puts the id of the sweep into the addresses, and removes these lines from the documents of
 * other views.
 */
const preloadSweep: Plugin = {
  name: 'preload-sweep',
  transformIndexHtml: () =>
    [`trials.arrow?${new URLSearchParams(firstQuery)}`, ''].map((below) => ({
      tag: 'link',
      attrs: {
        ...{ rel: 'preload', as: 'fetch', crossorigin: 'anonymous' },
        href: `./v1/sweeps/SWEEP${below === '' ? '' : `/${below}`}`,
      },
      injectTo: 'head-prepend',
    })),
};

// `base` is relative: the api adds a `<base>` element with its own path to index.html.
export default defineConfig({
  base: './',
  plugins: [preloadViews, preloadSweep],
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
