import { BenchError } from '../bench-error.ts';
import type { SubmitDeps } from './submit-sweep.ts';

type Page = { items: unknown[]; nextCursor: string | null };

/**
 * Returns a function that reads the next page, and measures the time to its last byte in ms. After this number of full pages, it reads the
 * first page again.
 */
export function createPageReader(
  { api, signal }: SubmitDeps,
  path: string,
  { pages, pageTrials }: { pages: number; pageTrials: number },
): () => Promise<number> {
  const first = new URL(path, api.url);
  let url = first;
  let read = 0;
  return async () => {
    const began = performance.now();
    const response = await fetch(url, { signal });
    const text = await response.text();
    const ms = performance.now() - began;
    if (!response.ok) throw new BenchError('sweep-failed', `${url} answered ${text}`);
    const { items, nextCursor } = JSON.parse(text) as Page;
    if (items.length !== pageTrials) {
      const sentence = `Expected ${pageTrials} trials on a page, got ${items.length}.`;
      throw new BenchError('sweep-failed', sentence);
    }
    url = new URL(first);
    read = (read + 1) % pages;
    if (read > 0 && nextCursor !== null) url.searchParams.set('cursor', nextCursor);
    return ms;
  };
}
